import { lockConnection } from '#app/agents/lock-connection.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { checkFeedApi, type FeedApiTarget } from './api/check-feed-api.ts';
import { feedTokenContext } from './api/feed-api.ts';
import type { FeedFormatId } from '../feed-format.ts';
import { readDestinationSettings, type DestinationSettings } from './destination-settings.ts';
import { destinationUrl } from './destination-url.ts';
import { queueDeliveries } from './queue-deliveries.server.ts';

export interface AddDestinationInput extends Partial<DestinationSettings> {
  connectionId: string;
  format: FeedFormatId;
  /** The agent's feed API that is called; absent: it fetches the feed from us. */
  api?: FeedApiTarget;
}

/**
 * Gives an agent a feed at a URL of its own, or tells the agent's own feed API, and queues its first snapshot.
 * @returns its URL: of its index, which names the files and is a key to them, or of the API that is told
 * @throws AppError `not_found` for an agent this shop does not have; `invalid` for a setting that cannot be
 */
export async function addDestination(
  scope: ShopScope,
  { connectionId, format, api, ...given }: AddDestinationInput,
): Promise<{ id: string; url: string }> {
  const settings = readDestinationSettings(format, given);
  const target = api && checkFeedApi(scope, format, api);
  const now = scope.clock();
  const id = scope.newId('feed');
  return scope.db.$transaction(async (tx) => {
    await lockConnection(scope, tx, connectionId);
    const destination = await tx.feedDestination.create({
      data: {
        ...settings,
        ...{
          id,
          shopId: scope.shop.id,
          connectionId,
          kind: target?.kind ?? 'hosted',
          targetUrl: target?.url ?? null,
          sealedSecret: target ? scope.secrets.seal(target.token, feedTokenContext(id)) : null,
          format,
          nextSnapshotAt: now,
          createdAt: now,
        },
      },
    });
    await queueDeliveries(tx, [destination]);
    return { id, url: destinationUrl(scope, destination) };
  });
}
