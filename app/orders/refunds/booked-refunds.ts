import { parseDecimal } from '#app/kernel/money.ts';
import type { OrderFieldsFragment } from '#app/shopify/operations/admin.generated.ts';
import type { BookedRefund } from './pair-refunds.ts';

/** How Aisle's payments are called in Shopify's books (checkout/purchase/build-order-input.ts). */
export const STRIPE_GATEWAY = 'stripe';

/**
 * The refunds of an order that gave back money which lies at Stripe, in the payment's currency. What only put goods back
 * on the shelf, or was paid back in another way (cash, store credit), is none.
 */
export function bookedRefunds(
  { refunds }: Pick<OrderFieldsFragment, 'refunds'>,
  currency: string,
): BookedRefund[] {
  return refunds.flatMap((refund) => {
    const amounts = refund.transactions.nodes
      .filter(
        ({ kind, status, gateway }) =>
          kind === 'REFUND' && status === 'SUCCESS' && gateway?.toLowerCase() === STRIPE_GATEWAY,
      )
      .map(({ amountSet: { shopMoney, presentmentMoney } }) => {
        const money = shopMoney.currencyCode === currency ? shopMoney : presentmentMoney;
        return parseDecimal(money.amount, currency);
      });
    const amount = amounts.reduce((sum, one) => sum + one, 0);
    return amount > 0 ? [{ gid: refund.id, amount, note: refund.note }] : [];
  });
}
