import { addSeconds } from '#app/kernel/clock.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { exportUrl } from './export-url.ts';

/** For the click that follows. */
const URL_SECONDS = 600;

/**
 * The address an export's file is fetched from, for ten minutes. It holds buyers' data, so that it was opened is on record.
 * @throws AppError `not_found` for one that this shop does not have, that is not written yet or has expired
 */
export async function openExport(scope: ShopScope, exportId: string): Promise<{ url: string }> {
  const now = scope.clock();
  const where = { id: exportId, shopId: scope.shop.id, state: 'ready', expiresAt: { gt: now } };
  const found = await scope.db.dataExport.findUnique({ where, select: { id: true } });
  if (!found) throw new AppError('not_found', 'This export does not exist any more.');
  await recordStaffAction(scope, scope.db, { action: 'data.downloaded', subjectId: exportId });
  return { url: exportUrl(scope, exportId, addSeconds(now, URL_SECONDS)) };
}
