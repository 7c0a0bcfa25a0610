-- AlterTable
ALTER TABLE "agent_keys" ADD COLUMN     "last_used_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "event_deliveries_connection_id_at_idx" ON "event_deliveries"("connection_id", "at");
