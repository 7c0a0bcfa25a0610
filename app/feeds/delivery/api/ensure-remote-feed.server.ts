import type { FeedDestination } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { callFeedApi, FeedApiError } from './call-feed-api.server.ts';

/**
 * A destination that has its feed at the agent's API: made there the first time. Repeated after a lost answer, the same
 * key makes no second one.
 * @throws FeedApiError
 */
export async function ensureRemoteFeed(
  scope: ShopScope,
  destination: FeedDestination,
): Promise<FeedDestination & { remoteId: string }> {
  if (destination.remoteId !== null) return { ...destination, remoteId: destination.remoteId };
  const made = await callFeedApi(scope, destination, {
    method: 'POST',
    path: '',
    body: { target_country: destination.country ?? scope.shop.country },
    idempotencyKey: `${destination.id}:${destination.urlVersion}`,
  });
  const { id: remoteId } = (made ?? {}) as { id?: unknown };
  if (typeof remoteId !== 'string' || !/^[\w.:-]{1,255}$/.test(remoteId))
    throw new FeedApiError('unavailable', 'it made a feed and did not say which');
  const where = { id: destination.id, shopId: scope.shop.id };
  await scope.db.feedDestination.update({ where, data: { remoteId } });
  return { ...destination, remoteId };
}

/** The agent does not know the feed (any more): the next push makes another one and tells it everything. */
export async function forgetRemoteFeed(scope: ShopScope, { id, shopId }: FeedDestination): Promise<void> {
  await scope.db.$transaction([
    // Another version: the key that made the one before must not bring its answer.
    scope.db.feedDestination.update({
      where: { id, shopId },
      data: { remoteId: null, urlVersion: { increment: 1 } },
    }),
    scope.db.pushedProduct.deleteMany({ where: { destinationId: id, shopId } }),
  ]);
}
