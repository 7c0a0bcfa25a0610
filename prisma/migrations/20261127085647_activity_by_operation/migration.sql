-- DropIndex
DROP INDEX "activity_entries_shop_id_operation_created_at_id_idx";

-- CreateIndex
CREATE INDEX "activity_entries_shop_id_connection_id_operation_created_at_idx" ON "activity_entries"("shop_id", "connection_id", "operation", "created_at", "id");
