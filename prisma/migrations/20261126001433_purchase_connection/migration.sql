-- AlterTable
ALTER TABLE "purchases" ADD COLUMN     "connection_id" TEXT;

-- Purchases of before have the connection of their session.
UPDATE "purchases" SET "connection_id" = "session"."connection_id"
FROM "checkout_sessions" AS "session" WHERE "session"."id" = "purchases"."session_id";

ALTER TABLE "purchases" ALTER COLUMN "connection_id" SET NOT NULL;

-- CreateIndex
CREATE INDEX "purchases_connection_id_created_at_idx" ON "purchases"("connection_id", "created_at");
