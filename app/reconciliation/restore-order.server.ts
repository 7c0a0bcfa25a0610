import { recordPurchasedOrder } from '#app/checkout/purchase/record-purchased-order.server.ts';
import { toPurchase } from '#app/checkout/purchase/purchase-record.ts';
import { readState } from '#app/checkout/session/empty-state.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { orderQueue } from '#app/orders/order-queue.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Puts the order of a completed purchase on record again, as the purchase knew it, and tells the agent; a job reads how
 * it stands now. In the caller's transaction.
 */
export async function restoreOrder(scope: ShopScope, tx: Queryable, sessionId: string): Promise<void> {
  const shopId = scope.shop.id;
  const { session, ...purchase } = await tx.purchase.findUniqueOrThrow({
    where: { sessionId, shopId },
    include: { session: { select: { connectionId: true, state: true, order: { select: { id: true } } } } },
  });
  const { shopifyOrderGid } = purchase;
  if (session.order || !shopifyOrderGid) return;
  const { connectionId, state } = session;
  const placedAt = purchase.updatedAt;
  await recordPurchasedOrder(scope, tx, toPurchase(purchase), {
    connectionId,
    state: readState(state),
    placedAt,
  });
  const key = orderQueue(shopId, shopifyOrderGid);
  await addJob(tx, 'refresh-order', { shopId, shopifyOrderGid }, { key, queue: key });
}
