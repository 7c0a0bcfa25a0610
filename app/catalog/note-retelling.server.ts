import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Merchants change one thing after the other: the catalogue is told anew once they are done. */
const GATHER_SECONDS = 30;

/** Notes that agents' feeds are to be made anew, in the transaction because of which they are. */
export async function noteRetelling(
  { shop, clock }: Pick<ShopScope, 'shop' | 'clock'>,
  tx: RawQueryable,
): Promise<void> {
  const payload = { shopId: shop.id };
  const runAt = addSeconds(clock(), GATHER_SECONDS);
  await addJob(tx, 'retell-catalog', payload, { key: `retell-catalog:${shop.id}`, runAt });
}
