import { cancelShopifyOrder } from '#app/orders/cancel-shopify-order.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { PurchaseRecord } from '../purchase/purchase-record.ts';
import type { Step } from '../purchase/steps/step.ts';
import { lockPlatformOrder } from './lock-platform-order.server.ts';
import type { ReviewProblem } from './platform-order.ts';
import { reviewPlatformOrder } from './review-platform-order.server.ts';

/**
 * Cancels the Shopify order of an attempt that cannot be finished, and puts the purchase before staff. A recovery point
 * of its own, as compensating is: whoever resumes it only goes on undoing. The payment stays as it is.
 */
export const setAsideStep: Step = async (scope, purchase) => {
  const { shopifyOrderGid: orderId } = purchase;
  // Orders of a shop that has removed the app are out of reach.
  if (orderId && !scope.shop.uninstalledAt)
    await cancelShopifyOrder(scope, orderId, 'Cancelled by Aisle: it is not what the buyer paid for.');
  return {
    next: 'set_aside',
    store: async (tx) => {
      const order = await lockPlatformOrder(scope, tx, purchase.payment.platformOrderId!, ['purchasing']);
      if (order) await reviewPlatformOrder(scope, tx, order, problemOf(scope, purchase));
    },
  };
};

function problemOf(scope: ShopScope, { refusal, shopifyOrderGid, orderName }: PurchaseRecord): ReviewProblem {
  if (scope.shop.uninstalledAt)
    return { reason: 'shop_uninstalled', text: 'the app was removed from the shop.' };
  if (refusal?.code === 'out_of_stock') return { reason: 'out_of_stock', text: 'something is sold out.' };
  if (refusal?.code === 'payment_declined')
    return { reason: 'not_captured', text: 'its money was reserved, and could not be taken.' };
  if (shopifyOrderGid) {
    const name = orderName ? ` (${orderName})` : '';
    const text = `Shopify's order${name} had another total than what was paid, and was cancelled.`;
    return { reason: 'total_mismatch', text };
  }
  return {
    reason: 'order_refused',
    text: 'Shopify refused the order, or staff cancelled it at once; see the log.',
  };
}
