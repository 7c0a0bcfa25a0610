import { openKey } from '#app/attention/attention-kind.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** How far Shopify is with what the merchant wants; null: there is no channel, and none is wanted. */
export type ChannelState = 'on' | 'connecting' | 'ending' | 'refused' | null;

/** `refused`: Shopify will not change what it has, and staff were told why. */
export async function getChannelState({ db, shop }: ShopScope): Promise<ChannelState> {
  const { sellsAsChannel, channelGid } = shop;
  const isThere = channelGid !== null;
  if (sellsAsChannel === isThere) return isThere ? 'on' : null;
  const refused = await db.attentionItem.findFirst({
    where: { shopId: shop.id, openKey: openKey('channel_refused', shop.id) },
    select: { id: true },
  });
  if (refused) return 'refused';
  return sellsAsChannel ? 'connecting' : 'ending';
}
