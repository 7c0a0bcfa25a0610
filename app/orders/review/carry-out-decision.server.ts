import { addJob, type JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import type { ReviewReason } from './apply-rules.ts';
import { readHolds, releaseHolds } from './fulfillment-holds.server.ts';
import { orderQueue } from './order-queue.ts';
import { rejectOrder } from './reject-order.server.ts';

/**
 * Does what was decided about an order: releases Aisle's holds, or rejects it. The order is read anew at the end, so
 * that the agent learns of it although no webhook comes. May run any number of times.
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
      include: {
        order: { include: { session: { select: { connection: { select: { mode: true } } } } } },
      },
    }));
  if (!scope || !row) return;
  const { order } = row;
  if (row.state === 'approved') await release(scope, order.shopifyOrderGid);
  if (row.state === 'rejected') {
    const { mode } = order.session.connection;
    const total = { amount: Number(order.total), currency: order.currency };
    await rejectOrder(scope, { ...order, mode, total }, row.reasons as unknown as ReviewReason[]);
  }
  const { shopifyOrderGid } = order;
  const queue = orderQueue(order);
  await addJob(scope.db, 'refresh-order', { shopId, shopifyOrderGid }, { key: queue, queue });
}

async function release(scope: ShopScope, shopifyOrderGid: string): Promise<void> {
  const holds = await readHolds(scope, shopifyOrderGid);
  for (const { fulfillmentOrderId, holdIds } of holds?.held ?? [])
    await releaseHolds(scope, fulfillmentOrderId, holdIds);
}
