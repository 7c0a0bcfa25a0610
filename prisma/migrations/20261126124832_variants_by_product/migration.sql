-- DropIndex
DROP INDEX "variants_shop_id_product_id_idx";

-- CreateIndex
CREATE INDEX "variants_shop_id_product_id_id_idx" ON "variants"("shop_id", "product_id", "id");
