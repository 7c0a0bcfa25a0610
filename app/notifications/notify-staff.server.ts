import type { AttentionKind } from '#app/attention/attention-kind.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { queueNotification } from './queue-notification.server.ts';
import { topicOf } from './notification-topic.ts';

/**
 * Has every channel that wants its topic told of something which needs attention, in the transaction that raised it: it
 * is told if and only if it was raised.
 */
export async function notifyStaff(
  scope: ShopScope,
  tx: Queryable,
  { id, kind }: { id: string; kind: AttentionKind },
): Promise<void> {
  const channels = await tx.notificationChannel.findMany({
    where: { shopId: scope.shop.id, topics: { has: topicOf(kind) } },
    select: { id: true },
  });
  for (const channel of channels) await queueNotification(scope, tx, channel.id, { kind, itemId: id });
}
