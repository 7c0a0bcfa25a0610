-- AlterTable
ALTER TABLE "feed_destinations" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "last_error" TEXT,
ADD COLUMN     "remote_id" TEXT,
ADD COLUMN     "sealed_secret" TEXT,
ADD COLUMN     "target_url" TEXT;

-- AlterTable
ALTER TABLE "feed_runs" ADD COLUMN     "pushed_at" TIMESTAMPTZ(3),
ADD COLUMN     "readback" JSONB;

-- CreateTable
CREATE TABLE "feed_deltas" (
    "shop_id" TEXT NOT NULL,
    "destination_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "revision" BIGSERIAL NOT NULL,

    CONSTRAINT "feed_deltas_pkey" PRIMARY KEY ("destination_id","product_id")
);

-- CreateTable
CREATE TABLE "pushed_products" (
    "shop_id" TEXT NOT NULL,
    "destination_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "variant_ids" TEXT[],
    "digest" BYTEA NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "run_number" BIGINT NOT NULL DEFAULT 0,
    "refusal" TEXT,

    CONSTRAINT "pushed_products_pkey" PRIMARY KEY ("destination_id","product_id")
);

-- CreateIndex
CREATE INDEX "feed_deltas_destination_id_revision_idx" ON "feed_deltas"("destination_id", "revision");

-- CreateIndex
CREATE INDEX "feed_deltas_shop_id_idx" ON "feed_deltas"("shop_id");

-- CreateIndex
CREATE INDEX "pushed_products_destination_id_run_number_idx" ON "pushed_products"("destination_id", "run_number");

-- CreateIndex
CREATE INDEX "pushed_products_shop_id_idx" ON "pushed_products"("shop_id");

-- AddForeignKey
ALTER TABLE "feed_deltas" ADD CONSTRAINT "feed_deltas_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "feed_destinations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pushed_products" ADD CONSTRAINT "pushed_products_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "feed_destinations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
