import type { Order } from '#app/db/client/client.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { SESSION_ATTRIBUTE } from '#app/orders/order-attributes.ts';
import { adoptionJob } from '#app/orders/order-queue.ts';
import { refreshOrder } from '#app/orders/refresh-order.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  ListAgentOrdersDocument,
  type ListAgentOrdersQuery,
} from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Finding } from '../finding.ts';
import { hasEnded } from '../purchase-end.ts';
import type { Phase } from '../phase.ts';

type ShopifyOrder = ListAgentOrdersQuery['orders']['nodes'][number];

/** Agents' orders that changed in Shopify, page by page: each is on record as it is, and paid. */
export const shopifyOrders: Phase = {
  name: 'shopify_orders',
  async page(scope, { since, until }, after) {
    const query = `tag:agentic AND updated_at:>='${since.toISOString()}'`;
    const { orders } = await shopifyAdmin(scope, ListAgentOrdersDocument, { query, after });
    const findings: Finding[] = [];
    for (const order of orders.nodes)
      if (new Date(order.updatedAt) < until) findings.push(...(await judge(scope, order)));
    return {
      findings,
      checked: orders.nodes.length,
      cursor: orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null,
    };
  },
};

async function judge(scope: ShopScope, order: ShopifyOrder): Promise<Finding[]> {
  const shopId = scope.shop.id;
  const row = await scope.db.order.findUnique({
    where: { shopId_shopifyOrderGid: { shopId, shopifyOrderGid: order.id } },
  });
  if (!row) return unpaid(scope, order);
  if (isFresh(row, new Date(order.updatedAt))) return [];
  if (!(await refreshOrder(scope, { shopId, shopifyOrderGid: order.id }))) return [];
  return [
    {
      kind: 'order_stale',
      subject: order.id,
      orderId: row.id,
      action: 'refreshed',
      text: `${row.name} had changed in Shopify; it was read again and the agent told.`,
    },
  ];
}

/** Shopify's times are whole seconds, and its clock and ours differ. */
const SAME_MOMENT_SECONDS = 60;

/**
 * Whether what is on record was read after the order's last change. A read in the very moment of a change may have come
 * just before a second one.
 */
function isFresh({ readAsOf, readAt }: Pick<Order, 'readAsOf' | 'readAt'>, updatedAt: Date): boolean {
  if (!readAsOf || !readAt || readAsOf < updatedAt) return false;
  return readAsOf > updatedAt || readAt > addSeconds(updatedAt, SAME_MOMENT_SECONDS);
}

/** An order that names a session of ours and is not on record: it must be that of a purchase under way. */
async function unpaid(scope: ShopScope, order: ShopifyOrder): Promise<Finding[]> {
  const sessionId = order.sourceIdentifier;
  if (order.cancelledAt) return [];
  if (!sessionId) return notAdopted(scope, order);
  const session = await scope.db.checkoutSession.findUnique({
    where: { id: sessionId, shopId: scope.shop.id },
    select: { purchase: { select: { step: true, shopifyOrderGid: true } } },
  });
  // One that is not on record is the payments' phase to find; a merchant's own orders may name what they like.
  if (!session) return [];
  const { purchase } = session;
  // Under way, or an order that is put on record again by the phase of sessions.
  const accounted =
    purchase &&
    (!hasEnded(purchase.step) || (purchase.step === 'completed' && purchase.shopifyOrderGid === order.id));
  if (accounted) return [];
  return [
    {
      kind: 'order_without_payment',
      subject: order.id,
      action: 'attention',
      text: `${order.name} was written for a purchase that was not paid. Cancel it unless you know better.`,
    },
  ];
}

/** An order of the shop's own checkout that was an agent's once: what this database knew of it is lost. */
async function notAdopted({ db, shop }: ShopScope, order: ShopifyOrder): Promise<Finding[]> {
  const sessionId = order.customAttributes.find(({ key }) => key === SESSION_ATTRIBUTE)?.value;
  if (!sessionId) return [];
  const session = await db.checkoutSession.findUnique({
    where: { id: sessionId, shopId: shop.id },
    select: { order: { select: { id: true } } },
  });
  if (!session || session.order) return [];
  const payload = { shopId: shop.id, sessionId, shopifyOrderGid: order.id };
  return [
    {
      kind: 'order_not_adopted',
      subject: sessionId,
      action: 'resumed',
      text: `${order.name} names this session and was not on record.`,
      act: (tx) => addJob(tx, 'adopt-order', payload, adoptionJob(shop.id, order.id)),
    },
  ];
}
