-- AlterTable
ALTER TABLE "catalog_syncs" ADD COLUMN     "full_sync_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'export',
ADD COLUMN     "told_at" TIMESTAMPTZ(3),
ADD COLUMN     "told_products" INTEGER;

-- AlterTable
ALTER TABLE "products" ADD COLUMN     "on_channel" BOOLEAN;

-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "channel_gid" TEXT,
ADD COLUMN     "sells_as_channel" BOOLEAN NOT NULL DEFAULT false;
