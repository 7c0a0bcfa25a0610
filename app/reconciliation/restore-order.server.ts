import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { addOrder } from '#app/orders/add-order.server.ts';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import { orderQueue } from '#app/orders/order-queue.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Puts the order of a completed purchase on record again, as the purchase knew it, and tells the agent; a job reads how
 * it stands now. In the caller's transaction.
 */
export async function restoreOrder(scope: ShopScope, tx: Queryable, sessionId: string): Promise<void> {
  const shopId = scope.shop.id;
  const where = { sessionId, shopId };
  const purchase = await tx.purchase.findUniqueOrThrow({ where });
  if ((await tx.order.findUnique({ where, select: { id: true } })) || !purchase.shopifyOrderGid) return;
  const snapshot = purchase.orderSnapshot as unknown as AgentOrder;
  const { shopifyOrderGid } = purchase;
  await addOrder(scope, tx, {
    sessionId,
    connectionId: purchase.connectionId,
    shopifyOrderGid,
    total: purchase.amount,
    currency: purchase.currency,
    paymentIntentId: purchase.paymentIntentId,
    sellingMode: 'in_chat',
    placedAt: purchase.updatedAt,
    order: snapshot,
  });
  const key = orderQueue(shopId, shopifyOrderGid);
  await addJob(tx, 'refresh-order', { shopId, shopifyOrderGid }, { key, queue: key });
}
