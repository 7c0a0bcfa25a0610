import type { FeedDestination } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { FEED_API_PATHS, isFeedApi } from './api/feed-api.ts';
import { hostedUrl } from './hosted/hosted-url.ts';

/** Where a feed is: the index that its agent fetches, which is a key to it, or the agent's API that is told. */
export function destinationUrl(
  scope: Pick<ShopScope, 'secrets' | 'env'>,
  destination: Pick<FeedDestination, 'id' | 'kind' | 'targetUrl' | 'urlVersion'>,
): string {
  const { kind, targetUrl } = destination;
  if (!isFeedApi(kind)) return hostedUrl(scope, destination);
  return `${targetUrl!.replace(/\/$/, '')}${FEED_API_PATHS[kind]}`;
}
