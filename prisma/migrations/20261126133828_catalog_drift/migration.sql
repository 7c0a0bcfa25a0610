-- AlterTable
ALTER TABLE "catalog_syncs" ADD COLUMN     "drift" JSONB NOT NULL DEFAULT '{}';
