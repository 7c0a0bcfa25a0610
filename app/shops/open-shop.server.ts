import { services } from '#app/services.server.ts';
import { shopify } from '#app/shopify/shopify.server.ts';
import type { Actor } from './actor.ts';
import { installShop } from './install-shop.server.ts';
import { findShopByDomain, type ShopScope } from './shop-scope.server.ts';

/**
 * Signs the merchant in to an embedded page and returns the scope of their shop. If signing in went well once but
 * installing did not (the library stores the session first), it is installed now.
 * @throws Response that takes the browser on with signing in, or refuses it.
 */
export async function openShop(request: Request): Promise<ShopScope> {
  return (await openShopAsStaff(request)).scope;
}

/**
 * As openShop, and says who it is: the session token's `sub` is the user's id.
 * @throws Response as openShop does.
 */
export async function openShopAsStaff(request: Request): Promise<{ scope: ShopScope; actor: Actor }> {
  const { session, sessionToken } = await shopify().authenticate.admin(request);
  const scope =
    (await findShopByDomain(services(), session.shop)) ?? (await installShop(services(), session.shop));
  return { scope, actor: `staff:${sessionToken?.sub ?? 'unknown'}` };
}
