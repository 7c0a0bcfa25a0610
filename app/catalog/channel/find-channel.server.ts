import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { GetChannelDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { CHANNEL_HANDLE } from './specification.ts';

/**
 * The channel that Shopify has of this shop, or null, and the countries that the shop ships to.
 * @throws ShopifyError
 */
export async function findChannel(
  scope: ShopScope,
): Promise<{ channelGid: string | null; countries: string[] }> {
  const { channelByHandle, shop } = await shopifyAdmin(scope, GetChannelDocument, { handle: CHANNEL_HANDLE });
  return { channelGid: channelByHandle?.id ?? null, countries: shop.shipsToCountries };
}
