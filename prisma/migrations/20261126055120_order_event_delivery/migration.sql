-- AlterTable
ALTER TABLE "order_events" ADD COLUMN     "dead_at" TIMESTAMPTZ(3),
ADD COLUMN     "dead_reason" TEXT,
ADD COLUMN     "next_attempt_at" TIMESTAMPTZ(3),
ADD COLUMN     "replayed_at" TIMESTAMPTZ(3);

-- What waited so far is due, and its jobs are queued already.
UPDATE "order_events" SET "next_attempt_at" = "created_at" WHERE "delivered_at" IS NULL;

-- CreateTable
CREATE TABLE "event_endpoints" (
    "connection_id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "open_until" TIMESTAMPTZ(3),
    "probe_order_id" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "verified_at" TIMESTAMPTZ(3),
    "sealed_previous_secret" TEXT,
    "previous_secret_until" TIMESTAMPTZ(3),

    CONSTRAINT "event_endpoints_pkey" PRIMARY KEY ("connection_id")
);

-- CreateTable
CREATE TABLE "event_deliveries" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "error" TEXT,
    "duration_ms" INTEGER NOT NULL,

    CONSTRAINT "event_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "event_endpoints_shop_id_idx" ON "event_endpoints"("shop_id");

-- CreateIndex
CREATE INDEX "event_deliveries_event_id_at_idx" ON "event_deliveries"("event_id", "at");

-- CreateIndex
CREATE INDEX "event_deliveries_at_idx" ON "event_deliveries"("at");

-- CreateIndex
CREATE INDEX "order_events_shop_id_next_attempt_at_idx" ON "order_events"("shop_id", "next_attempt_at");

-- CreateIndex
CREATE INDEX "orders_connection_id_idx" ON "orders"("connection_id");

-- AddForeignKey
ALTER TABLE "event_endpoints" ADD CONSTRAINT "event_endpoints_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "agent_connections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_deliveries" ADD CONSTRAINT "event_deliveries_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "order_events"("id") ON DELETE CASCADE ON UPDATE CASCADE;
