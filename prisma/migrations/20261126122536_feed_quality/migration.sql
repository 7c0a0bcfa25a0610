-- CreateTable
CREATE TABLE "quality_runs" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "variants" INTEGER NOT NULL,
    "hidden" INTEGER NOT NULL,
    "score" INTEGER NOT NULL,
    "counts" JSONB NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "quality_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quality_problems" (
    "shop_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "rules" TEXT[],
    "severity" TEXT NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quality_problems_pkey" PRIMARY KEY ("shop_id","variant_id")
);

-- CreateIndex
CREATE INDEX "quality_runs_shop_id_at_idx" ON "quality_runs"("shop_id", "at");

-- CreateIndex
CREATE INDEX "quality_problems_shop_id_product_id_idx" ON "quality_problems"("shop_id", "product_id");

-- CreateIndex
CREATE INDEX "quality_problems_shop_id_severity_idx" ON "quality_problems"("shop_id", "severity");

-- AddForeignKey
ALTER TABLE "quality_runs" ADD CONSTRAINT "quality_runs_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quality_problems" ADD CONSTRAINT "quality_problems_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
