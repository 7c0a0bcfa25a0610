import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import { recordEvent } from '#app/orders/record-event.server.ts';
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
  const { id } = await tx.order.create({
    data: {
      id: scope.newId('order'),
      shopId,
      sessionId,
      connectionId: purchase.connectionId,
      shopifyOrderGid,
      name: snapshot.name,
      status: snapshot.status,
      total: purchase.amount,
      currency: purchase.currency,
      paymentIntentId: purchase.paymentIntentId,
      snapshot: snapshot as unknown as Prisma.InputJsonObject,
      placedAt: purchase.updatedAt,
      updatedAt: scope.clock(),
    },
    select: { id: true },
  });
  await recordEvent(scope, tx, id, 'order_create', snapshot);
  const key = `order:${shopifyOrderGid}`;
  await addJob(tx, 'refresh-order', { shopId, shopifyOrderGid }, { key, queue: key });
}
