-- DropIndex
DROP INDEX "activity_entries_shop_id_created_at_idx";

-- DropIndex: the one with the id serves the same.
DROP INDEX IF EXISTS "activity_entries_shop_id_subject_id_created_at_idx";

-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "activity_body_days" INTEGER NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "activity_bodies" (
    "entry_id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "request" TEXT,
    "response" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activity_bodies_pkey" PRIMARY KEY ("entry_id")
);

-- CreateIndex
CREATE INDEX "activity_bodies_shop_id_created_at_idx" ON "activity_bodies"("shop_id", "created_at");

-- CreateIndex
CREATE INDEX "activity_entries_shop_id_created_at_id_idx" ON "activity_entries"("shop_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "activity_entries_shop_id_connection_id_created_at_id_idx" ON "activity_entries"("shop_id", "connection_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "activity_entries_shop_id_operation_created_at_id_idx" ON "activity_entries"("shop_id", "operation", "created_at", "id");

-- CreateIndex
CREATE INDEX "activity_entries_shop_id_subject_id_created_at_id_idx" ON "activity_entries"("shop_id", "subject_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "staff_actions_shop_id_subject_id_created_at_id_idx" ON "staff_actions"("shop_id", "subject_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "activity_bodies" ADD CONSTRAINT "activity_bodies_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "activity_entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Few calls are refused, and fewer fail: to find them the rest is not read.
CREATE INDEX "activity_entries_refused_idx" ON "activity_entries"("shop_id", "created_at", "id") WHERE "status" >= 400 AND "status" < 500;
CREATE INDEX "activity_entries_failed_idx" ON "activity_entries"("shop_id", "created_at", "id") WHERE "status" >= 500;
