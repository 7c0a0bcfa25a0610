import type { SellingMode } from '#app/agents/selling-mode.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Prisma } from '#app/db/client/client.ts';
import { ShopifyError } from '#app/shopify/shopify-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { evidenceHead } from '#app/evidence/evidence-head.server.ts';
import { mapShopifyOrder } from '#app/orders/map-shopify-order.ts';
import { orderKeyOf } from '#app/orders/order-key.ts';
import { attributionSeal } from '../../buyer/attribution-seal.server.ts';
import { openTouches } from '../../buyer/attribution.ts';
import { buildOrderInput } from '../order/build-order-input.ts';
import { createShopifyOrder, type OrderCreation } from '#app/orders/create-shopify-order.server.ts';
import { readStock } from '../../lines/read-stock.server.ts';
import { loadSession } from '../../session/session-store.server.ts';
import type { CheckoutSession } from '../../session/session.ts';
import { shopSilent } from '../effects.ts';
import { orderDifferences } from '../order/order-differences.ts';
import type { PurchaseRecord } from '../purchase-record.ts';
import { refusalOf } from '../refusals.ts';
import { compensate } from '../refuse-purchase.server.ts';
import { tellOrderRefused, tellTotalMismatch } from '../tell-staff.server.ts';
import type { Step, StepResult } from './step.ts';

/** A place in the next minute is likely by then, and the agent's request does not wait for it. */
const BUSY_SECONDS = 20;

/**
 * Creates the Shopify order for the authorised amount, exactly once. A refusal by Shopify, or an order whose total
 * is not what the buyer agreed to pay, releases the authorisation.
 */
export const orderStep: Step = async (scope, purchase, { resumed }) => {
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
    sourceName: scope.shop.attributesOrders ? row.connection.platform : null,
    evidence: await evidenceHead(scope, session.id),
    processedAt: new Date(purchase.payment.authorizedAt ?? scope.clock()),
  });
  const result = await createShopifyOrder(scope, orderKey, order, {
    lookUpFirst: resumed,
    hold: purchase.stockHold?.draftOrderGid,
  });
  switch (result.status) {
    case 'unknown':
      throw shopSilent(result.error);
    case 'busy':
      throw new AppError('service_unavailable', 'The shop takes no more orders this minute.', {
        retryAfterSeconds: BUSY_SECONDS,
        cause: result.message,
      });
    case 'refused':
      return refused(scope, purchase, session, result);
    case 'created':
      return created(scope, purchase, session, result);
  }
};

/** Shopify says no: the money is released, and whoever can mend it is told. */
async function refused(
  scope: ShopScope,
  { sessionId }: PurchaseRecord,
  session: CheckoutSession,
  { reason, message }: Extract<OrderCreation, { status: 'refused' }>,
): Promise<StepResult> {
  scope.log.warn(
    { session: sessionId, shop: scope.shop.domain, reason: message },
    'Shopify refused the order',
  );
  if (reason === 'invalid')
    return compensate(refusalOf('order_refused'), {}, (tx) =>
      tellOrderRefused(scope, tx, { sessionId, message }),
    );
  return compensate({ ...refusalOf('out_of_stock'), stock: await whatIsLeft(scope, session) });
}

/** Shopify does not say which line it has too little of. Without an answer the agent is told that one is. */
async function whatIsLeft(
  scope: ShopScope,
  { state }: CheckoutSession,
): Promise<Record<string, number | null> | undefined> {
  try {
    return await readStock(
      scope,
      state.lines.map(({ variantId }) => variantId),
    );
  } catch (error) {
    if (error instanceof ShopifyError) return undefined;
    throw error;
  }
}

/** The order is there: it goes on only if it is what the buyer agreed to. */
function created(
  scope: ShopScope,
  purchase: PurchaseRecord,
  session: CheckoutSession,
  { order, total }: Extract<OrderCreation, { status: 'created' }>,
): StepResult {
  const { sessionId, currency } = purchase;
  const shopifyOrderGid = order.id;
  // Cancelled by staff or another app before it was paid for: it must not be charged.
  if (order.cancelledAt) return compensate(refusalOf('order_refused'));
  const authorized = Number(purchase.amount);
  if (total !== authorized) {
    scope.log.error({ session: sessionId, order: order.name, total, authorized }, 'order total differs');
    const differences = orderDifferences(session.state.totals, order);
    return compensate(refusalOf('order_refused'), { shopifyOrderGid }, (tx) =>
      tellTotalMismatch(scope, tx, { sessionId, name: order.name, currency, authorized, total, differences }),
    );
  }
  return {
    next: 'capturing',
    fields: {
      shopifyOrderGid,
      orderName: order.name,
      orderSnapshot: mapShopifyOrder(order) as unknown as Prisma.InputJsonObject,
    },
  };
}
