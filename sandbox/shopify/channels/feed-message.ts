import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { ProductFeedRecord } from '#sandbox/shopify/state/records.ts';

export type FeedAction = 'CREATE' | 'UPDATE' | 'DELETE';

/** Without it Shopify sends nothing of a topic product_feeds/*. */
const SCOPE = 'read_product_listings';

/**
 * Sends a message of a product feed, unless the app has lost the scope of its topic. Whether the app subscribes to the
 * topic is the outbox's to know.
 * @param fullSyncId the operation that it belongs to; null: the message of a single change
 */
export function sendFeedMessage(
  context: ShopifyContext,
  feed: ProductFeedRecord,
  topic: `product_feeds/${string}`,
  {
    action,
    fullSyncId,
    ...rest
  }: { action: FeedAction; fullSyncId: string | null } & Record<string, unknown>,
): void {
  const { state, shop, clock } = context;
  const clientId = state.channels.get(feed.channelId)?.clientId;
  if (!clientId || !state.installations.get(clientId)?.scopes.includes(SCOPE)) return;
  context.emit(topic, {
    metadata: {
      action,
      type: fullSyncId === null ? 'INCREMENTAL' : 'FULL',
      resource: 'PRODUCT',
      ...(fullSyncId !== null && { fullSyncId }),
      truncatedFields: [],
      occurred_at: clock().toISOString(),
    },
    productFeed: { id: feed.id, shop_id: shop().id, country: feed.country, language: feed.language },
    ...rest,
  });
}
