-- AlterTable
ALTER TABLE "agent_connections" ADD COLUMN     "commission_bps" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "checkout_sessions" ADD COLUMN     "blocked_by" TEXT,
ADD COLUMN     "codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "left_because" TEXT,
ADD COLUMN     "priced_at" TIMESTAMPTZ(3),
ADD COLUMN     "ready_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "stripe_fee_bps" INTEGER NOT NULL DEFAULT 290,
ADD COLUMN     "stripe_fee_fixed" INTEGER NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "past_checkouts" (
    "session_id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "priced_at" TIMESTAMPTZ(3),
    "ready_at" TIMESTAMPTZ(3),
    "codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "blocked_by" TEXT,
    "left_because" TEXT,

    CONSTRAINT "past_checkouts_pkey" PRIMARY KEY ("session_id")
);

-- CreateIndex
CREATE INDEX "past_checkouts_shop_id_created_at_idx" ON "past_checkouts"("shop_id", "created_at");

-- CreateIndex
CREATE INDEX "activity_entries_shop_id_subject_id_created_at_idx" ON "activity_entries"("shop_id", "subject_id", "created_at");

-- AddForeignKey
ALTER TABLE "past_checkouts" ADD CONSTRAINT "past_checkouts_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is known of checkouts of before.
UPDATE checkout_sessions SET
  priced_at = CASE WHEN (state ->> 'quoted')::boolean THEN updated_at END,
  ready_at = CASE WHEN status IN ('ready_for_payment', 'requires_escalation', 'authentication_required', 'completed') THEN updated_at END,
  blocked_by = state #>> '{blocking,0,code}',
  left_because = state #>> '{intentTrace,reasonCode}';
