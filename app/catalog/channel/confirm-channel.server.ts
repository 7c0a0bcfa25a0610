import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { findChannel } from './find-channel.server.ts';
import { queueSettleChannel } from './queue-settle-channel.server.ts';

/**
 * A channel if Shopify still has it. If not, null, and the shop's is made anew: of a channel that is gone Shopify says
 * that nothing is published to it, and a catalogue that believed it would be hidden from agents.
 * @param channelGid null: none, and nobody is asked
 * @throws ShopifyError
 */
export async function confirmChannel(scope: ShopScope, channelGid: string | null): Promise<string | null> {
  if (channelGid === null) return null;
  const found = await findChannel(scope);
  if (found.channelGid === channelGid) return channelGid;
  await queueSettleChannel(scope.shop.id, scope.db);
  return null;
}
