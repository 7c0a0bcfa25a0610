import type Stripe from 'stripe';
import { NO_FACTS } from '#app/checkout/purchase/purchase-record.ts';
import { stateOfOrder, type AdoptableOrder } from '#app/checkout/hand-off/state-of-order.ts';
import { EMPTY_STATE, readState } from '#app/checkout/session/empty-state.ts';
import { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { addOrder } from '#app/orders/add-order.server.ts';
import { findOrder } from '#app/orders/create-shopify-order.server.ts';
import { mapShopifyOrder } from '#app/orders/map-shopify-order.ts';
import { AGENT_ATTRIBUTE, agentTags } from '#app/orders/order-attributes.ts';
import { orderKeyOf } from '#app/orders/order-key.ts';
import { orderQueue } from '#app/orders/order-queue.ts';
import { completeOrder } from '#app/orders/read/complete-order.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { GetAdoptableOrderDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { hasEnded } from './purchase-end.ts';

/** A sale that Stripe and Shopify know of and this database does not: it was restored from a backup made before. */
export interface LostSale {
  sessionId: string;
  attempt: number;
  mode: string;
  intent: Stripe.PaymentIntent;
  order: AdoptableOrder;
  /** The agent that sold it; null: not to be told from the order alone. */
  connectionId: string | null;
}

const LINES = 50;

/** Which attempt of its purchase a payment is, from 1; 0: it does not say. */
export function attemptOf({ metadata }: Stripe.PaymentIntent): number {
  const attempt = Number(metadata.attempt);
  return Number.isInteger(attempt) ? attempt : 0;
}

/** The order that a taken payment of this shop stands for; null when there is none, or it was cancelled. */
export async function findLostSale(
  scope: ShopScope,
  mode: string,
  intent: Stripe.PaymentIntent,
): Promise<LostSale | null> {
  const sessionId = intent.metadata.checkout_session_id;
  const attempt = attemptOf(intent);
  if (!sessionId || attempt < 1) return null;
  const known = await findOrder(scope, orderKeyOf(sessionId, attempt), 1);
  if (!known) return null;
  const variables = { id: known.id, lines: LINES };
  const read = await shopifyAdmin(scope, GetAdoptableOrderDocument, variables, { lane: 'background' });
  if (!read.order || read.order.cancelledAt) return null;
  const order = await completeOrder(scope, read.order);
  // What was sold before the app came (back) to the shop was deleted on purpose.
  if (new Date(order.createdAt) < scope.shop.installedAt) return null;
  return { sessionId, attempt, mode, intent, order, connectionId: await agentOf(scope, sessionId, order) };
}

async function agentOf(
  { db, shop }: ShopScope,
  sessionId: string,
  order: AdoptableOrder,
): Promise<string | null> {
  const shopId = shop.id;
  const where = { id: sessionId, shopId };
  const session = await db.checkoutSession.findUnique({ where, select: { connectionId: true } });
  if (session) return session.connectionId;
  const name = order.customAttributes.find(({ key }) => key === AGENT_ATTRIBUTE)?.value ?? '';
  const named = await db.agentConnection.findMany({
    where: { shopId, name },
    select: { id: true, platform: true },
  });
  const agents = named.filter(({ platform }) => agentTags(platform).every((tag) => order.tags.includes(tag)));
  return agents.length === 1 ? agents[0]!.id : null;
}

/**
 * Puts a lost sale on record again, in the caller's transaction: session, purchase and order as Stripe and Shopify have
 * them, and the agent's first event. What the agent said besides, and the evidence of the sale, are lost.
 */
export async function restoreLostSale(
  scope: ShopScope,
  tx: Queryable,
  connectionId: string,
  { sessionId, attempt, mode, intent, order }: LostSale,
): Promise<void> {
  const shopId = scope.shop.id;
  await tx.$queryRaw`SELECT 1 FROM checkout_sessions WHERE id = ${sessionId} AND shop_id = ${shopId} FOR UPDATE`;
  const session = await tx.checkoutSession.findUnique({
    where: { id: sessionId, shopId },
    include: { order: { select: { id: true } }, purchase: { select: { step: true } } },
  });
  // Somebody was faster: the agent has asked again.
  if (session?.order || (session?.purchase && !hasEnded(session.purchase.step))) return;
  const now = scope.clock();
  const placedAt = new Date(order.createdAt);
  const state = stateOfOrder(session ? readState(session.state) : EMPTY_STATE, order, {
    itemIdSource: scope.shop.itemIdSource,
    newLineId: () => scope.newId('line_item'),
  });
  const total = BigInt(state.totals.total);
  const sold = {
    status: 'completed',
    state: state as unknown as Prisma.InputJsonObject,
    total,
    currency: order.currencyCode,
    updatedAt: now,
  };
  await tx.checkoutSession.upsert({
    where: { id: sessionId, shopId },
    create: { id: sessionId, shopId, connectionId, ...sold, createdAt: placedAt, expiresAt: placedAt },
    update: { ...sold, version: { increment: 1 } },
  });
  const snapshot = mapShopifyOrder(order, { sellingMode: 'in_chat' });
  const purchase = {
    step: 'completed',
    attempt,
    amount: total,
    currency: order.currencyCode,
    sealedToken: null,
    paymentIntentId: intent.id,
    shopifyOrderGid: order.id,
    orderName: order.name,
    orderSnapshot: snapshot as unknown as Prisma.InputJsonObject,
    refusal: Prisma.DbNull,
    payment: { ...NO_FACTS, mode } as unknown as Prisma.InputJsonObject,
    createdAt: placedAt,
    updatedAt: now,
    lockedUntil: null,
  };
  await tx.purchase.upsert({
    where: { sessionId, shopId },
    create: { sessionId, shopId, connectionId, ...purchase },
    update: purchase,
  });
  await addOrder(scope, tx, {
    sessionId,
    connectionId,
    shopifyOrderGid: order.id,
    total,
    currency: order.currencyCode,
    paymentIntentId: intent.id,
    sellingMode: 'in_chat',
    placedAt,
    order: snapshot,
  });
  const key = orderQueue(shopId, order.id);
  await addJob(tx, 'refresh-order', { shopId, shopifyOrderGid: order.id }, { key, queue: key });
}
