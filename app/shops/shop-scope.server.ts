import type { Shop } from '#app/db/client/client.ts';
import type { Services } from '#app/services.server.ts';
import type { Actor } from './actor.ts';

/**
 * Everything a domain function may touch on behalf of one shop. Repository functions take it first: without a
 * shop there is no query, so a forgotten `where shop_id` is a type error in the caller, not a leak.
 */
export interface ShopScope extends Services {
  shop: Shop;
  /** Who acts, where it is somebody: agents' calls and jobs have none. What they change goes into the activity log. */
  actor?: Actor;
}

/** Narrows the services to one shop. */
export function scopeToShop(services: Services, shop: Shop): ShopScope {
  return { ...services, shop };
}

/** The scope of the shop with this `*.myshopify.com` domain, or null if it is not installed. */
export async function findShopByDomain(services: Services, domain: string): Promise<ShopScope | null> {
  const shop = await services.db.shop.findUnique({ where: { domain } });
  return shop && !shop.uninstalledAt ? scopeToShop(services, shop) : null;
}

/** The scope of the shop with this id, or null if it is not installed. */
export async function findShopById(services: Services, id: string): Promise<ShopScope | null> {
  const shop = await services.db.shop.findUnique({ where: { id } });
  return shop && !shop.uninstalledAt ? scopeToShop(services, shop) : null;
}
