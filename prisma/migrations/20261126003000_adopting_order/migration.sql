-- AlterTable
ALTER TABLE "checkout_sessions" ADD COLUMN     "adopting_order_gid" TEXT;
