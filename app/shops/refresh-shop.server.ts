import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { installShop } from './install-shop.server.ts';
import { findShopById } from './shop-scope.server.ts';

/** Reads a shop's facts (name, currency, places, …) and its policies again from Shopify. Does nothing for one that has left. */
export async function refreshShop(
  services: Services,
  { shopId }: JobPayloads['refresh-shop'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (scope) await installShop(services, scope.shop.domain, { authorized: false });
}
