import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { reasonText, type ReviewReason } from './apply-rules.ts';
import { orderQueue } from '../order-queue.ts';

interface NewOrder {
  id: string;
  name: string;
  shopifyOrderGid: string;
}

/**
 * Has staff decide about a new order, if there is a reason, in the transaction that stores it: the review, what staff
 * are told, and the job that puts the order on hold in Shopify.
 */
export async function openReview(
  scope: ShopScope,
  tx: Queryable,
  order: NewOrder,
  reasons: ReviewReason[],
): Promise<void> {
  if (reasons.length === 0) return;
  const shopId = scope.shop.id;
  await tx.orderReview.create({
    data: {
      orderId: order.id,
      shopId,
      state: 'pending',
      reasons: reasons as unknown as Prisma.InputJsonArray,
      requestedAt: scope.clock(),
    },
  });
  const text = `${order.name} must not ship yet. ${reasonText(reasons)}`;
  const about = { kind: 'order_review', subject: order.id, orderId: order.id } as const;
  await raiseAttention(scope, tx, { ...about, text, facts: { orderName: order.name, reasons } });
  const payload = { shopId, orderId: order.id };
  await addJob(tx, 'hold-order', payload, {
    key: `hold:${order.id}`,
    queue: orderQueue(shopId, order.shopifyOrderGid),
  });
}
