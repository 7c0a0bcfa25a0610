import type { OrderRecord, RefundRecord, TaxLineRecord } from '#sandbox/shopify/state/records.ts';

/**
 * An order with all of its money in the buyer's currency, so that whatever is added up from it is exact there; the
 * order itself when the buyer paid in the shop's.
 */
export function inPresentment(order: OrderRecord): OrderRecord {
  const { presentment } = order;
  if (!presentment) return order;
  const transactionMinor = (row: { id: string; parentId: string | null }): number =>
    presentment.transactions[row.id] ?? presentment.transactions[row.parentId ?? ''] ?? 0;
  return {
    ...order,
    currencyCode: presentment.currencyCode,
    lines: order.lines.map((line, i) => {
      const { taxMinors, ...money } = presentment.lines[i]!;
      return { ...line, ...money, taxLines: withMinors(line.taxLines, taxMinors) };
    }),
    shippingLines: order.shippingLines.map((line, i) => {
      const { taxMinors, ...money } = presentment.shippingLines[i]!;
      return { ...line, ...money, taxLines: withMinors(line.taxLines, taxMinors) };
    }),
    taxLines: withMinors(order.taxLines, presentment.taxMinors),
    discountApplication: order.discountApplication && {
      ...order.discountApplication,
      amountMinor: presentment.discountAmountMinor,
    },
    transactions: order.transactions.map((row) => ({ ...row, amountMinor: transactionMinor(row) })),
    refunds: order.refunds.map((refund) => refundInPresentment(refund)),
  };

  function refundInPresentment(refund: RefundRecord): RefundRecord {
    const money = presentment!.refunds[refund.id]!;
    const transactions = refund.transactions.map((row) => ({ ...row, amountMinor: transactionMinor(row) }));
    return {
      ...refund,
      lines: refund.lines.map((line, i) => ({ ...line, ...money.lines[i]! })),
      shippingMinor: money.shippingMinor,
      shippingTaxMinor: money.shippingTaxMinor,
      totalMinor: transactions.reduce((sum, row) => sum + row.amountMinor, 0),
      transactions,
    };
  }
}

function withMinors(lines: TaxLineRecord[], minors: number[]): TaxLineRecord[] {
  return lines.map((line, i) => ({ ...line, amountMinor: minors[i] ?? 0 }));
}
