-- DropIndex
DROP INDEX "orders_shop_id_placed_at_idx";

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "risk_level" TEXT;

-- CreateIndex
CREATE INDEX "orders_shop_id_placed_at_id_idx" ON "orders"("shop_id", "placed_at", "id");

-- CreateIndex
CREATE INDEX "orders_shop_id_connection_id_placed_at_id_idx" ON "orders"("shop_id", "connection_id", "placed_at", "id");

-- CreateIndex
CREATE INDEX "orders_shop_id_status_placed_at_id_idx" ON "orders"("shop_id", "status", "placed_at", "id");

-- CreateIndex
CREATE INDEX "orders_shop_id_risk_level_placed_at_id_idx" ON "orders"("shop_id", "risk_level", "placed_at", "id");

-- CreateIndex
CREATE INDEX "orders_shop_id_name_idx" ON "orders"("shop_id", "name");

-- What is known of orders that were placed before.
UPDATE orders SET risk_level = purchases.payment #>> '{risk,level}'
FROM purchases WHERE purchases.session_id = orders.session_id;
