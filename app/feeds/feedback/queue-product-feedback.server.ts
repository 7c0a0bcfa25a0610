import { isSalesChannel } from '#app/catalog/channel/is-sales-channel.ts';
import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Merchants mend one product after the other. */
const GATHER_SECONDS = 60;

/** Queues what Shopify's product pages are to show, after products were judged; nothing where the app is no channel. */
export async function queueProductFeedback(
  { shop, clock }: Pick<ShopScope, 'shop' | 'clock'>,
  tx: RawQueryable,
): Promise<void> {
  if (!isSalesChannel(shop)) return;
  const key = `tell-product-feedback:${shop.id}`;
  const runAt = addSeconds(clock(), GATHER_SECONDS);
  await addJob(tx, 'tell-product-feedback', { shopId: shop.id }, { key, keepRunAt: true, runAt });
}
