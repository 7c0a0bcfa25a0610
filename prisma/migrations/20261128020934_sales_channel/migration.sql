-- AlterTable
ALTER TABLE "catalog_syncs" ADD COLUMN     "channel_gid" TEXT,
ADD COLUMN     "full_sync_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "heard_at" TIMESTAMPTZ(3),
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'export',
ADD COLUMN     "told_products" INTEGER;

-- AlterTable
ALTER TABLE "products" ADD COLUMN     "off_channel" TEXT;

-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "channel_gid" TEXT,
ADD COLUMN     "sells_as_channel" BOOLEAN NOT NULL DEFAULT false;
