-- What /metrics counts at every scrape: few rows of tables that grow.
CREATE INDEX "order_events_due_idx" ON "order_events"("next_attempt_at") WHERE "next_attempt_at" IS NOT NULL;
CREATE INDEX "order_events_dead_idx" ON "order_events"("dead_at") WHERE "dead_at" IS NOT NULL;
CREATE INDEX "inbox_messages_waiting_idx" ON "inbox_messages"("received_at") WHERE "processed_at" IS NULL;
