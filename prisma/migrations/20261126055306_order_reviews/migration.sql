-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "review_rules" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "order_reviews" (
    "order_id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "hold" TEXT NOT NULL DEFAULT 'waiting',
    "held_gids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,

    CONSTRAINT "order_reviews_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE INDEX "order_reviews_shop_id_state_idx" ON "order_reviews"("shop_id", "state");

-- CreateIndex
CREATE INDEX "order_reviews_held_gids_idx" ON "order_reviews" USING GIN ("held_gids");

-- AddForeignKey
ALTER TABLE "order_reviews" ADD CONSTRAINT "order_reviews_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_reviews" ADD CONSTRAINT "order_reviews_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;
