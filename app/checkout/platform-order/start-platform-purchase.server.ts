import { Prisma, type AgentConnection, type PlatformOrder } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { writeTogether } from '#app/db/write-together.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { AgenticCheckout } from '#app/payments/agentic-checkout.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { NO_FACTS, type PaymentFacts } from '../purchase/purchase-record.ts';
import { insertSession } from '../session/session-store.server.ts';
import type { CheckoutSession } from '../session/session.ts';
import type { MappedOrder } from './map-platform-order.ts';
import type { PlatformOrderState } from './platform-order.ts';

interface Found {
  checkout: AgenticCheckout;
  connection: AgentConnection;
  mapped: MappedOrder;
}

/**
 * Puts session and purchase of a paid order on record, in the caller's transaction, which holds the order's row: from
 * here on it goes as every purchase does, beginning where the money is there and the Shopify order is not. An order
 * that staff have retried begins its next attempt.
 */
export async function startPlatformPurchase(
  scope: ShopScope,
  tx: Queryable,
  order: PlatformOrder,
  found: Found,
): Promise<void> {
  const now = scope.clock();
  const shopId = scope.shop.id;
  const { checkout, mapped } = found;
  const { state, billingAddress } = mapped;
  const { payment_intent: intent } = checkout;
  const charge = intent.latest_charge ?? null;
  const card = charge?.payment_method_details?.card;
  const payment: PaymentFacts = {
    ...NO_FACTS,
    mode: order.mode === 'live' ? 'live' : 'test',
    billingAddress,
    authorizedAt: (charge ? new Date(charge.created * 1000) : now).toISOString(),
    brand: card?.brand ?? null,
    last4: card?.last4 ?? null,
    agentProfile: intent.agent_details?.network_business_profile ?? null,
    platformOrderId: order.id,
  };
  const columns = {
    step: 'creating_order',
    amount: BigInt(state.totals.total),
    currency: scope.shop.currency.toUpperCase(),
    paymentIntentId: intent.id,
    chargeId: charge?.id ?? null,
    payment: payment as unknown as Prisma.InputJsonObject,
    updatedAt: now,
    lockedUntil: null,
  };
  const sessionId = order.checkoutSessionId ?? scope.newId('checkout_session');
  if (order.checkoutSessionId === null) {
    const session: CheckoutSession = {
      id: sessionId,
      status: 'complete_in_progress',
      currency: columns.currency,
      state,
      order: null,
      createdAt: now,
      updatedAt: now,
      expiresAt: now,
      version: 1,
    };
    await writeTogether(tx, [insertSession(scope, found.connection.id, session)]);
    await tx.purchase.create({
      data: { ...columns, sessionId, shopId, connectionId: found.connection.id, createdAt: now },
    });
  } else {
    await tx.checkoutSession.update({
      where: { id: sessionId, shopId },
      data: {
        state: state as unknown as Prisma.InputJsonObject,
        total: columns.amount,
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    await tx.purchase.update({
      where: { sessionId, shopId, step: 'set_aside' },
      // A new attempt: its Shopify order is another than one that had to be cancelled.
      data: {
        ...columns,
        attempt: { increment: 1 },
        refusal: Prisma.DbNull,
        shopifyOrderGid: null,
        orderName: null,
        orderSnapshot: Prisma.DbNull,
      },
    });
  }
  await tx.platformOrder.update({
    where: { id: order.id, shopId },
    data: {
      state: 'purchasing' satisfies PlatformOrderState,
      reason: null,
      checkoutSessionId: sessionId,
      paymentIntentId: intent.id,
      amount: columns.amount,
      currency: columns.currency,
      updatedAt: now,
    },
  });
  await addJob(tx, 'resume-purchase', { shopId, sessionId }, { key: `purchase:${sessionId}` });
}
