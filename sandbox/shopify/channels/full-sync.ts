import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { wholeSeconds } from '#sandbox/shopify/graphql/whole-seconds.ts';
import { variantsByProduct } from '#sandbox/shopify/resolvers/catalog/catalog-rules.ts';
import type { ProductFeedRecord, ProductRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { sendFeedMessage } from './feed-message.ts';
import { feedProduct } from './feed-product.ts';
import { feedsOf, findChannel, findFeed } from './find-channels.ts';
import { isOnChannel } from './is-on-channel.ts';
import { zonedTime } from './zoned-time.ts';

/** Which products are told: changed since the one instant and not since the other; absent: whatever is on the channel. */
export interface SyncSpan {
  updatedAtSince?: string | null;
  beforeUpdatedAt?: string | null;
}

/** GraphQL `FullSyncTraceInfo`. */
export interface SyncTrace {
  country: string;
  language: string;
  operationId: string;
}

/**
 * Tells all products of a channel once more, by each of its feeds, or by those of a country or language.
 * @throws UserError NOT_FOUND for a channel that the app has not, INVALID when it has no such feed
 */
export function syncChannel(
  context: ShopifyContext,
  {
    channelId,
    country,
    language,
    ...span
  }: SyncSpan & { channelId: string; country?: string | null; language?: string | null },
): SyncTrace[] {
  const channel = findChannel(context, channelId);
  if (!channel) throw new UserError(['channelId'], 'Channel not found', 'NOT_FOUND');
  const feeds = feedsOf(context, channel.id).filter(
    (feed) => feed.country === (country ?? feed.country) && feed.language === (language ?? feed.language),
  );
  if (feeds.length === 0)
    throw new UserError(['channelId'], 'The channel has no product feed to sync', 'INVALID');
  return feeds.map((feed) => ({
    country: feed.country,
    language: feed.language,
    operationId: runSync(context, feed, span),
  }));
}

/** The same for one feed; the operation's id. @throws UserError INVALID for a feed that the app has not */
export function syncFeed(context: ShopifyContext, id: string, span: SyncSpan): string {
  const feed = findFeed(context, id);
  if (!feed) throw new UserError(['id'], 'Product feed is invalid', 'INVALID');
  return runSync(context, feed, span);
}

function runSync(context: ShopifyContext, feed: ProductFeedRecord, span: SyncSpan): string {
  const { state, clock, shop } = context;
  const fullSyncId = state.gid('ProductFullSync');
  const channel = state.channels.get(feed.channelId)!;
  const products = state.products.filter((product) => isOnChannel(product, channel) && isIn(product, span));
  const variants = variantsByProduct(context);
  const metadata = { action: 'CREATE' as const, fullSyncId };
  for (const product of products)
    sendFeedMessage(context, feed, 'product_feeds/full_sync', {
      ...metadata,
      product: feedProduct(context, feed, {
        product,
        variants: variants.get(product.id) ?? [],
        isOnChannel: true,
      }),
    });
  sendFeedMessage(context, feed, 'product_feeds/full_sync_finish', {
    ...metadata,
    fullSync: {
      createdAt: zonedTime(clock(), shop().ianaTimezone),
      errorCode: '',
      status: 'completed',
      count: products.length,
      url: null,
    },
  });
  return fullSyncId;
}

function isIn({ updatedAt }: ProductRecord, { updatedAtSince, beforeUpdatedAt }: SyncSpan): boolean {
  if (updatedAtSince && wholeSeconds(updatedAt) < wholeSeconds(updatedAtSince)) return false;
  return !beforeUpdatedAt || wholeSeconds(updatedAt) < wholeSeconds(beforeUpdatedAt);
}
