import type Stripe from 'stripe';
import type { Order } from '#app/db/client/client.ts';
import { cancelPayment } from '#app/payments/cancel-payment.server.ts';
import { readPayment } from '#app/payments/read-payment.server.ts';
import { refundPayment } from '#app/payments/refund-payment.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { askForHelp, failRefund } from './fail-refund.server.ts';
import { REFUND_METADATA, stripeRefundKey, type RefundRecord } from './refund-record.ts';

/**
 * Gives the money of a requested refund back: refunds it at Stripe, or releases it if it was never taken. The caller has
 * looked whether Stripe has this refund already. Repeated within a day, the key answers; after that, that look does.
 * @throws Error while the outcome is unknown or the merchant's key does not work: the job is repeated.
 */
export async function moveMoney(
  scope: ShopScope,
  stripe: Stripe,
  order: Order,
  refund: RefundRecord,
): Promise<void> {
  const { amount, currency } = refund;
  const paymentIntentId = order.paymentIntentId!;
  const result = await refundPayment(stripe, {
    paymentIntentId,
    amount,
    currency,
    idempotencyKey: stripeRefundKey(refund),
    metadata: {
      [REFUND_METADATA.record]: refund.id,
      ...(refund.shopifyRefundGid && { [REFUND_METADATA.shopifyRefund]: refund.shopifyRefundGid }),
      shop: scope.shop.domain,
    },
  });
  switch (result.status) {
    case 'refunded':
    case 'pending':
      return store(scope, refund, {
        stripeRefundId: result.refundId,
        state: result.status === 'refunded' ? 'succeeded' : 'pending',
      });
    case 'refused':
      if (result.reason === 'unexpected_state') return release(scope, stripe, paymentIntentId, refund);
      if (result.reason === 'configuration') {
        await askForHelp(scope, scope.db, refund, `Stripe: ${result.message}`);
        throw new Error(`refund ${refund.id} waits for a Stripe key that may refund`);
      }
      return scope.db.$transaction((tx) =>
        failRefund(
          scope,
          tx,
          refund,
          `Stripe: ${result.message}`,
          result.reason === 'disputed' ? 'disputed' : 'money',
        ),
      );
    case 'unknown':
      // Only a new key can bring an answer; the next run looks first whether this one did it after all.
      if (!result.replay) await store(scope, refund, { attempt: refund.attempt + 1 });
      throw result.error;
  }
}

/** Money that was only reserved is released; a part of it cannot be. */
async function release(
  scope: ShopScope,
  stripe: Stripe,
  paymentIntentId: string,
  refund: RefundRecord,
): Promise<void> {
  const payment = await readPayment(stripe, paymentIntentId);
  if (payment.status === 'canceled') return store(scope, refund, { state: 'succeeded' });
  const whole = payment.status === 'authorized' && !payment.captured && payment.amount === refund.amount;
  if (!whole) {
    const why = 'The payment was not taken yet, and can only be released as a whole.';
    return scope.db.$transaction((tx) => failRefund(scope, tx, refund, why));
  }
  const idempotencyKey = `${stripeRefundKey(refund)}:cancel`;
  const canceled = await cancelPayment(stripe, { paymentIntentId, idempotencyKey });
  if (canceled.status !== 'canceled')
    throw new Error(`${paymentIntentId} could not be released: ${canceled.status}`);
  return store(scope, refund, { state: 'succeeded' });
}

async function store(
  { db, shop, clock }: ShopScope,
  { id }: RefundRecord,
  data: Partial<Pick<RefundRecord, 'stripeRefundId' | 'state' | 'attempt'>>,
): Promise<void> {
  await db.refund.update({ where: { id, shopId: shop.id }, data: { ...data, updatedAt: clock() } });
}
