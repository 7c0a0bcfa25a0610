import type Stripe from 'stripe';
import { cancelPayment } from '#app/payments/cancel-payment.server.ts';
import { readPayment } from '#app/payments/read-payment.server.ts';
import { refundPayment } from '#app/payments/refund-payment.server.ts';
import { effectKey, providerSilent } from '../effects.ts';
import type { PurchaseRecord } from '../purchase-record.ts';

/**
 * Gives the buyer's money back, reserved or taken, before an attempt is refused. Only the payment itself tells
 * whether it is free: a failure may be Stripe's, the key's, or the answer to a payment that was captured after all.
 * @throws AppError `service_unavailable` while it is not known to be free.
 */
export async function releasePayment(stripe: Stripe, purchase: PurchaseRecord): Promise<void> {
  const paymentIntentId = purchase.paymentIntentId!;
  const canceled = await cancelPayment(stripe, {
    paymentIntentId,
    idempotencyKey: effectKey(purchase, 'cancel'),
  });
  if (canceled.status === 'canceled') return;
  const payment = await readPayment(stripe, paymentIntentId);
  if (payment.status === 'canceled') return;
  if (payment.status !== 'authorized' || !payment.captured) throw providerSilent(canceled);
  const refund = await refundPayment(stripe, {
    paymentIntentId,
    amount: Number(purchase.amount),
    currency: purchase.currency,
    idempotencyKey: effectKey(purchase, 'refund'),
  });
  const returned = refund.status === 'refunded' || refund.status === 'pending';
  const before = refund.status === 'refused' && refund.reason === 'already_refunded';
  if (!returned && !before) throw providerSilent(refund);
}
