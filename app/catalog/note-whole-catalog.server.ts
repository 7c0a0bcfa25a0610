import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Merchants change one thing after the other: the catalogue is told anew once they are done. */
const GATHER_SECONDS = 30;

/**
 * Notes that any product may look different now, in the transaction that makes it so: the catalogue is judged anew, and
 * agents' feeds are made anew.
 */
export async function noteWholeCatalog(
  { shop, clock }: Pick<ShopScope, 'shop' | 'clock'>,
  tx: RawQueryable,
): Promise<void> {
  const payload = { shopId: shop.id };
  await addJob(tx, 'judge-catalog', payload, { key: `judge-catalog:${shop.id}` });
  const runAt = addSeconds(clock(), GATHER_SECONDS);
  await addJob(tx, 'retell-catalog', payload, { key: `retell-catalog:${shop.id}`, runAt });
}
