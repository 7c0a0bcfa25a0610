import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob, type JobPayloads } from '#app/jobs/add-job.server.ts';
import { mapShopifyOrder } from '#app/orders/map-shopify-order.ts';
import { SESSION_ATTRIBUTE } from '#app/orders/order-attributes.ts';
import { completeOrder } from '#app/orders/read/complete-order.server.ts';
import { addOrder } from '#app/orders/add-order.server.ts';
import { inReview } from '#app/orders/review/follow-shopify.server.ts';
import { judgeSale, type Sale } from '#app/orders/review/judge-sale.server.ts';
import { openReview } from '#app/orders/review/open-review.server.ts';
import type { Services } from '#app/services.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  GetAdoptableOrderDocument,
  type OrderDisplayFinancialStatus,
} from '#app/shopify/operations/admin.generated.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { readState } from '../session/empty-state.ts';
import { isUnderWay } from '../session/session-machine.ts';
import type { SessionState, SessionStatus } from '../session/session.ts';
import { stateOfOrder, type AdoptableOrder } from './state-of-order.ts';
import { tagDuplicate } from './tag-duplicate.server.ts';

/** The buyer has paid, or a card is reserved for it. Any other order is looked at again when Shopify tells of it. */
const PAID: readonly (string | null)[] = [
  'AUTHORIZED',
  'PAID',
  'PARTIALLY_PAID',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
] satisfies OrderDisplayFinancialStatus[];

/**
 * A buyer has paid in Shopify's own checkout: makes that order the session's, with what was bought there, tells the
 * agent, and has it marked in Shopify. The order is read anew (webhooks are hints) and must name the session itself. A
 * session that was cancelled or has expired meanwhile is completed all the same: the buyer has paid. One that was paid
 * in the chat keeps its order, and the shop's is tagged for the merchant. May run any number of times.
 * @throws Error while the session is being completed in the chat: the job is repeated.
 */
export async function adoptOrder(
  services: Services,
  { shopId, sessionId, shopifyOrderGid }: JobPayloads['adopt-order'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const row =
    scope &&
    (await scope.db.checkoutSession.findUnique({
      where: { id: sessionId, shopId },
      select: { state: true, order: { select: { shopifyOrderGid: true } } },
    }));
  if (!scope || !row || row.order?.shopifyOrderGid === shopifyOrderGid) return;
  // A page; completeOrder reads what does not fit.
  const lines = Math.min(50, readState(row.state).lines.length + 10);
  const variables = { id: shopifyOrderGid, lines };
  const first = await shopifyAdmin(scope, GetAdoptableOrderDocument, variables, { lane: 'background' });
  const order = first.order && (await completeOrder(scope, first.order));
  if (order && isSale(order, sessionId)) {
    const adopted = await scope.db.$transaction((tx) => adopt(scope, tx, sessionId, order));
    if (!adopted) await tagDuplicate(scope, sessionId, order);
  }
  // Judged: from here on the session may be paid in the chat, if it is still open.
  await scope.db.checkoutSession.updateMany({
    where: { id: sessionId, shopId, adoptingOrderGid: shopifyOrderGid },
    data: { adoptingOrderGid: null },
  });
}

function isSale(order: AdoptableOrder, sessionId: string): boolean {
  const names = order.customAttributes.some(
    ({ key, value }) => key === SESSION_ATTRIBUTE && value === sessionId,
  );
  return names && !order.cancelledAt && PAID.includes(order.displayFinancialStatus);
}

/** Whether the session and this order belong together now. */
async function adopt(
  scope: ShopScope,
  tx: Queryable,
  sessionId: string,
  order: AdoptableOrder,
): Promise<boolean> {
  const shopId = scope.shop.id;
  const where = { id: sessionId, shopId };
  await tx.$queryRaw`SELECT 1 FROM checkout_sessions WHERE id = ${sessionId} AND shop_id = ${shopId} FOR UPDATE`;
  const session = await tx.checkoutSession.findUnique({ where, include: { order: true } });
  if (!session) return true; // erased meanwhile: there is nothing that it would be a second order of
  if (session.order) return session.order.shopifyOrderGid === order.id;
  if (isUnderWay(session.status as SessionStatus))
    throw new Error(`${sessionId} is being completed in the chat; ${order.id} waits`);
  const now = scope.clock();
  const state = stateOfOrder(readState(session.state), order, {
    itemIdSource: scope.shop.itemIdSource,
    newLineId: () => scope.newId('line_item'),
  });
  const total = BigInt(state.totals.total);
  await tx.checkoutSession.update({
    where,
    data: {
      status: 'completed',
      state: state as unknown as Prisma.InputJsonObject,
      total,
      currency: order.currencyCode,
      version: { increment: 1 },
      updatedAt: now,
    },
  });
  const reasons = await judgeSale(scope, tx, saleOf(session, state, total, order.currencyCode));
  const created = mapShopifyOrder(order, { sellingMode: 'hand_off' });
  const snapshot = reasons.length > 0 ? inReview(created) : created;
  const id = await addOrder(scope, tx, {
    sessionId,
    connectionId: session.connectionId,
    shopifyOrderGid: order.id,
    total,
    currency: order.currencyCode,
    sellingMode: 'hand_off',
    placedAt: new Date(order.createdAt),
    order: snapshot,
  });
  await openReview(scope, tx, { id, name: order.name, shopifyOrderGid: order.id }, reasons);
  await addJob(tx, 'annotate-order', { shopId, orderId: id }, { key: `annotate:${id}` });
  return true;
}

/** What the shop's review rules look at. Of the payment and its risk Shopify's own fraud analysis knows. */
function saleOf(
  { id: sessionId, connectionId }: { id: string; connectionId: string },
  { lines, recipient }: SessionState,
  total: bigint,
  currency: string,
): Sale {
  return {
    sessionId,
    connectionId,
    sellingMode: 'hand_off',
    total: { amount: Number(total), currency },
    shipTo: recipient?.address?.country ?? null,
    billTo: null,
    risk: null,
    tokenRisk: null,
    variantIds: lines.map(({ variantId }) => variantId),
  };
}
