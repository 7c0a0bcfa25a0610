-- AlterTable
ALTER TABLE "products" ADD COLUMN     "variant_count" INTEGER NOT NULL DEFAULT 1;

-- What is stored already is counted once. From now on the sync says it with each product.
UPDATE "products" SET "variant_count" = counted.n
FROM (SELECT shop_id, product_id, count(*)::integer AS n FROM "variants" GROUP BY shop_id, product_id) AS counted
WHERE counted.shop_id = "products".shop_id AND counted.product_id = "products".id AND counted.n <> 1;
