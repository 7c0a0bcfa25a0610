import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { TopicHandler } from '#app/shops/topic-handler.ts';
import { queuePushes } from '../delivery/api/queue-deltas.server.ts';

/** Webhooks about discounts. Only hints: what is told is read again. */
export const promotionTopics: Record<string, TopicHandler> = {
  'discounts/create': tell,
  'discounts/update': tell,
  'discounts/delete': tell,
};

async function tell({ shop }: ShopScope, tx: Queryable): Promise<void> {
  const feeds = await tx.feedDestination.findMany({
    where: { shopId: shop.id, kind: 'openai-api', remoteId: { not: null }, connection: { revokedAt: null } },
    select: { id: true },
  });
  await queuePushes(
    tx,
    shop.id,
    'push-promotions',
    feeds.map(({ id }) => id),
  );
}
