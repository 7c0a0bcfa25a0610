import { addJob, type JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { refundOrder } from '../refund-order.server.ts';
import type { ReviewReason } from './apply-rules.ts';
import { reasonText } from './apply-rules.ts';
import { readHolds, releaseHolds } from './fulfillment-holds.server.ts';
import { orderQueue } from './order-queue.ts';

/**
 * Does what was decided about an order: releases Aisle's holds, or has the buyer refunded and the order cancelled, its
 * goods back in stock. May run any number of times.
 * @throws Error or ShopifyError when it is not sure that it is done: the job is repeated.
 */
export async function carryOutDecision(
  services: Services,
  { shopId, orderId }: JobPayloads['carry-out-decision'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const row =
    scope &&
    (await scope.db.orderReview.findUnique({
      where: { orderId, shopId },
      include: { order: { select: { shopifyOrderGid: true } } },
    }));
  if (!scope || !row) return;
  if (row.state === 'rejected') {
    const reasons = row.reasons as unknown as ReviewReason[];
    const reason = `Rejected in review. ${reasonText(reasons)}`;
    return refundOrder(scope, orderId, { reason, cancel: { restock: true } });
  }
  if (row.state === 'approved') await release(scope, row.order);
}

/** The order is read anew at the end, so that the agent learns of it although no webhook comes. */
async function release(scope: ShopScope, order: { shopifyOrderGid: string }): Promise<void> {
  const { shopifyOrderGid } = order;
  const holds = await readHolds(scope, shopifyOrderGid);
  for (const { fulfillmentOrderId, holdIds } of holds?.held ?? [])
    await releaseHolds(scope, fulfillmentOrderId, holdIds);
  const queue = orderQueue(order);
  await addJob(scope.db, 'refresh-order', { shopId: scope.shop.id, shopifyOrderGid }, { key: queue, queue });
}
