import type { CheckoutSession } from '#app/checkout/session.ts';
import { wordsOf } from '#app/checkout/words/words.ts';
import { formatMoney } from '#app/kernel/format-money.ts';

/** A Total of the newest versions; older ones take what they know of it. */
export interface WireTotal {
  type: string;
  display_text: string;
  /** Minor units. */
  amount: number;
  description?: string;
  breakdown?: { jurisdiction: string; rate: number; amount: number }[];
}

/** A session's totals in the order of a receipt: what adds up to `total`, and the tax in the prices in words. */
export function sessionTotals({ state, currency }: CheckoutSession): WireTotal[] {
  const { totals: sums } = state;
  const words = wordsOf(state.language).totals;
  const includedTax = formatMoney({ amount: sums.includedTax, currency }, state.language);
  const entry = (type: string, display_text: string, amount: number) => ({ type, display_text, amount });
  return [
    entry('items_base_amount', words.items(), sums.itemsBase),
    ...(sums.itemsDiscount > 0 ? [entry('items_discount', words.discount(), sums.itemsDiscount)] : []),
    entry('subtotal', words.subtotal(), sums.subtotal),
    ...(sums.discount > 0 ? [entry('discount', words.orderDiscount(), sums.discount)] : []),
    ...(state.selectedOptionId === null ? [] : [entry('fulfillment', words.shipping(), sums.fulfillment)]),
    {
      ...entry('tax', words.tax(), sums.tax),
      ...(sums.includedTax > 0 && { description: words.taxIncluded(includedTax) }),
      ...(sums.tax > 0 && {
        breakdown: sums.taxLines.map(({ title, rate, amount }) => ({ jurisdiction: title, rate, amount })),
      }),
    },
    entry('total', words.total(), sums.total),
  ];
}

/** A Total of 2025-12-12 and 2026-01-16: no breakdown. */
export function withoutBreakdown({ type, display_text, amount, description }: WireTotal): WireTotal {
  return { type, display_text, amount, description };
}
