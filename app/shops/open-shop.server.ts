import { services } from '#app/services.server.ts';
import { shopify } from '#app/shopify/shopify.server.ts';
import { installShop } from './install-shop.server.ts';
import { findShopByDomain, type ShopScope } from './shop-scope.server.ts';

/**
 * Signs the merchant in to an embedded page and returns the scope of their shop. If signing in went well once but
 * installing did not (the library stores the session first), it is installed now.
 * @throws Response that takes the browser on with signing in, or refuses it.
 */
export async function openShop(request: Request): Promise<ShopScope> {
  const { session } = await shopify().authenticate.admin(request);
  return (await findShopByDomain(services(), session.shop)) ?? installShop(services(), session.shop);
}
