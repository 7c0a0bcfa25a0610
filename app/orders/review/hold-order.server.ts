import type { Queryable } from '#app/db/database.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { orderQueue } from '../order-queue.ts';
import type { ReviewReason } from './apply-rules.ts';
import { openReview } from './open-review.server.ts';

/**
 * Has an order wait for a decision that no rule wanted to wait, in the caller's transaction: it is put on hold in Shopify,
 * and staff approve or reject it as any other. One that waits already goes on waiting, for this reason, too. One that was
 * approved waits again, and the earlier decision stays in its evidence and in the activity log.
 * @throws AppError `not_found` for an order that the shop does not have; `conflict` for one that was rejected or canceled
 */
export async function holdOrder(
  scope: ShopScope,
  tx: Queryable,
  orderId: string,
  { reason, actor }: { reason: ReviewReason; actor: Actor },
): Promise<void> {
  const shopId = scope.shop.id;
  const order = await tx.order.findUnique({
    where: { id: orderId, shopId },
    select: { id: true, name: true, shopifyOrderGid: true, status: true },
  });
  if (!order) throw new AppError('not_found', 'There is no such order.');
  const [review] = await tx.$queryRaw<{ state: string; reasons: ReviewReason[] }[]>`
    SELECT state, reasons FROM order_reviews WHERE order_id = ${orderId} AND shop_id = ${shopId} FOR UPDATE`;
  if (order.status === 'canceled' || review?.state === 'rejected')
    throw new AppError('conflict', `${order.name} was rejected or canceled: nothing of it is left to hold.`);
  const waitsFor = review?.state === 'pending' ? review.reasons : [];
  if (waitsFor.some(({ rule }) => rule === reason.rule)) return;
  const reasons = [...waitsFor, reason];
  if (waitsFor.length > 0)
    await tx.orderReview.update({
      where: { orderId, shopId },
      data: { reasons: reasons.map((one) => ({ ...one })) },
    });
  else {
    await openReview(scope, tx, order, reasons);
    // The agent is told that it waits, whether or not Shopify sends word of the hold.
    const queue = orderQueue(shopId, order.shopifyOrderGid);
    const payload = { shopId, shopifyOrderGid: order.shopifyOrderGid };
    await addJob(tx, 'refresh-order', payload, { key: queue, queue });
  }
  await recordStaffAction(scope, tx, { actor, action: 'order.held', subjectId: orderId });
}
