import type { PlatformOrder } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { PlatformOrderState, ReviewProblem } from './platform-order.ts';

/** Puts an order before staff, with its reason, in the caller's transaction: nothing is refunded by itself. */
export async function reviewPlatformOrder(
  scope: ShopScope,
  tx: Queryable,
  order: PlatformOrder,
  { reason, text }: ReviewProblem,
): Promise<void> {
  await tx.platformOrder.update({
    where: { id: order.id, shopId: scope.shop.id },
    data: { state: 'in_review' satisfies PlatformOrderState, reason, updatedAt: scope.clock() },
  });
  const { amount, currency } = order;
  const sum =
    amount !== null && currency !== null ? ` of ${formatDecimal(Number(amount), currency)} ${currency}` : '';
  await raiseAttention(scope, tx, {
    kind: 'platform_order',
    subject: order.id,
    text: `An order${sum} that an agent took through Stripe is not in Shopify: ${text}`,
    facts: {
      platform_order: order.id,
      reason,
      stripe_session: order.stripeSessionId,
      payment_intent: order.paymentIntentId,
      mode: order.mode,
    },
  });
}

/** Ends an order's way, in the caller's transaction, and settles what staff were asked about it. */
export async function endPlatformOrder(
  scope: ShopScope,
  tx: Queryable,
  id: string,
  state: 'ordered' | 'rejected' | 'unpaid' | 'not_agentic',
  settlement: string,
): Promise<void> {
  await tx.platformOrder.update({
    where: { id, shopId: scope.shop.id },
    data: { state: state satisfies PlatformOrderState, reason: null, updatedAt: scope.clock() },
  });
  await settleAttention(scope, tx, { kind: 'platform_order', subject: id }, settlement);
}
