import type { Prisma } from '#app/db/client/client.ts';
import { cancelShopifyOrder } from '#app/orders/cancel-shopify-order.server.ts';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import { recordEvent } from '#app/orders/record-event.server.ts';
import { capturePayment } from '#app/payments/capture-payment.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { effectKey, providerSilent } from './authorize-step.server.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import type { PurchaseRecord } from './purchase-record.ts';
import { refusalOf } from './refusals.ts';
import { refuse } from './refuse-purchase.server.ts';
import type { Step } from './run-purchase.server.ts';

/**
 * Takes the money, now that the order exists, and records the sale: order, session and the event for the agent in
 * one transaction. A capture that is definitely refused cancels the order.
 */
export const captureStep: Step = async (scope, purchase) => {
  const stripe = await merchantStripe(scope, purchase.payment.mode);
  const result = await capturePayment(stripe, {
    paymentIntentId: purchase.paymentIntentId!,
    amount: Number(purchase.amount),
    currency: purchase.currency,
    idempotencyKey: effectKey(purchase, 'capture'),
  });
  if (result.status === 'unknown') {
    throw providerSilent(result.error);
  }
  if (result.status === 'refused') {
    await cancelShopifyOrder(
      scope,
      purchase.shopifyOrderGid!,
      'Cancelled by Aisle: the payment could not be captured.',
    );
    return refuse(scope, purchase, refusalOf('declined'));
  }
  await recordSale(scope, purchase);
  return { next: 'completed', fields: { sealedToken: null } };
};

async function recordSale(scope: ShopScope, purchase: PurchaseRecord): Promise<void> {
  const order = purchase.orderSnapshot as unknown as AgentOrder;
  const shopifyOrderGid = purchase.shopifyOrderGid!;
  const now = scope.clock();
  const { id: shopId } = scope.shop;
  await scope.db.$transaction(async (tx) => {
    const session = await tx.checkoutSession.update({
      where: { id: purchase.sessionId, shopId },
      data: { status: 'completed', version: { increment: 1 }, updatedAt: now },
      select: { connectionId: true },
    });
    const known = await tx.order.findUnique({
      where: { sessionId: purchase.sessionId, shopId },
      select: { id: true },
    });
    if (known) return; // an earlier run got this far
    const { id } = await tx.order.create({
      data: {
        id: scope.newId('order'),
        shopId,
        sessionId: purchase.sessionId,
        connectionId: session.connectionId,
        shopifyOrderGid,
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
  });
}
