-- AlterTable
ALTER TABLE "agent_connections" ADD COLUMN     "stripe_agent" TEXT;

-- CreateTable
CREATE TABLE "platform_orders" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "stripe_session_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "payment_intent_id" TEXT,
    "amount" BIGINT,
    "currency" TEXT,
    "checkout_session_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "platform_orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_hooks" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "payment_account_id" TEXT NOT NULL,
    "hook_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "basis" TEXT,
    "lines" JSONB NOT NULL,
    "answer" JSONB NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "platform_hooks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "platform_orders_checkout_session_id_key" ON "platform_orders"("checkout_session_id");

-- CreateIndex
CREATE INDEX "platform_orders_state_updated_at_idx" ON "platform_orders"("state", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "platform_orders_shop_id_stripe_session_id_key" ON "platform_orders"("shop_id", "stripe_session_id");

-- CreateIndex
CREATE INDEX "platform_hooks_payment_account_id_digest_idx" ON "platform_hooks"("payment_account_id", "digest");

-- CreateIndex
CREATE INDEX "platform_hooks_answered_at_idx" ON "platform_hooks"("answered_at");

-- CreateIndex
CREATE UNIQUE INDEX "platform_hooks_payment_account_id_hook_id_key" ON "platform_hooks"("payment_account_id", "hook_id");

-- AddForeignKey
ALTER TABLE "platform_orders" ADD CONSTRAINT "platform_orders_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_orders" ADD CONSTRAINT "platform_orders_checkout_session_id_fkey" FOREIGN KEY ("checkout_session_id") REFERENCES "checkout_sessions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_hooks" ADD CONSTRAINT "platform_hooks_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
