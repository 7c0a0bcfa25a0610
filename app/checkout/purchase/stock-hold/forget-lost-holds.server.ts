import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { StockHold } from './stock-hold.ts';

/** Long enough for Shopify's search to know of a draft order that nobody heard of. */
const SEARCH_LAGS_SECONDS = 60;

/** Queues the deletion of draft orders that were made without its being heard of, where there may be any. */
export async function forgetLostHolds(
  { shop, clock }: ShopScope,
  tx: Queryable,
  hold: Pick<StockHold, 'tag' | 'uncertain'> | null,
): Promise<void> {
  if (!hold?.uncertain) return;
  await addJob(
    tx,
    'release-stock-holds',
    { shopId: shop.id, tag: hold.tag },
    { key: `stock-hold:${hold.tag}`, runAt: addSeconds(clock(), SEARCH_LAGS_SECONDS) },
  );
}
