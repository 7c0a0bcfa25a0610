-- DropIndex
DROP INDEX "activity_entries_connection_id_created_at_idx";

-- CreateIndex
CREATE INDEX "activity_entries_created_at_idx" ON "activity_entries"("created_at");

-- Prisma's schema has no indexes on expressions. For purge-expired: few sessions hold an affiliate's token.
CREATE INDEX "checkout_sessions_sealed_tokens_idx" ON "checkout_sessions"("updated_at")
WHERE "state" #>> '{attribution,first,sealedToken}' IS NOT NULL
  OR "state" #>> '{attribution,last,sealedToken}' IS NOT NULL;

-- What was mirrored before translations, bundles, places and currencies were known lacks them: sync-catalogs reads
-- shops that were never synced at once.
UPDATE "shops" SET "catalog_synced_at" = NULL;
