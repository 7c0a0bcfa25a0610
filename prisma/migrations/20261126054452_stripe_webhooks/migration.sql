-- AlterTable
ALTER TABLE "payment_accounts" ADD COLUMN     "previous_webhook_secret_until" TIMESTAMPTZ(3),
ADD COLUMN     "sealed_hook_secret" TEXT,
ADD COLUMN     "sealed_previous_webhook_secret" TEXT,
ADD COLUMN     "stripe_account_id" TEXT,
ADD COLUMN     "webhook_endpoint_id" TEXT;
