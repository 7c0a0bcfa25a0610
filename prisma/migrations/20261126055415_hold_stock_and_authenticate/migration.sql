-- AlterTable
ALTER TABLE "purchases" ADD COLUMN     "stock_hold" JSONB;

-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "attributes_orders" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "holds_stock" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "purchases_payment_intent_id_idx" ON "purchases"("payment_intent_id");
