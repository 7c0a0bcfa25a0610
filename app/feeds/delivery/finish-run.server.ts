import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import type { FeedRun } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { FeedSummary } from '../feed-format.ts';
import { compareRuns } from './compare-runs.server.ts';
import { deliveredRun } from './delivered-run.server.ts';
import { dropSnapshots } from './drop-snapshots.server.ts';
import { guardSnapshot } from './guard.ts';
import { lockDestination } from './lock-destination.server.ts';
import { outrun } from './outrun.ts';
import { publishRun } from './publish-run.server.ts';
import { LONG_TRANSACTION } from './transaction.ts';

/**
 * Ends a run whose files are whole: it replaces the last one at once, or is held with the reason.
 * @throws AppError `conflict` (lost race) when the run was given up meanwhile
 */
export async function finishRun(
  scope: ShopScope,
  { id, destinationId }: FeedRun,
  { files, rows, omitted }: FeedSummary,
): Promise<FeedRun> {
  const shopId = scope.shop.id;
  return scope.db.$transaction(async (tx) => {
    const destination = await lockDestination(scope, tx, destinationId);
    const mine = await tx.feedRun.findUnique({ where: { id, shopId, state: 'writing' } });
    if (!mine) throw outrun();
    for (const { name, ...written } of files)
      await tx.feedFile.update({ where: { runId_name: { runId: id, name }, shopId }, data: written });

    const before = await deliveredRun(tx, destination);
    const difference = before ? await compareRuns(tx, mine.number, before.number) : {};
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const run = await tx.feedRun.update({
      where: { id, shopId },
      data: { rows, bytes, omitted, ...difference },
    });
    const problem = guardSnapshot(rows, before?.rows ?? null, destination.guardPercent);
    return problem ? holdRun(scope, tx, run, problem) : publishRun(scope, tx, run, before);
  }, LONG_TRANSACTION);
}

/** Keeps a run for staff to decide about; one that was held before is out of date. */
async function holdRun(scope: ShopScope, tx: Queryable, run: FeedRun, problem: string): Promise<FeedRun> {
  const { id, shopId, destinationId, number, rows, added, changed, removed } = run;
  const older = { shopId, destinationId, state: 'held', number: { lt: number } };
  await dropSnapshots(tx, older);
  await tx.feedRun.updateMany({ where: older, data: { state: 'discarded' } });
  await raiseAttention(scope, tx, {
    kind: 'feed_held',
    subject: destinationId,
    text: `A feed was not delivered. ${problem} The agent still has the last one. If it is right, run aisle approve-feed --run ${id}; else aisle discard-feed --run ${id}.`,
    facts: { destinationId, run: id, rows, added, changed, removed },
  });
  return tx.feedRun.update({
    where: { id, shopId },
    data: { state: 'held', error: problem, finishedAt: scope.clock() },
  });
}
