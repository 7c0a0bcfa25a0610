-- AlterTable
ALTER TABLE "products" ADD COLUMN     "category_id" TEXT,
ADD COLUMN     "collection_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "description_markdown" TEXT,
ADD COLUMN     "description_text" TEXT,
ADD COLUMN     "metafields" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "other_media" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "market_countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "metafield_keys" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "variants" ADD COLUMN     "market_prices" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "unit_price_measure" JSONB;
