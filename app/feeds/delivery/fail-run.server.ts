import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import type { FeedRun } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { deliveredRun } from './delivered-run.server.ts';
import { dropSnapshots } from './drop-snapshots.server.ts';
import { lockDestination } from './lock-destination.server.ts';
import { LONG_TRANSACTION } from './transaction.ts';

/** So many runs in a row that fail are no accident any more. */
const SEVERAL = 3;

/**
 * Ends a run that broke off; nothing of it stays but its place in the history.
 * @returns false when it was given up already, because another one was begun
 */
export async function failRun(
  scope: ShopScope,
  { id, destinationId, number }: FeedRun,
  cause: unknown,
): Promise<boolean> {
  const shopId = scope.shop.id;
  // What else is thrown may name hosts and tables: it is in the log.
  const error = cause instanceof AppError ? cause.message : 'Reading or writing it failed.';
  return scope.db.$transaction(async (tx) => {
    const destination = await lockDestination(scope, tx, destinationId);
    const { count } = await tx.feedRun.updateMany({
      where: { id, shopId, state: 'writing' },
      data: { state: 'failed', error, finishedAt: scope.clock() },
    });
    await dropSnapshots(tx, { id, shopId, state: 'failed' });
    if (count === 0) return false;
    const before = await deliveredRun(tx, destination);
    const failures = await tx.feedRun.count({
      where: { shopId, destinationId, state: 'failed', number: { gt: before?.number ?? 0, lte: number } },
    });
    if (failures >= SEVERAL)
      await raiseAttention(scope, tx, {
        kind: 'feed_failed',
        subject: destinationId,
        text: `A feed could not be made ${failures} times in a row. The agent still has the last one.`,
        facts: { destinationId, run: id, failures, since: before?.finishedAt?.toISOString() ?? null },
      });
    return true;
  }, LONG_TRANSACTION);
}
