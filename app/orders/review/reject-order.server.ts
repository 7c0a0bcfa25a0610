import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import { refundPayment } from '#app/payments/refund-payment.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { CancelAndRefundOrderDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { cancelShopifyOrder } from '../cancel-shopify-order.server.ts';
import { holdReason, reasonText, type ReviewReason } from './apply-rules.ts';

interface RejectedOrder {
  id: string;
  shopifyOrderGid: string;
  sellingMode: string;
  paymentIntentId: string | null;
  mode: string;
  total: { amount: number; currency: string };
}

/**
 * Cancels an order, its goods back in stock, and has the buyer's money given back: by Stripe for a purchase in the
 * chat, by Shopify where its checkout took it. May be repeated.
 * @throws Error or ShopifyError when it is not sure that it is done.
 */
export async function rejectOrder(
  scope: ShopScope,
  order: RejectedOrder,
  reasons: ReviewReason[],
): Promise<void> {
  const note = `Rejected in review. ${reasonText(reasons)}`;
  if (!order.paymentIntentId) return cancelAndRefund(scope, order, reasons, note);
  await cancelShopifyOrder(scope, order.shopifyOrderGid, note);
  const stripe = await merchantStripe(scope, order.mode);
  const refund = await refundPayment(stripe, {
    ...order.total,
    paymentIntentId: order.paymentIntentId,
    idempotencyKey: `reject:${order.id}`,
  });
  if (refund.status === 'unknown') throw refund.error;
  if (refund.status === 'refused') throw new Error(`${order.id} could not be refunded: ${refund.message}`);
}

async function cancelAndRefund(
  scope: ShopScope,
  { shopifyOrderGid }: RejectedOrder,
  reasons: ReviewReason[],
  staffNote: string,
): Promise<void> {
  const reason = holdReason(reasons) === 'HIGH_RISK_OF_FRAUD' ? 'FRAUD' : 'OTHER';
  const variables = { orderId: shopifyOrderGid, reason, staffNote } as const;
  const { orderCancel } = await shopifyAdmin(scope, CancelAndRefundOrderDocument, variables, {
    lane: 'checkout',
  });
  const problem = orderCancel?.orderCancelUserErrors[0];
  if (problem && !/already|cancel+ed/i.test(problem.message))
    throw new Error(`${shopifyOrderGid} could not be cancelled: ${problem.message}`);
}
