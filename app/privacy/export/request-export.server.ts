import { addJob } from '#app/jobs/add-job.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { exportState } from './export-state.ts';

/** How long the file can be fetched. */
export const EXPORT_DAYS = 7;
/** They take two minutes together; after that it can be asked for anew. */
const MOST_ATTEMPTS = 5;

/**
 * Has everything of the shop written into a file. It holds buyers' data, so that it was asked for is on record.
 * @throws AppError `conflict` while another is being written
 */
export async function requestExport(scope: ShopScope): Promise<{ id: string }> {
  const shopId = scope.shop.id;
  const id = scope.newId('export');
  const now = scope.clock();
  await scope.db.$transaction(async (tx) => {
    // Two clicks at once make one.
    await tx.$queryRaw`SELECT id FROM shops WHERE id = ${shopId} FOR UPDATE`;
    const newest = await tx.dataExport.findFirst({ where: { shopId }, orderBy: { createdAt: 'desc' } });
    if (newest && exportState(newest, now) === 'waiting')
      throw new AppError('conflict', 'An export is being written.');
    const expiresAt = addSeconds(now, EXPORT_DAYS * 24 * 3600);
    await tx.dataExport.create({
      data: { id, shopId, requestedBy: scope.actor ?? 'command', createdAt: now, expiresAt },
    });
    await addJob(tx, 'export-shop', { shopId, exportId: id }, { maxAttempts: MOST_ATTEMPTS });
    await recordStaffAction(scope, tx, { action: 'data.exported', subjectId: id });
  });
  return { id };
}
