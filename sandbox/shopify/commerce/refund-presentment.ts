import type { OrderPresentmentRecord, OrderRecord, RefundRecord } from '#sandbox/shopify/state/records.ts';
import { inPresentment } from './order-presentment.ts';
import { orderTotals, refundShare, shippingTaxShare } from './order-totals.ts';
import { divideHalfUp } from './tax.ts';

/** What goes back in the buyer's currency, minor units; `transactionMinors` goes by the refund's transactions. */
export interface ShownRefund {
  shippingMinor: number;
  transactionMinors: number[];
}

/**
 * The presentment record of an order with one more refund. What the caller did not say in the buyer's currency
 * follows from the shop's by what is left in both, so that giving back all leaves nothing in either.
 */
export function withRefund(
  order: OrderRecord,
  presentment: OrderPresentmentRecord,
  refund: RefundRecord,
  given: ShownRefund | undefined,
): OrderPresentmentRecord {
  const shown = inPresentment(order);
  const [net, shownNet] = [orderTotals(order), orderTotals(shown)];
  const shippingMinor =
    given?.shippingMinor ??
    proportion(refund.shippingMinor, net.currentShippingMinor, shownNet.currentShippingMinor);
  const paidBack = refund.transactions.map((row, i) => [
    row.id,
    given?.transactionMinors[i] ?? proportion(row.amountMinor, net.netPaymentMinor, shownNet.netPaymentMinor),
  ]);
  const money = {
    lines: refund.lines.map((row) =>
      refundShare(
        shown,
        shown.lines.find(({ id }) => id === row.orderLineId)!,
        row.quantity,
      ),
    ),
    shippingMinor,
    shippingTaxMinor: shippingTaxShare(shown, shippingMinor),
  };
  return {
    ...presentment,
    transactions: {
      ...presentment.transactions,
      ...(Object.fromEntries(paidBack) as Record<string, number>),
    },
    refunds: { ...presentment.refunds, [refund.id]: money },
  };
}

/** The part of `whole` that `part` is of `of`, half up; more than all of nothing stays more than nothing. */
export function proportion(part: number, of: number, whole: number): number {
  return of === 0 ? part : divideHalfUp(part * whole, of);
}
