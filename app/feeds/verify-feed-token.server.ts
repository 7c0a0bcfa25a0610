import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { openFeedToken } from './feed-url.ts';

/** The shop a feed URL's token stands for; null if the token is wrong or the shop has removed the app. */
export async function verifyFeedToken(services: Services, token: string): Promise<ShopScope | null> {
  const shopId = openFeedToken(services.secrets, token);
  return shopId === null ? null : findShopById(services, shopId);
}
