import { formatDecimal, parseDecimal } from '#app/kernel/money.ts';
import type { NewOrderFieldsFragment } from '#app/shopify/operations/admin.generated.ts';
import type { Totals } from '../../session/session.ts';
import { foldDiscounts } from './order-money.ts';

type Sums = Pick<
  NewOrderFieldsFragment,
  'currencyCode' | 'subtotalPriceSet' | 'totalShippingPriceSet' | 'totalTaxSet'
>;

/** Which sums of Shopify's order are not those that were agreed, in words for staff: `tax 1.06 → 1.20`. */
export function orderDifferences(totals: Totals, order: Sums): string[] {
  const { currencyCode: currency } = order;
  const { offGoods, shipping } = foldDiscounts(totals);
  const sums: [name: string, agreed: number, set: { shopMoney: { amount: string } } | null][] = [
    ['goods', totals.itemsBase - offGoods, order.subtotalPriceSet],
    ['shipping', shipping, order.totalShippingPriceSet],
    ['tax', totals.tax + totals.includedTax, order.totalTaxSet],
  ];
  return sums.flatMap(([name, agreed, set]) => {
    const made = set ? parseDecimal(set.shopMoney.amount, currency) : 0;
    if (made === agreed) return [];
    return [`${name} ${formatDecimal(agreed, currency)} → ${formatDecimal(made, currency)}`];
  });
}
