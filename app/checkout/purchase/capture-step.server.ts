import type Stripe from 'stripe';
import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import { cancelShopifyOrder } from '#app/orders/cancel-shopify-order.server.ts';
import { recordEvent } from '#app/orders/record-event.server.ts';
import { capturePayment } from '#app/payments/capture-payment.server.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import { readPayment } from '#app/payments/read-payment.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { effectKey, providerSilent } from './authorize-step.server.ts';
import type { PurchaseRecord } from './purchase-record.ts';
import { refusalOf } from './refusals.ts';
import { refuse } from './refuse-purchase.server.ts';
import { releasePayment } from './release-payment.server.ts';
import type { Step } from './run-purchase.server.ts';

/**
 * Takes the money, now that the order exists, and records the sale: order, session and the event for the agent in
 * one transaction. A capture that is definitely refused cancels the order and gives the reserved money back.
 */
export const captureStep: Step = async (scope, purchase) => {
  const stripe = await merchantStripe(scope, purchase.payment.mode);
  if (await takeMoney(scope, stripe, purchase)) {
    return {
      next: 'completed',
      fields: { sealedToken: null },
      store: (tx) => recordSale(scope, tx, purchase),
    };
  }
  await cancelShopifyOrder(
    scope,
    purchase.shopifyOrderGid!,
    'Cancelled by Aisle: the payment could not be captured.',
  );
  await releasePayment(stripe, purchase);
  return refuse(scope, purchase, refusalOf('declined'));
};

/**
 * Whether the money was taken. A payment is captured once at most, whatever the idempotency key, so a key under which
 * Stripe keeps only a failure is replaced by a fresh one.
 * @throws AppError `service_unavailable` while it is not known.
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
  if (result.status === 'unknown' && !result.replay) {
    const payment = await readPayment(stripe, paymentIntentId);
    if (payment.status === 'authorized' && payment.captured) return true;
    result = await capture(scope.newId('capture'));
  }
  if (result.status === 'unknown') throw providerSilent(result.error);
  return result.status === 'captured';
}

async function recordSale(scope: ShopScope, tx: Queryable, purchase: PurchaseRecord): Promise<void> {
  const order = purchase.orderSnapshot as unknown as AgentOrder;
  const now = scope.clock();
  const { id: shopId } = scope.shop;
  const session = await tx.checkoutSession.update({
    where: { id: purchase.sessionId, shopId },
    data: { status: 'completed', version: { increment: 1 }, updatedAt: now },
    select: { connectionId: true },
  });
  const { id } = await tx.order.create({
    data: {
      id: scope.newId('order'),
      shopId,
      sessionId: purchase.sessionId,
      connectionId: session.connectionId,
      shopifyOrderGid: purchase.shopifyOrderGid!,
      name: order.name,
      status: order.status,
      total: purchase.amount,
      currency: purchase.currency,
      paymentIntentId: purchase.paymentIntentId,
      snapshot: order as unknown as Prisma.InputJsonObject,
      placedAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  await recordEvent(scope, tx, id, 'order_create', order);
}
