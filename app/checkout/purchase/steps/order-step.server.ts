import type { SellingMode } from '#app/agents/selling-mode.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Prisma } from '#app/db/client/client.ts';
import { mapShopifyOrder } from '#app/orders/map-shopify-order.ts';
import { orderKeyOf } from '#app/orders/order-key.ts';
import { attributionSeal } from '../../buyer/attribution-seal.server.ts';
import { openTouches } from '../../buyer/attribution.ts';
import { buildOrderInput } from '../order/build-order-input.ts';
import { createShopifyOrder } from '#app/orders/create-shopify-order.server.ts';
import { loadSession } from '../../session/session-store.server.ts';
import { refusalOf } from '../refusals.ts';
import { compensate } from '../refuse-purchase.server.ts';
import type { Step } from './step.ts';

/**
 * Creates the Shopify order for the authorised amount, exactly once. A refusal by Shopify, or an order whose total
 * is not what the buyer agreed to pay, releases the authorisation.
 */
export const orderStep: Step = async (scope, purchase, resumed) => {
  const row = await scope.db.checkoutSession.findUniqueOrThrow({
    where: { id: purchase.sessionId, shopId: scope.shop.id },
    include: { connection: true },
  });
  const sellingMode = row.connection.sellingMode as SellingMode;
  const session = await loadSession(scope, scope.db, { id: row.connectionId, sellingMode }, row.id);
  if (!purchase.paymentIntentId) throw new Error(`purchase ${purchase.sessionId} has no payment`);
  const orderKey = orderKeyOf(purchase.sessionId, purchase.attempt);
  const order = buildOrderInput({
    session,
    orderKey,
    agent: row.connection,
    payment: {
      paymentIntentId: purchase.paymentIntentId,
      chargeId: purchase.chargeId,
      test: purchase.payment.mode === 'test',
    },
    billingAddress: purchase.payment.billingAddress,
    attribution: openTouches(session.state.attribution, attributionSeal(scope, session.id)),
    processedAt: new Date(purchase.payment.authorizedAt ?? scope.clock()),
  });
  const result = await createShopifyOrder(scope, orderKey, order, { lookUpFirst: resumed });
  if (result.status === 'unknown') {
    throw new AppError('service_unavailable', 'The shop did not answer.', {
      retryAfterSeconds: 2,
      cause: result.error,
    });
  }
  if (result.status === 'refused') {
    scope.log.warn(
      { session: purchase.sessionId, shop: scope.shop.domain, reason: result.message },
      'Shopify refused the order',
    );
    return compensate(refusalOf(result.reason === 'out_of_stock' ? 'out_of_stock' : 'order_refused'));
  }
  const shopifyOrderGid = result.order.id;
  if (result.order.cancelledAt) {
    // Cancelled by staff or another app before it was paid for: it must not be charged.
    return compensate(refusalOf('order_refused'));
  }
  if (result.total !== Number(purchase.amount)) {
    const { total, order } = result;
    scope.log.error(
      { session: purchase.sessionId, order: order.name, total, authorized: Number(purchase.amount) },
      'order total differs from the authorised amount',
    );
    return compensate(refusalOf('order_refused'), { shopifyOrderGid });
  }
  return {
    next: 'capturing',
    fields: {
      shopifyOrderGid,
      orderName: result.order.name,
      orderSnapshot: mapShopifyOrder(result.order) as unknown as Prisma.InputJsonObject,
    },
  };
};
