-- CreateTable
CREATE TABLE "feed_offers" (
    "shop_id" TEXT NOT NULL,
    "run_number" BIGINT NOT NULL,
    "item_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "inventory" BYTEA NOT NULL,
    "pricing" BYTEA NOT NULL,

    CONSTRAINT "feed_offers_pkey" PRIMARY KEY ("run_number","item_id")
);

-- CreateTable
CREATE TABLE "feed_imports" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "destination_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "feed_type" TEXT NOT NULL,
    "remote_id" TEXT,
    "status" TEXT NOT NULL DEFAULT 'awaiting_upload',
    "items" JSONB,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "samples" JSONB,
    "error" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "feed_imports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "feed_offers_run_number_product_id_idx" ON "feed_offers"("run_number", "product_id");

-- CreateIndex
CREATE INDEX "feed_imports_run_id_idx" ON "feed_imports"("run_id");

-- CreateIndex
CREATE INDEX "feed_imports_destination_id_started_at_idx" ON "feed_imports"("destination_id", "started_at");

-- CreateIndex
CREATE INDEX "feed_imports_shop_id_idx" ON "feed_imports"("shop_id");

-- AddForeignKey
ALTER TABLE "feed_offers" ADD CONSTRAINT "feed_offers_run_number_fkey" FOREIGN KEY ("run_number") REFERENCES "feed_runs"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_imports" ADD CONSTRAINT "feed_imports_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "feed_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;
