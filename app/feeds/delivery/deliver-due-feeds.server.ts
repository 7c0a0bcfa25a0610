import type { Services } from '#app/services.server.ts';
import { queuePushes } from './api/queue-deltas.server.ts';
import { queueDeliveries } from './queue-deliveries.server.ts';

/**
 * Queues a snapshot for every destination that is due. It stays due until the snapshot is begun, so nothing is lost
 * between; its time of day is that at which it was last begun, so shops are spread as they came.
 */
export async function deliverDueFeeds({ db, clock }: Services): Promise<void> {
  const due = await db.feedDestination.findMany({
    where: {
      nextSnapshotAt: { lte: clock() },
      connection: { revokedAt: null },
      shop: { uninstalledAt: null, catalogSyncedAt: { not: null } },
    },
    select: { id: true, shopId: true },
    orderBy: { nextSnapshotAt: 'asc' },
  });
  await queueDeliveries(db, due);
  await takeUpPushes(db);
}

/** What was left behind: a job gives up after days, and what it was to tell is still noted. */
async function takeUpPushes(db: Services['db']): Promise<void> {
  const waiting = await db.$queryRaw<{ shopId: string; destinationId: string }[]>`
    SELECT DISTINCT shop_id AS "shopId", destination_id AS "destinationId" FROM feed_deltas`;
  for (const { shopId, destinationId } of waiting)
    await queuePushes(db, shopId, 'push-feed-deltas', [destinationId]);
}
