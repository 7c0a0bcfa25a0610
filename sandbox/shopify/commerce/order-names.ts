import type { FulfillmentRecord, OrderRecord, ShopRecord } from '#sandbox/shopify/state/records.ts';
import { numericId } from './inventory.ts';

/** The buyer's page of an order. It carries a key, as Shopify's does, so it cannot be guessed from the number. */
export function orderStatusUrl(shop: ShopRecord, order: OrderRecord): string {
  return `${shop.primaryUrl.replace(/\/$/, '')}${orderStatusPath(order)}`;
}

/** Path and query of `orderStatusUrl`. */
export function orderStatusPath(order: OrderRecord): string {
  return `/orders/${numericId(order.id)}/authenticate?key=${orderKey(order)}`;
}

/** The secret of the buyer's pages of an order. */
export function orderKey(order: OrderRecord): string {
  return Buffer.from(`${order.id}${order.confirmationNumber}`).toString('base64url');
}

/** `#1001-F1`: fulfilments of an order are counted from one. */
export function fulfillmentName(order: OrderRecord, fulfillment: FulfillmentRecord): string {
  return `${order.name}-F${order.fulfillments.findIndex((row) => row.id === fulfillment.id) + 1}`;
}
