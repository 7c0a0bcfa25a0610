import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { SimulatedVersion } from '../request-bodies.ts';

/** Older ones are deleted when a new one is begun. */
const KEPT = 20;
/** One that has not ended after that was given up. */
const GIVEN_UP_SECONDS = 15 * 60;

/**
 * Begins a run of the go-live check list, as a background job.
 * @returns its id
 * @throws AppError `conflict` while another is under way.
 */
export async function startCertification(scope: ShopScope, apiVersion: SimulatedVersion): Promise<string> {
  const shopId = scope.shop.id;
  const now = scope.clock();
  const id = scope.newId('certification');
  return scope.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM shops WHERE id = ${shopId} FOR NO KEY UPDATE`;
    const running = { shopId, state: 'running' };
    const since = addSeconds(now, -GIVEN_UP_SECONDS);
    const underWay = await tx.certificationRun.findFirst({ where: { ...running, startedAt: { gt: since } } });
    if (underWay) throw new AppError('conflict', 'The check list is being run already.', { param: 'run' });
    await tx.certificationRun.updateMany({ where: running, data: { state: 'failed', finishedAt: now } });
    const startedBy = scope.actor ?? 'command';
    await tx.certificationRun.create({
      data: { id, shopId, apiVersion, state: 'running', startedBy, startedAt: now },
    });
    const old = await tx.certificationRun.findMany({
      where: { shopId },
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      skip: KEPT,
      select: { id: true },
    });
    await tx.certificationRun.deleteMany({ where: { shopId, id: { in: old.map((run) => run.id) } } });
    await addJob(tx, 'certify-shop', { shopId, runId: id }, { key: `certify:${shopId}`, maxAttempts: 3 });
    await recordStaffAction(scope, tx, {
      action: 'certification.started',
      subjectId: id,
      facts: { version: apiVersion },
    });
    return id;
  });
}
