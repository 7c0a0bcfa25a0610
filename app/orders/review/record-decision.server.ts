import type { Queryable } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Decision } from './decision.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';

/** Who decided; `shopify`: somebody released or cancelled the order there, and its timeline says who. */
export type DecisionMaker = Actor | 'shopify';

/**
 * Records a decision about an order, once: whoever comes second sees the first one.
 * @returns whether it is new; false when the same was decided before
 * @throws AppError `not_found` for an order that waits for nothing; `conflict` when the other was decided before.
 */
export async function recordDecision(
  scope: ShopScope,
  tx: Queryable,
  { orderId, decision, by }: { orderId: string; decision: Decision; by: DecisionMaker },
): Promise<boolean> {
  const shopId = scope.shop.id;
  const [review] = await tx.$queryRaw<{ state: string }[]>`
    SELECT state FROM order_reviews WHERE order_id = ${orderId} AND shop_id = ${shopId} FOR UPDATE`;
  if (!review) throw new AppError('not_found', 'There is nothing to decide about this order.');
  if (review.state === decision) return false;
  if (review.state !== 'pending')
    throw new AppError('conflict', `This order was ${review.state} by somebody else.`);
  await tx.orderReview.update({
    where: { orderId, shopId },
    data: { state: decision, decidedAt: scope.clock(), decidedBy: by },
  });
  const words = decision === 'approved' ? 'Approved' : 'Rejected';
  await settleAttention(scope, tx, { kind: 'order_review', subject: orderId }, `${words} by ${by}`);
  return true;
}
