import type Stripe from 'stripe';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { capturePayment } from '#app/payments/capture-payment.server.ts';
import { readPayment } from '#app/payments/read-payment.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { wantsEmails } from '../../buyer/consents.ts';
import { readState } from '../../session/empty-state.ts';
import { effectKey, providerSilent } from '../effects.ts';
import type { PurchaseRecord } from '../purchase-record.ts';
import { purchaseStripe } from '../purchase-stripe.server.ts';
import { recordPurchasedOrder } from '../record-purchased-order.server.ts';
import { refusalOf } from '../refusals.ts';
import { compensate } from '../refuse-purchase.server.ts';
import { forgetLostHolds } from '../stock-hold/forget-lost-holds.server.ts';
import type { Step } from './step.ts';

/**
 * Takes the money, now that the order exists, and records the sale: order, session and the event for the agent in
 * one transaction. A capture that is definitely refused is compensated.
 */
export const captureStep: Step = async (scope, purchase) => {
  const stripe = await purchaseStripe(scope, purchase);
  if (await takeMoney(scope, stripe, purchase)) {
    return {
      next: 'completed',
      fields: { sealedToken: null },
      store: (tx) => recordSale(scope, tx, purchase),
    };
  }
  return compensate(refusalOf('declined'));
};

/**
 * Whether the money was taken. Anything but a plain yes is checked against the payment itself: a capture may have
 * gone through although its reply was lost, a key has expired, or Stripe keeps a failure under the idempotency key.
 * @throws AppError `service_unavailable` while it is not known, or the merchant's key no longer works.
 */
async function takeMoney(scope: ShopScope, stripe: Stripe, purchase: PurchaseRecord): Promise<boolean> {
  const paymentIntentId = purchase.paymentIntentId!;
  const capture = (effect: string) =>
    capturePayment(stripe, {
      paymentIntentId,
      amount: Number(purchase.amount),
      currency: purchase.currency,
      idempotencyKey: effectKey(purchase, effect),
    });
  let result = await capture('capture');
  if (result.status === 'captured') return true;
  const payment = await readPayment(stripe, paymentIntentId);
  if (payment.status === 'canceled') return false;
  if (payment.status !== 'authorized') throw providerSilent(payment);
  if (payment.captured) return true;
  // A payment is captured once at most, whatever the key: a key that only repeats a failure is replaced.
  if (result.status === 'unknown' && !result.replay) result = await capture(scope.newId('capture'));
  if (result.status === 'captured') return true;
  if (result.status === 'refused' && result.reason !== 'configuration') {
    scope.log.warn({ session: purchase.sessionId, reason: result.reason }, 'Stripe refused the capture');
    return false;
  }
  throw providerSilent(result);
}

async function recordSale(scope: ShopScope, tx: Queryable, purchase: PurchaseRecord): Promise<void> {
  const now = scope.clock();
  const { id: shopId } = scope.shop;
  const { sessionId } = purchase;
  const session = await tx.checkoutSession.update({
    where: { id: sessionId, shopId },
    data: { status: 'completed', version: { increment: 1 }, updatedAt: now },
    select: { connectionId: true, state: true },
  });
  const state = readState(session.state);
  await recordPurchasedOrder(scope, tx, purchase, { ...session, state, placedAt: now });
  await forgetLostHolds(scope, tx, purchase.stockHold);
  if (wantsEmails(state)) await addJob(tx, 'write-consents', { shopId, sessionId });
}
