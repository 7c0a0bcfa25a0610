import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { queueFlowTrigger } from '#app/flow/triggers/queue-flow-triggers.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { reasonText, type ReviewReason } from './apply-rules.ts';
import { orderQueue } from '../order-queue.ts';

interface ReviewedOrder {
  id: string;
  name: string;
  shopifyOrderGid: string;
}

/**
 * Has staff decide about a new order, if there is a reason, in the transaction that stores it: the review, what staff
 * and Shopify Flow are told, and the job that puts the order on hold in Shopify. One that was decided before waits again.
 */
export async function openReview(
  scope: ShopScope,
  tx: Queryable,
  order: ReviewedOrder,
  reasons: ReviewReason[],
): Promise<void> {
  if (reasons.length === 0) return;
  const shopId = scope.shop.id;
  const review = {
    state: 'pending',
    reasons: reasons as unknown as Prisma.InputJsonArray,
    hold: 'waiting',
    requestedAt: scope.clock(),
    decidedAt: null,
    decidedBy: null,
  };
  await tx.orderReview.upsert({
    where: { orderId: order.id, shopId },
    create: { orderId: order.id, shopId, ...review },
    update: review,
  });
  const reason = reasonText(reasons);
  const text = `${order.name} must not ship yet. ${reason}`;
  const about = { kind: 'order_review', subject: order.id, orderId: order.id } as const;
  await raiseAttention(scope, tx, { ...about, text, facts: { orderName: order.name, reasons } });
  const facts = { Reason: reason };
  await queueFlowTrigger(scope, tx, 'agent-order-needs-review', { orderId: order.id, facts });
  const payload = { shopId, orderId: order.id };
  await addJob(tx, 'hold-order', payload, {
    key: `hold:${order.id}`,
    queue: orderQueue(shopId, order.shopifyOrderGid),
  });
}
