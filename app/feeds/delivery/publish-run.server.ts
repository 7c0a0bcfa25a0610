import { settleAttention } from '#app/attention/settle-attention.server.ts';
import type { FeedRun } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { queuePush } from './queue-push.server.ts';
import { dropSnapshots } from './drop-snapshots.server.ts';
import { renoteOffers } from './stripe/renote-offers.server.ts';

/**
 * Makes a run what the agent gets, in a transaction that holds its destination. The files it replaces stay until the
 * next one, for readers that are in the middle of them; older ones go, and so does one that is still held.
 * @param before what was delivered last
 */
export async function publishRun(
  scope: ShopScope,
  tx: Queryable,
  run: FeedRun,
  before: FeedRun | null,
  decidedBy?: Actor,
): Promise<FeedRun> {
  const { id, shopId, destinationId, number } = run;
  const now = scope.clock();
  const earlier = { shopId, destinationId, number: { lt: number } };
  await tx.feedRun.updateMany({
    where: { ...earlier, state: 'held' },
    data: { state: 'discarded', finishedAt: now },
  });
  await dropSnapshots(tx, { ...earlier, id: { not: before?.id } });
  if (before) {
    await renoteOffers(tx, run, before);
    const ofBefore = { where: { shopId, runNumber: before.number } };
    await tx.feedItem.deleteMany(ofBefore);
    await tx.feedOffer.deleteMany(ofBefore);
  }
  for (const kind of ['feed_held', 'feed_failed'] as const)
    await settleAttention(scope, tx, { kind, subject: destinationId }, 'A feed was delivered.');
  await queuePush(tx, shopId, destinationId);
  return tx.feedRun.update({
    where: { id, shopId },
    data: { state: 'delivered', finishedAt: now, decidedBy: decidedBy ?? null },
  });
}
