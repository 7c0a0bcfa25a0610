import type { FeedDestination } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { withDestination } from '../push/with-destination.server.ts';
import { FeedApiError } from './call-feed-api.server.ts';
import { ensureRemoteFeed, forgetRemoteFeed } from './ensure-remote-feed.server.ts';

/**
 * Runs `work` with a destination whose feed is there at the agent's API (withDestination keeps account of it). A feed
 * that the API does not know any more is made anew by the next run.
 * @throws what `work` throws
 */
export function withFeedApi(
  scope: ShopScope,
  destinationId: string,
  work: (destination: FeedDestination & { remoteId: string }) => Promise<void>,
): Promise<void> {
  return withDestination(scope, destinationId, async (destination) => {
    try {
      await work(await ensureRemoteFeed(scope, destination));
    } catch (error) {
      if (error instanceof FeedApiError && error.kind === 'lost') await forgetRemoteFeed(scope, destination);
      throw error;
    }
  });
}
