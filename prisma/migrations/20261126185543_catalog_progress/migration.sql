-- AlterTable
ALTER TABLE "catalog_syncs" ADD COLUMN     "file_bytes" BIGINT,
ADD COLUMN     "read_bytes" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "unreadable" JSONB NOT NULL DEFAULT '[]';
