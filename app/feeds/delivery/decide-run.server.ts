import { settleAttention } from '#app/attention/settle-attention.server.ts';
import type { FeedRun } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { deliveredRun } from './delivered-run.server.ts';
import { dropSnapshots } from './drop-snapshots.server.ts';
import { lockDestination } from './lock-destination.server.ts';
import { publishRun } from './publish-run.server.ts';
import { LONG_TRANSACTION } from './transaction.ts';

/**
 * Staff have a held snapshot delivered as it is, or thrown away.
 * @throws AppError `not_found`; `conflict` when it is not held (any more)
 */
export async function decideRun(
  scope: ShopScope,
  runId: string,
  decision: 'approve' | 'discard',
  actor: Actor,
): Promise<FeedRun> {
  const shopId = scope.shop.id;
  return scope.db.$transaction(async (tx) => {
    const known = await tx.feedRun.findUnique({ where: { id: runId, shopId } });
    if (!known) throw new AppError('not_found', 'There is no such run.', { param: 'run' });
    const destination = await lockDestination(scope, tx, known.destinationId);
    const run = await tx.feedRun.findUnique({ where: { id: runId, shopId } });
    if (run?.state !== 'held')
      throw new AppError('conflict', `This run is ${run?.state ?? 'gone'}, not held.`);
    await recordStaffAction(scope, tx, {
      actor,
      action: decision === 'approve' ? 'feed_run.approved' : 'feed_run.discarded',
      subjectId: destination.id,
      facts: { rows: run.rows },
    });
    if (decision === 'approve') return publishRun(scope, tx, run, await deliveredRun(tx, destination), actor);

    await dropSnapshots(tx, { id: runId, shopId });
    const item = { kind: 'feed_held', subject: destination.id } as const;
    await settleAttention(scope, tx, item, `Discarded by ${actor}`);
    return tx.feedRun.update({
      where: { id: runId, shopId },
      data: { state: 'discarded', decidedBy: actor },
    });
  }, LONG_TRANSACTION);
}
