import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { noteRetelling } from './note-retelling.server.ts';

/**
 * Notes that any product may look different now, in the transaction that makes it so: the catalogue is judged anew, and
 * agents' feeds are made anew.
 */
export async function noteWholeCatalog(
  scope: Pick<ShopScope, 'shop' | 'clock'>,
  tx: RawQueryable,
): Promise<void> {
  const { id: shopId } = scope.shop;
  await addJob(tx, 'judge-catalog', { shopId }, { key: `judge-catalog:${shopId}` });
  await noteRetelling(scope, tx);
}
