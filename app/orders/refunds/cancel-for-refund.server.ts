import type { Order } from '#app/db/client/client.ts';
import { ShopifyError } from '#app/shopify/shopify-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { cancelShopifyOrder } from '../cancel-shopify-order.server.ts';
import { failRefund } from './fail-refund.server.ts';
import type { RefundRecord } from './refund-record.ts';

/**
 * Cancels the order of a refund before its money goes back, so that nothing is shipped that was paid back. An order that
 * Shopify will not cancel (some of it was shipped) is not refunded either: staff decide.
 * @throws ShopifyError when Shopify cannot be reached: the job is repeated.
 */
export async function cancelForRefund(scope: ShopScope, order: Order, refund: RefundRecord): Promise<void> {
  try {
    await cancelShopifyOrder(scope, order.shopifyOrderGid, refund.reason ?? 'Cancelled by staff in Aisle.');
  } catch (error) {
    if (error instanceof ShopifyError) throw error;
    const why = `Shopify will not cancel ${order.name}: ${(error as Error).message}`;
    await scope.db.$transaction((tx) => failRefund(scope, tx, refund, why, 'order'));
  }
}
