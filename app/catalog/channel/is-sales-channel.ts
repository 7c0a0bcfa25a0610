import type { Shop } from '#app/db/client/client.ts';

/** Whether the app is a sales channel of the shop: by a channel of its own, or by the merchant's word. */
export function isSalesChannel(shop: Pick<Shop, 'channelGid' | 'attributesOrders'>): boolean {
  return shop.channelGid !== null || shop.attributesOrders;
}
