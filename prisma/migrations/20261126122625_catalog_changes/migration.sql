-- CreateTable
CREATE TABLE "catalog_changes" (
    "shop_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "revision" BIGSERIAL NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "catalog_changes_pkey" PRIMARY KEY ("shop_id","product_id")
);

-- CreateIndex
CREATE INDEX "catalog_changes_shop_id_revision_idx" ON "catalog_changes"("shop_id", "revision");

-- AddForeignKey
ALTER TABLE "catalog_changes" ADD CONSTRAINT "catalog_changes_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
