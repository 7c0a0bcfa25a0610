-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "closed_at" TIMESTAMPTZ(3);
