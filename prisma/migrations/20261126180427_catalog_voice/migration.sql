-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "has_voice" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "catalog_overrides" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "product_id" TEXT,
    "filter_field" TEXT,
    "filter_value" TEXT,
    "connection_id" TEXT,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "is_template" BOOLEAN NOT NULL,
    "updated_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "catalog_overrides_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_questions" (
    "shop_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "product_id" TEXT,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "product_questions_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE INDEX "catalog_overrides_shop_id_product_id_idx" ON "catalog_overrides"("shop_id", "product_id");

-- CreateIndex
CREATE INDEX "catalog_overrides_connection_id_idx" ON "catalog_overrides"("connection_id");

-- CreateIndex
CREATE INDEX "product_questions_shop_id_product_id_idx" ON "product_questions"("shop_id", "product_id");

-- AddForeignKey
ALTER TABLE "catalog_overrides" ADD CONSTRAINT "catalog_overrides_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalog_overrides" ADD CONSTRAINT "catalog_overrides_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "agent_connections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_questions" ADD CONSTRAINT "product_questions_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
