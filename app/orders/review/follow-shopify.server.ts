import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from '../agent-order.ts';
import { readHolds } from './fulfillment-holds.server.ts';
import type { Decision } from './decision.ts';
import { orderQueue } from '../order-queue.ts';
import { recordDecisionEvidence } from './record-decision-evidence.server.ts';
import { recordDecision } from './record-decision.server.ts';

interface KnownOrder {
  id: string;
  shopifyOrderGid: string;
}

/** An order as it was just read from Shopify. */
interface ReadOrder {
  cancelledAt?: string | null;
  displayFulfillmentStatus: string;
}

/**
 * What an order that was just read from Shopify means for its review. Staff decide in Shopify, too: an order whose hold
 * was released there is approved, a cancelled one is rejected.
 * @throws ShopifyError when the holds cannot be read.
 */
export async function followShopify(
  scope: ShopScope,
  order: KnownOrder,
  { cancelledAt, displayFulfillmentStatus }: ReadOrder,
): Promise<void> {
  const where = { orderId: order.id, shopId: scope.shop.id };
  const review = await scope.db.orderReview.findUnique({ where, select: { state: true, hold: true } });
  const onHold = displayFulfillmentStatus === 'ON_HOLD';
  if (review?.state === 'approved' && onHold) await releaseLateHold(scope, order);
  if (review?.state !== 'pending') return;
  if (cancelledAt) return decided(scope, order, 'rejected');
  if (review.hold === 'held' && !onHold) {
    const holds = await readHolds(scope, order.shopifyOrderGid);
    if (holds?.held.length === 0) await decided(scope, order, 'approved');
  }
}

/** Whether an order waits for a decision, and nothing of it has shipped before it could be held. */
export async function waitsForDecision(
  { shop }: ShopScope,
  tx: Queryable,
  orderId: string,
): Promise<boolean> {
  const where = { orderId, shopId: shop.id, state: 'pending', hold: { not: 'nothing_to_hold' } };
  return (await tx.orderReview.count({ where })) > 0;
}

/** What the agent is told of an order that waits for a decision, also while its hold is still on the way. */
export function inReview(order: AgentOrder): AgentOrder {
  return order.status === 'confirmed' ? { ...order, status: 'manual_review' } : order;
}

/** Staff in the app may have been faster: theirs stands. */
async function decided(scope: ShopScope, { id: orderId }: KnownOrder, decision: Decision): Promise<void> {
  await scope.db.$transaction(async (tx) => {
    const [review] = await tx.$queryRaw<{ state: string }[]>`
      SELECT state FROM order_reviews WHERE order_id = ${orderId} AND shop_id = ${scope.shop.id} FOR UPDATE`;
    if (review?.state !== 'pending') return;
    const made = { orderId, decision, by: 'shopify' } as const;
    await recordDecision(scope, tx, made);
    await recordDecisionEvidence(scope, tx, made);
  });
}

/** A hold whose reply was lost can land after the approval. */
async function releaseLateHold(scope: ShopScope, order: KnownOrder): Promise<void> {
  const shopId = scope.shop.id;
  const holds = await readHolds(scope, order.shopifyOrderGid);
  if (!holds?.held.length) return;
  const payload = { shopId, orderId: order.id };
  const options = { key: `decision:${order.id}`, queue: orderQueue(shopId, order.shopifyOrderGid) };
  await addJob(scope.db, 'carry-out-decision', payload, options);
}
