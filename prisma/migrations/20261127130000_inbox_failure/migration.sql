-- AlterTable
ALTER TABLE "inbox_messages" ADD COLUMN "failure" TEXT;
