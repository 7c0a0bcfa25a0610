import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { findChannel } from './find-channel.server.ts';
import { queueSettleChannel } from './queue-settle-channel.server.ts';

/**
 * The shop's channel if Shopify still has it. If not, null, and it is made anew: of a channel that is gone Shopify says
 * that nothing is published to it, and a catalogue that believed it would be hidden from agents.
 * @throws ShopifyError
 */
export async function confirmChannel(scope: ShopScope): Promise<string | null> {
  const { id: shopId, channelGid } = scope.shop;
  if (channelGid === null) return null;
  const found = await findChannel(scope);
  if (found.channelGid === channelGid) return channelGid;
  await queueSettleChannel(shopId, scope.db);
  return null;
}
