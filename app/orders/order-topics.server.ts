import { z } from 'zod';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { toGid } from '#app/shopify/gid.ts';
import { readPayload } from '#app/shops/read-payload.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { TopicHandler } from '#app/shops/topic-handler.ts';
import { SESSION_ATTRIBUTE } from './order-attributes.ts';
import { adoptionJob, orderQueue } from './order-queue.ts';

const numericId = z.int().positive();
const orderPayload = z.object({
  id: numericId,
  note_attributes: z.array(z.object({ name: z.string(), value: z.unknown() })).nullish(),
});
const childPayload = z.object({ order_id: numericId });
const fulfillmentOrderPayload = z.object({ fulfillment_order: z.object({ id: z.string() }) });
const editPayload = z.object({ order_edit: z.object({ order_id: numericId }) });
/** Not every message about a return names its order; then `orders/updated` brings the news. */
const returnPayload = z.object({ order: z.object({ id: numericId }).nullish() });

const RETURN_EVENTS = ['approve', 'cancel', 'close', 'decline', 'process', 'reopen', 'request', 'update'];

/** Webhooks that say an order is new or may have changed. Only hints: a job reads the order again. */
export const orderTopics: Record<string, TopicHandler> = {
  'orders/create': async (scope, tx, payload) => void (await adopt(scope, tx, payload)),
  // What was ordered before and is paid now may be a session's.
  'orders/paid': async (scope, tx, payload) => void (await adopt(scope, tx, payload)),
  'orders/updated': adoptOrRefresh,
  'orders/fulfilled': adoptOrRefresh,
  'orders/partially_fulfilled': adoptOrRefresh,
  'orders/cancelled': adoptOrRefresh,
  'orders/edited': (scope, tx, payload) =>
    refresh(scope, tx, readPayload(editPayload, payload).order_edit.order_id),
  'fulfillment_events/create': (scope, tx, payload) =>
    refresh(scope, tx, readPayload(childPayload, payload).order_id),
  'fulfillments/create': (scope, tx, payload) =>
    refresh(scope, tx, readPayload(childPayload, payload).order_id),
  'fulfillments/update': (scope, tx, payload) =>
    refresh(scope, tx, readPayload(childPayload, payload).order_id),
  'fulfillment_orders/hold_released': refreshHeld,
  'refunds/create': (scope, tx, payload) => refresh(scope, tx, readPayload(childPayload, payload).order_id),
  ...Object.fromEntries(RETURN_EVENTS.map((event) => [`returns/${event}`, refreshReturned])),
};

async function refreshReturned(scope: ShopScope, tx: Queryable, payload: unknown): Promise<void> {
  const { order } = readPayload(returnPayload, payload);
  if (order) await refresh(scope, tx, order.id);
}

/** The message about the order's creation may be late or lost: any later one about it does as well. */
async function adoptOrRefresh(scope: ShopScope, tx: Queryable, payload: unknown): Promise<void> {
  if (!(await adopt(scope, tx, payload))) await refresh(scope, tx, readPayload(orderPayload, payload).id);
}

/**
 * Queues the adoption of an order that names a session of this shop which has none, or another that was bought in the
 * chat; false for all others. The mark on the session keeps it from being paid in the chat until the job has judged.
 */
async function adopt(scope: ShopScope, tx: Queryable, payload: unknown): Promise<boolean> {
  const { id, note_attributes: attributes } = readPayload(orderPayload, payload);
  const named = attributes?.find(({ name }) => name === SESSION_ATTRIBUTE)?.value;
  // Buyers can write anything there; text with a zero byte is more than the database takes.
  if (typeof named !== 'string' || !/^\w{1,64}$/.test(named)) return false;
  const shopifyOrderGid = toGid('Order', String(id));
  const where = { id: named, shopId: scope.shop.id };
  const found = await tx.checkoutSession.findUnique({
    where,
    select: { id: true, order: { select: { shopifyOrderGid: true, sellingMode: true } } },
  });
  if (!found) return false;
  const { order: known, ...session } = found;
  if (known && (known.shopifyOrderGid === shopifyOrderGid || known.sellingMode !== 'in_chat')) return false;
  if (!known) await tx.checkoutSession.update({ where, data: { adoptingOrderGid: shopifyOrderGid } });
  await addJob(
    tx,
    'adopt-order',
    { shopId: scope.shop.id, sessionId: session.id, shopifyOrderGid },
    adoptionJob(scope.shop.id, shopifyOrderGid),
  );
  return true;
}

/** The message names no order; the reviews know which fulfilment orders they hold. Others' holds say nothing here. */
async function refreshHeld(scope: ShopScope, tx: Queryable, payload: unknown): Promise<void> {
  const { id } = readPayload(fulfillmentOrderPayload, payload).fulfillment_order;
  const review = await tx.orderReview.findFirst({
    where: { shopId: scope.shop.id, heldGids: { has: id } },
    select: { order: { select: { shopifyOrderGid: true } } },
  });
  if (review) await refreshGid(scope, tx, review.order.shopifyOrderGid);
}

function refresh(scope: ShopScope, tx: Queryable, orderId: number): Promise<void> {
  return refreshGid(scope, tx, toGid('Order', String(orderId)));
}

async function refreshGid(scope: ShopScope, tx: Queryable, shopifyOrderGid: string): Promise<void> {
  // One key: a burst of webhooks about one order is one look. One queue: an older look never overtakes a newer.
  const key = orderQueue(scope.shop.id, shopifyOrderGid);
  await addJob(tx, 'refresh-order', { shopId: scope.shop.id, shopifyOrderGid }, { key, queue: key });
}
