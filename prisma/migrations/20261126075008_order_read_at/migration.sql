-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "read_at" TIMESTAMPTZ(3);
