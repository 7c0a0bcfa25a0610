-- CreateTable
CREATE TABLE "shop_policies" (
    "shop_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "markdown" TEXT NOT NULL,
    "translations" JSONB NOT NULL DEFAULT '{}',
    "shopify_updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_policies_pkey" PRIMARY KEY ("shop_id","type")
);

-- AddForeignKey
ALTER TABLE "shop_policies" ADD CONSTRAINT "shop_policies_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
