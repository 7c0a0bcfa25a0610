-- AlterTable
ALTER TABLE "agent_connections" ADD COLUMN     "allowed_countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "max_daily_amount" BIGINT,
ADD COLUMN     "max_order_amount" BIGINT,
ADD COLUMN     "product_rules" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "rate_limit" INTEGER NOT NULL DEFAULT 600,
ADD COLUMN     "required_interventions" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "agent_keys" ADD COLUMN     "expires_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "selling_mode" TEXT NOT NULL DEFAULT 'in_chat';

-- AlterTable
ALTER TABLE "products" ADD COLUMN     "translations" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "agent_host" TEXT,
ADD COLUMN     "honor_price_minutes" INTEGER NOT NULL DEFAULT 15,
ADD COLUMN     "locations" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "offers_marketing" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "presentment_currencies" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "variants" ADD COLUMN     "previous_price" BIGINT,
ADD COLUMN     "price_changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "requires_components" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "agent_signing_keys" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "sealed_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_signing_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seen_signatures" (
    "connection_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seen_signatures_pkey" PRIMARY KEY ("connection_id","digest")
);

-- CreateTable
CREATE TABLE "rate_windows" (
    "connection_id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "requests" INTEGER NOT NULL,

    CONSTRAINT "rate_windows_pkey" PRIMARY KEY ("connection_id")
);

-- CreateTable
CREATE TABLE "carts" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "buyer_email_hash" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "carts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_entries" (
    "id" TEXT NOT NULL,
    "shop_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "subject_id" TEXT,
    "request_id" TEXT,
    "operation" TEXT NOT NULL,
    "api_version" TEXT,
    "status" INTEGER NOT NULL,
    "code" TEXT,
    "replayed" BOOLEAN NOT NULL DEFAULT false,
    "unknown_fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activity_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "agent_signing_keys_shop_id_idx" ON "agent_signing_keys"("shop_id");

-- CreateIndex
CREATE INDEX "agent_signing_keys_connection_id_idx" ON "agent_signing_keys"("connection_id");

-- CreateIndex
CREATE INDEX "seen_signatures_seen_at_idx" ON "seen_signatures"("seen_at");

-- CreateIndex
CREATE INDEX "carts_shop_id_buyer_email_hash_idx" ON "carts"("shop_id", "buyer_email_hash");

-- CreateIndex
CREATE INDEX "carts_expires_at_idx" ON "carts"("expires_at");

-- CreateIndex
CREATE INDEX "activity_entries_shop_id_created_at_idx" ON "activity_entries"("shop_id", "created_at");

-- CreateIndex
CREATE INDEX "activity_entries_connection_id_created_at_idx" ON "activity_entries"("connection_id", "created_at");

-- CreateIndex
CREATE INDEX "agent_keys_connection_id_idx" ON "agent_keys"("connection_id");

-- CreateIndex
CREATE UNIQUE INDEX "shops_agent_host_key" ON "shops"("agent_host");

-- AddForeignKey
ALTER TABLE "agent_signing_keys" ADD CONSTRAINT "agent_signing_keys_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "agent_connections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carts" ADD CONSTRAINT "carts_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carts" ADD CONSTRAINT "carts_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "agent_connections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_entries" ADD CONSTRAINT "activity_entries_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_entries" ADD CONSTRAINT "activity_entries_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "agent_connections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Signing secrets move as they are: they stay sealed to their connection.
INSERT INTO "agent_signing_keys" ("id", "shop_id", "connection_id", "algorithm", "sealed_key", "created_at")
SELECT 'sigkey_' || "id", "shop_id", "id", 'hmac-sha256', "sealed_signing_key", "created_at"
FROM "agent_connections" WHERE "sealed_signing_key" IS NOT NULL;

ALTER TABLE "agent_connections" DROP COLUMN "sealed_signing_key";

-- Counters of the minute that runs: not worth the write-ahead log.
ALTER TABLE "rate_windows" SET UNLOGGED;
