import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { ProductRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { channelsOf } from './find-channels.ts';

/**
 * A merchant puts a product on the app's channels or takes it off them. No products/* tells: the product is as it was.
 * Undefined if there is no such product.
 * @param channelId one channel; absent: all of them
 * @throws UserError CHANNEL_NOT_FOUND when there is no such channel, or none at all
 */
export function publishProduct(
  context: ShopifyContext,
  productId: string,
  published: boolean,
  channelId?: string,
): ProductRecord | undefined {
  const { products } = context.state;
  const product = products.get(productId);
  if (!product) return undefined;
  const ids = channelsOf(context)
    .map(({ id }) => id)
    .filter((id) => channelId === undefined || id === channelId);
  if (ids.length === 0) {
    const message = channelId ? `There is no channel ${channelId}.` : 'The app has no channel in this shop.';
    throw new UserError(['channelId'], message, 'CHANNEL_NOT_FOUND');
  }
  const others = (product.offChannels ?? []).filter((id) => !ids.includes(id));
  const changed = products.patch(productId, { offChannels: published ? others : [...others, ...ids] });
  context.followProduct(productId);
  return changed;
}
