import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from '../agent-order.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { readHolds } from './fulfillment-holds.server.ts';
import { orderQueue } from './order-queue.ts';
import { recordDecision, type Decision } from './record-decision.server.ts';

interface KnownOrder {
  id: string;
  shopifyOrderGid: string;
}

/**
 * What an order that was just read from Shopify means for its review, and the review for what the agent is told.
 * Staff decide in Shopify, too: an order whose hold was released there is approved, a cancelled one is rejected. Until
 * then an order is in `manual_review`, also while its hold is still on the way.
 * @throws ShopifyError when the holds cannot be read.
 */
export async function followShopify(
  scope: ShopScope,
  order: KnownOrder,
  read: AgentOrder,
): Promise<AgentOrder> {
  const shopId = scope.shop.id;
  const where = { orderId: order.id, shopId };
  const review = await scope.db.orderReview.findUnique({ where, select: { state: true, hold: true } });
  if (!review) return read;
  if (review.state !== 'pending') {
    if (review.state === 'approved' && read.status === 'manual_review') await releaseLateHold(scope, order);
    return read;
  }
  if (read.status === 'canceled') return (await decided(scope, order, 'rejected'), read);
  if (review.hold === 'held' && read.status !== 'manual_review') {
    const holds = await readHolds(scope, order.shopifyOrderGid);
    if (holds && holds.held.length === 0) return (await decided(scope, order, 'approved'), read);
  }
  return review.hold !== 'nothing_to_hold' && read.status === 'confirmed'
    ? { ...read, status: 'manual_review' }
    : read;
}

/** Staff in the app may have been faster: theirs stands. */
async function decided(scope: ShopScope, { id: orderId }: KnownOrder, decision: Decision): Promise<void> {
  await scope.db.$transaction(async (tx) => {
    const [review] = await tx.$queryRaw<{ state: string }[]>`
      SELECT state FROM order_reviews WHERE order_id = ${orderId} AND shop_id = ${scope.shop.id} FOR UPDATE`;
    if (review?.state === 'pending')
      await recordDecision(scope, tx, { orderId, decision, by: 'shopify' });
  });
}

/** A hold whose reply was lost can land after the approval. */
async function releaseLateHold(scope: ShopScope, order: KnownOrder): Promise<void> {
  const holds = await readHolds(scope, order.shopifyOrderGid);
  if (!holds?.held.length) return;
  const payload = { shopId: scope.shop.id, orderId: order.id };
  const options = { key: `decision:${order.id}`, queue: orderQueue(order) };
  await addJob(scope.db, 'carry-out-decision', payload, options);
}
