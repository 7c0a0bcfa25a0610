import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { OrderPresentmentRecord, TaxLineRecord } from '#sandbox/shopify/state/records.ts';
import { presentmentLeg } from './money-input.ts';
import type { OrderCreateInput } from './order-input.ts';
import { priceOrder } from './price-order.ts';

/**
 * The presentment leg of a new order, or nothing when it has one currency. `transactions` are the order's, in the
 * order of the input. @throws UserError INVALID for money without its presentment leg.
 */
export function readOrderPresentment(
  context: ShopifyContext,
  input: OrderCreateInput,
  transactions: { id: string }[],
): { presentment?: OrderPresentmentRecord } {
  const currencyCode = input.presentmentCurrency;
  if (!currencyCode || currencyCode === context.shop().currencyCode) return {};
  const money = presentmentLeg(currencyCode);
  // The lines have their ids from the shop's leg.
  const priced = priceOrder(context, input, { money, newId: () => '' });
  const paid = (input.transactions ?? []).map((row, i) => [
    transactions[i]!.id,
    money.read(row.amountSet, ['order', 'transactions', String(i), 'amountSet']),
  ]);
  return {
    presentment: {
      currencyCode,
      lines: priced.lines.map(({ unitPriceMinor, discountMinor, taxLines }) => ({
        ...{ unitPriceMinor, discountMinor },
        taxMinors: minorsOf(taxLines),
      })),
      shippingLines: priced.shippingLines.map(({ priceMinor, discountMinor, taxLines }) => ({
        ...{ priceMinor, discountMinor },
        taxMinors: minorsOf(taxLines),
      })),
      taxMinors: minorsOf(priced.taxLines),
      discountAmountMinor: priced.discountApplication?.amountMinor ?? null,
      transactions: Object.fromEntries(paid) as Record<string, number>,
      refunds: {},
    },
  };
}

function minorsOf(lines: TaxLineRecord[]): number[] {
  return lines.map((line) => line.amountMinor);
}
