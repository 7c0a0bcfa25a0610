-- no-transaction
-- What the purge looks for: sessions that came to nothing, by age. Sold ones stay with their orders, and are not in it.
DROP INDEX CONCURRENTLY IF EXISTS "checkout_sessions_unsold_idx";
CREATE INDEX CONCURRENTLY "checkout_sessions_unsold_idx" ON "checkout_sessions"("created_at")
  WHERE "status" NOT IN ('completed', 'complete_in_progress');
