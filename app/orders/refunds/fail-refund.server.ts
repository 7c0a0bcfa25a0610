import type { Queryable } from '#app/db/database.server.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import type { RefundRecord } from './refund-record.ts';

/**
 * Records that a refund's money did not go back, or (`side: 'booking'`) that Shopify would not book it, and asks staff
 * to look, in the caller's transaction.
 * @param why in Stripe's or Shopify's words
 */
export async function failRefund(
  scope: ShopScope,
  tx: Queryable,
  refund: RefundRecord,
  why: string,
  side: 'money' | 'booking' = 'money',
): Promise<void> {
  const failed = side === 'money' ? { state: 'failed' } : { booking: 'failed' };
  await tx.refund.update({
    where: { id: refund.id, shopId: scope.shop.id },
    data: { ...failed, failure: why, updatedAt: scope.clock() },
  });
  await askForHelp(scope, tx, refund, why, side);
}

/** Asks staff to look at a refund that is stuck, which goes on being tried. */
export async function askForHelp(
  scope: ShopScope,
  tx: Queryable,
  refund: RefundRecord,
  why: string,
  side: 'money' | 'booking' = 'money',
): Promise<void> {
  const sum = `${formatDecimal(refund.amount, refund.currency)} ${refund.currency}`;
  const what =
    side === 'money'
      ? `${sum} did not go back to the buyer.`
      : `${sum} went back to the buyer, but Shopify's books lack the refund.`;
  await raiseAttention(scope, tx, {
    kind: 'refund_failed',
    subject: refund.id,
    orderId: refund.orderId,
    text: `${what} ${why}`,
    facts: {
      amount: refund.amount,
      currency: refund.currency,
      shopifyRefund: refund.shopifyRefundGid,
      stripeRefund: refund.stripeRefundId,
    },
  });
}
