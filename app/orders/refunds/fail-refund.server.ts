import type { Queryable } from '#app/db/database.server.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import type { RefundRecord } from './refund-record.ts';

/**
 * Where a refund is stuck, which decides what staff are to do.
 * - `money`: Stripe did not give it back
 * - `disputed`: nor will it, the buyer's bank having taken it back
 * - `order`: the order was to be cancelled first and Shopify would not
 * - `booking`: the buyer has the money, Shopify would not book it
 */
export type RefundSide = 'money' | 'disputed' | 'order' | 'booking';

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
  side: RefundSide = 'money',
): Promise<void> {
  const failed = side === 'booking' ? { booking: 'failed' } : { state: 'failed' };
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
  side: RefundSide = 'money',
): Promise<void> {
  const where = { id: refund.orderId, shopId: scope.shop.id };
  const { name } = await tx.order.findUniqueOrThrow({ where, select: { name: true } });
  const sum = `${formatDecimal(refund.amount, refund.currency)} ${refund.currency}`;
  const what =
    side === 'booking'
      ? `${name}: ${sum} went back to the buyer, but Shopify's books lack the refund.`
      : `${name}: ${sum} did not go back to the buyer.`;
  await raiseAttention(scope, tx, {
    kind: 'refund_failed',
    subject: refund.id,
    orderId: refund.orderId,
    text: `${what} ${why}`,
    facts: {
      side,
      why,
      orderName: name,
      amount: refund.amount,
      currency: refund.currency,
      shopifyRefund: refund.shopifyRefundGid,
      stripeRefund: refund.stripeRefundId,
    },
  });
}
