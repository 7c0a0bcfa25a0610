import type { FeedDestination, FeedRun } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { dropSnapshots } from './drop-snapshots.server.ts';
import { lockDestination } from './lock-destination.server.ts';
import { LONG_TRANSACTION } from './transaction.ts';

const HOUR_SECONDS = 3600;

/**
 * Begins a snapshot. One that is still being written was left behind, or is outrun by this one: it has failed, and its
 * writer finds out at its next write.
 * @throws AppError `not_found`; `conflict` when the agent's access has ended or the shop's catalogue was never read
 */
export async function beginRun(
  scope: ShopScope,
  destinationId: string,
): Promise<{ destination: FeedDestination; run: FeedRun }> {
  const { shop } = scope;
  if (!shop.catalogSyncedAt)
    throw new AppError('conflict', 'The catalogue has not been read from Shopify yet.');
  return scope.db.$transaction(async (tx) => {
    const destination = await lockDestination(scope, tx, destinationId);
    const at = scope.clock();
    const agent = { id: destination.connectionId, shopId: shop.id, revokedAt: null };
    if (!(await tx.agentConnection.findUnique({ where: agent })))
      throw new AppError('conflict', 'The agent’s access has ended.');

    const leftBehind = { shopId: shop.id, destinationId, state: 'writing' };
    await dropSnapshots(tx, leftBehind);
    await tx.feedRun.updateMany({
      where: leftBehind,
      data: { state: 'failed', error: 'Broke off; another one was begun.', finishedAt: at },
    });
    const nextSnapshotAt = addSeconds(at, destination.everyHours * HOUR_SECONDS);
    await tx.feedDestination.update({
      where: { id: destinationId, shopId: shop.id },
      data: { nextSnapshotAt },
    });
    const run = await tx.feedRun.create({
      data: { id: scope.newId('feed_run'), shopId: shop.id, destinationId, state: 'writing', startedAt: at },
    });
    return { destination, run };
  }, LONG_TRANSACTION);
}
