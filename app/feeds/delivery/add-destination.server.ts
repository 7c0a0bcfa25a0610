import { lockConnection } from '#app/agents/lock-connection.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { FeedFormatId } from '../feed-format.ts';
import { readDestinationSettings, type DestinationSettings } from './destination-settings.ts';
import { hostedUrl } from './hosted/hosted-url.ts';
import { queueDeliveries } from './queue-deliveries.server.ts';

export interface AddDestinationInput extends Partial<DestinationSettings> {
  connectionId: string;
  format: FeedFormatId;
}

/**
 * Gives an agent a feed at a URL of its own, and queues its first snapshot.
 * @returns the URL of its index, which names the files; whoever has it may read them
 * @throws AppError `not_found` for an agent this shop does not have; `invalid` for a setting that cannot be
 */
export async function addDestination(
  scope: ShopScope,
  { connectionId, format, ...given }: AddDestinationInput,
): Promise<{ id: string; url: string }> {
  const settings = readDestinationSettings(format, given);
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
          kind: 'hosted',
          format,
          nextSnapshotAt: now,
          createdAt: now,
        },
      },
    });
    await queueDeliveries(tx, [destination]);
    return { id, url: hostedUrl(scope, destination) };
  });
}
