import type Stripe from 'stripe';
import { cancelPayment } from '#app/payments/cancel-payment.server.ts';
import { readPayment } from '#app/payments/read-payment.server.ts';
import { effectKey, providerSilent } from './authorize-step.server.ts';
import type { PurchaseRecord } from './purchase-record.ts';

/**
 * Gives the reserved money back to the buyer, before an attempt is refused.
 * @throws AppError `service_unavailable` while it is not known to be free.
 */
export async function releasePayment(stripe: Stripe, purchase: PurchaseRecord): Promise<void> {
  const paymentIntentId = purchase.paymentIntentId!;
  const idempotencyKey = effectKey(purchase, 'cancel');
  const result = await cancelPayment(stripe, { paymentIntentId, idempotencyKey });
  if (result.status !== 'unknown') return;
  // A failure that Stripe has stored under the key tells nothing: only the payment itself does.
  const payment = result.replay ? null : await readPayment(stripe, paymentIntentId);
  if (payment?.status !== 'canceled') throw providerSilent(result.error);
}
