import { cancelShopifyOrder } from '#app/orders/cancel-shopify-order.server.ts';
import { ShopifyError } from '#app/shopify/shopify-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { PurchaseRecord } from '../purchase-record.ts';
import { purchaseStripe } from '../purchase-stripe.server.ts';
import { shopSilent } from '../effects.ts';
import { refusalOf } from '../refusals.ts';
import { refuse } from '../refuse-purchase.server.ts';
import { releasePayment } from './release-payment.server.ts';
import { forgetLostHolds } from '../stock-hold/forget-lost-holds.server.ts';
import { releaseStockHold } from '../stock-hold/release-stock-holds.server.ts';
import type { StockHold } from '../stock-hold/stock-hold.ts';
import type { Step } from './step.ts';

/**
 * Undoes a purchase that cannot be finished: cancels its order, gives the buyer's money and the goods on hold back,
 * opens the session again. A recovery point of its own, reached before anything is undone: whoever resumes it only goes
 * on undoing.
 */
export const compensateStep: Step = async (scope, purchase) => {
  if (purchase.shopifyOrderGid) await cancelOrder(scope, purchase, purchase.shopifyOrderGid);
  if (purchase.paymentIntentId) await releasePayment(scope, await purchaseStripe(scope, purchase), purchase);
  if (purchase.stockHold) await releaseHold(scope, purchase.stockHold);
  return refuse(scope, purchase, purchase.refusal ?? refusalOf('order_refused'), (tx) =>
    forgetLostHolds(scope, tx, purchase.stockHold),
  );
};

/** Shopify gives the goods back by itself in time: a shop that is out of reach need not be waited for. */
async function releaseHold(scope: ShopScope, hold: StockHold): Promise<void> {
  try {
    await releaseStockHold(scope, hold);
  } catch (error) {
    if (!(error instanceof ShopifyError)) throw error;
    if (['unauthorized', 'access_denied', 'invalid'].includes(error.kind)) return;
    throw shopSilent(error);
  }
}

/** Orders of a shop that has removed the app are out of reach; the buyer's money is not. */
async function cancelOrder(scope: ShopScope, purchase: PurchaseRecord, orderId: string): Promise<void> {
  try {
    await cancelShopifyOrder(
      scope,
      orderId,
      `Cancelled by Aisle: ${purchase.refusal?.text ?? 'it could not be paid.'}`,
    );
  } catch (error) {
    if (!(error instanceof ShopifyError)) throw error;
    const gone = scope.shop.uninstalledAt && error.kind === 'unauthorized';
    if (!gone) throw shopSilent(error);
    scope.log.error(
      { shop: scope.shop.domain, session: purchase.sessionId, orderId },
      'order left behind: the app was removed',
    );
  }
}
