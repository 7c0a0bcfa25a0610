import type Stripe from 'stripe';
import type { NewId } from '#app/kernel/ids.ts';
import { cancelPayment, type CancelResult } from '#app/payments/cancel-payment.server.ts';
import { listRefunds } from '#app/payments/list-refunds.server.ts';
import { readPayment } from '#app/payments/read-payment.server.ts';
import { refundPayment } from '#app/payments/refund-payment.server.ts';
import { effectKey, providerSilent } from '../effects.ts';
import type { PurchaseRecord } from '../purchase-record.ts';

/** What must be known of a purchase to give its money back. */
export type Releasable = Pick<
  PurchaseRecord,
  'paymentIntentId' | 'amount' | 'currency' | 'sessionId' | 'attempt'
>;

/**
 * Gives the buyer's money back, reserved or taken, before an attempt is refused. Only the payment itself tells
 * whether it is free: a failure may be Stripe's, the key's, or the answer to a payment that was captured after all.
 * @throws AppError `service_unavailable` while it is not known to be free.
 */
export async function releasePayment(
  { newId }: { newId: NewId },
  stripe: Stripe,
  purchase: Releasable,
): Promise<void> {
  const paymentIntentId = purchase.paymentIntentId!;
  const cancel = (idempotencyKey: string) => cancelPayment(stripe, { paymentIntentId, idempotencyKey });
  const canceled = await cancel(effectKey(purchase, 'cancel'));
  if (canceled.status === 'canceled') return;
  const payment = await readPayment(stripe, paymentIntentId);
  if (payment.status === 'canceled') return;
  if (payment.status === 'authorized' && payment.captured) return refund(newId, stripe, purchase);
  // A payment is cancelled once at most, whatever the key: a key that only repeats a failure is replaced.
  const again = isKeptFailure(canceled) ? await cancel(newId('cancel')) : canceled;
  if (again.status !== 'canceled') throw providerSilent(again);
}

const isKeptFailure = (result: CancelResult) => result.status === 'unknown' && !result.replay;

/** The key keeps a refund from being made twice; where it only repeats a failure, what was refunded is read first. */
async function refund(newId: NewId, stripe: Stripe, purchase: Releasable): Promise<void> {
  const request = {
    paymentIntentId: purchase.paymentIntentId!,
    amount: Number(purchase.amount),
    currency: purchase.currency,
  };
  const first = await refundPayment(stripe, { ...request, idempotencyKey: effectKey(purchase, 'refund') });
  if (isReturned(first)) return;
  if (first.status !== 'unknown' || first.replay) throw providerSilent(first);
  const returned = await alreadyReturned(stripe, request.paymentIntentId);
  if (returned >= request.amount) return;
  const left = { ...request, amount: request.amount - returned };
  const again = await refundPayment(stripe, { ...left, idempotencyKey: newId('refund') });
  if (!isReturned(again)) throw providerSilent(again);
}

/** Minor units; a refund that has failed or was cancelled gave nothing back. */
async function alreadyReturned(stripe: Stripe, paymentIntentId: string): Promise<number> {
  try {
    const refunds = await listRefunds(stripe, paymentIntentId);
    return refunds
      .filter(({ status }) => status !== 'failed' && status !== 'canceled')
      .reduce((sum, { amount }) => sum + amount, 0);
  } catch (error) {
    throw providerSilent(error);
  }
}

function isReturned(result: Awaited<ReturnType<typeof refundPayment>>): boolean {
  if (result.status === 'refused') return result.reason === 'already_refunded';
  return result.status === 'refunded' || result.status === 'pending';
}
