import type { FeedDestination } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { FEED_API_PATHS, isFeedApi } from './api/feed-api.ts';
import { hostedUrl } from './hosted/hosted-url.ts';

/** Where a feed is: the index that its agent fetches, which is a key to it, or where it is pushed. */
export function destinationUrl(
  scope: Pick<ShopScope, 'secrets' | 'env'>,
  destination: Pick<FeedDestination, 'id' | 'kind' | 'targetUrl' | 'urlVersion'>,
): string {
  const { kind, targetUrl } = destination;
  if (kind === 'hosted') return hostedUrl(scope, destination);
  if (!isFeedApi(kind)) return targetUrl!;
  return `${targetUrl!.replace(/\/$/, '')}${FEED_API_PATHS[kind]}`;
}
