import type { FeedRun } from '#app/db/client/client.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { metrics } from '#app/kernel/metrics.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { beginRun } from './begin-run.server.ts';
import { failRun } from './fail-run.server.ts';
import { finishRun } from './finish-run.server.ts';
import { outrun } from './outrun.ts';
import { writeSnapshot } from './write-snapshot.server.ts';

/**
 * Makes a snapshot of the catalogue for a destination and delivers it: the agent has the whole of it or the whole of
 * the one before, never a part. Whoever begins later wins.
 * @returns the run, `delivered` or `held`
 * @throws AppError as beginRun does; `conflict` (lost race) when another one was begun meanwhile; what reading or
 *   writing fails with, after the run was marked as failed
 */
export async function deliverFeed(scope: ShopScope, destinationId: string): Promise<FeedRun> {
  const { destination, run } = await beginRun(scope, destinationId);
  const log = scope.log.child({ shop: scope.shop.domain, feed: destinationId, run: run.id });
  try {
    const finished = await finishRun(scope, run, await writeSnapshot(scope, destination, run));
    const { state, rows, added, changed, removed } = finished;
    metrics.feedRuns.inc({ state });
    log.info({ state, rows, bytes: Number(finished.bytes), added, changed, removed }, 'feed written');
    return finished;
  } catch (error) {
    // With the database away it stays `writing`, and the next run sees to it.
    const isMine = await failRun(scope, run, error).catch(() => true);
    if (!isMine) throw outrun(error);
    metrics.feedRuns.inc({ state: 'failed' });
    log.error({ err: error }, 'feed broke off');
    throw error;
  }
}

/** The job: what makes a delivery needless or impossible for now ends it, everything else is tried again. */
export async function runDelivery(
  services: Services,
  { shopId, destinationId }: JobPayloads['deliver-feed'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (!scope) return;
  try {
    await deliverFeed(scope, destinationId);
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'conflict')) return;
    throw error;
  }
}
