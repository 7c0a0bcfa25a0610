import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { recordEvidence } from '#app/evidence/record-evidence.server.ts';
import { maskUrl } from '#app/evidence/mask-url.ts';
import { snakeKeys } from '#app/evidence/snake-keys.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentOrder } from './agent-order.ts';
import { queueOrderEvents } from './events/queue-order-events.server.ts';

/**
 * Writes an order event into the outbox and queues its delivery, in the transaction of the change it tells of.
 * Numbered per order by the order row itself, whose lock keeps two writers apart.
 */
export async function recordEvent(
  scope: ShopScope,
  tx: Queryable,
  orderId: string,
  type: 'order_create' | 'order_update',
  order: AgentOrder,
): Promise<void> {
  const { sequence, sessionId, connectionId } = await tx.order.update({
    where: { id: orderId, shopId: scope.shop.id },
    data: { sequence: { increment: 1 } },
    select: { sequence: true, sessionId: true, connectionId: true },
  });
  const id = scope.newId('event');
  const now = scope.clock();
  await tx.orderEvent.create({
    data: {
      id,
      shopId: scope.shop.id,
      orderId,
      sequence,
      type,
      payload: order as unknown as Prisma.InputJsonObject,
      createdAt: now,
      nextAttemptAt: now,
    },
  });
  await queueOrderEvents(scope, tx, { id: orderId, connectionId });
  const kept = { ...order, permalinkUrl: maskUrl(order.permalinkUrl) };
  await recordEvidence(scope, tx, sessionId, 'order_event', { id, type, sequence, order: snakeKeys(kept) });
}
