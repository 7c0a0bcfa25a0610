import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { ChannelRecord, ProductRecord } from '#sandbox/shopify/state/records.ts';
import { channelsOf } from './find-channels.ts';

/** Whether a product is published to a channel: every active one is, unless the merchant took it off. */
export function isOnChannel(product: ProductRecord, channel: ChannelRecord): boolean {
  return product.status === 'ACTIVE' && !product.offChannels?.includes(channel.id);
}

/** Whether a product is published to a channel of the calling app; never while it has none in the shop. */
export function isOnAnyChannel(context: ShopifyContext, product: ProductRecord): boolean {
  return channelsOf(context).some((channel) => isOnChannel(product, channel));
}
