-- AlterTable
ALTER TABLE "feed_destinations" ADD COLUMN     "host_key" TEXT;
