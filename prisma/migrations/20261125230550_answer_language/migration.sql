-- AlterTable
ALTER TABLE "idempotency_records" ADD COLUMN     "language" TEXT;
