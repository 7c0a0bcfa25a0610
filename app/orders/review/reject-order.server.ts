import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { refundOrder } from '../refunds/refund-order.server.ts';
import { reasonText, type ReviewReason } from './apply-rules.ts';
import { orderQueue } from './order-queue.ts';

/** What a rejected order's refund and Shopify's timeline say. */
export const rejectionNote = (reasons: ReviewReason[]): string =>
  `Rejected in review. ${reasonText(reasons)}`;

/**
 * Has an order cancelled, its goods back in stock, and the buyer's money given back, in the transaction of the decision:
 * by Stripe where Aisle took it in the chat, by Shopify where its own checkout did.
 * @throws AppError as refundOrder does.
 */
export async function rejectOrder(scope: ShopScope, tx: Queryable, orderId: string): Promise<void> {
  const shopId = scope.shop.id;
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId, shopId },
    select: { shopifyOrderGid: true, sellingMode: true, review: { select: { reasons: true } } },
  });
  if (order.sellingMode === 'hand_off') {
    const options = { key: `decision:${orderId}`, queue: orderQueue(order) };
    return addJob(tx, 'carry-out-decision', { shopId, orderId }, options);
  }
  const reason = rejectionNote(order.review!.reasons as unknown as ReviewReason[]);
  await refundOrder(scope, orderId, { amount: 'full', reason, cancel: true }, tx);
}
