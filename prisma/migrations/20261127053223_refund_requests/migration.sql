-- AlterTable
ALTER TABLE "refunds" ADD COLUMN     "request_key" TEXT;

-- CreateIndex
CREATE INDEX "orders_shop_id_selling_mode_placed_at_id_idx" ON "orders"("shop_id", "selling_mode", "placed_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_order_id_request_key_key" ON "refunds"("order_id", "request_key");
