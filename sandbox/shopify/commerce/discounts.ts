import type { DiscountRecord } from '#sandbox/shopify/state/records.ts';
import { splitAmount } from './split-amount.ts';
import { divideHalfUp } from './tax.ts';

/** A percentage of, or a fixed amount off, the goods. */
export type Reduction = { percentage: number } | { amountMinor: number };

/** Minor units a reduction takes off a base, never more than the base. Percentages keep four decimals. */
export function reductionOf(baseMinor: number, reduction: Reduction): number {
  const amount =
    'percentage' in reduction
      ? divideHalfUp(baseMinor * Math.round(reduction.percentage * 10_000), 1_000_000)
      : reduction.amountMinor;
  return Math.min(baseMinor, Math.max(0, amount));
}

/** Spreads a reduction of several lines over them in proportion, adding up exactly. */
export function spreadReduction(lineMinors: number[], reduction: Reduction): number[] {
  const base = lineMinors.reduce((sum, amount) => sum + amount, 0);
  return splitAmount(reductionOf(base, reduction), lineMinors);
}

/** What came of the codes of a cart. */
export interface DiscountOutcome {
  accepted: DiscountRecord[];
  refused: { code: string; reason: string }[];
}

/**
 * Which of the codes apply, each once. Codes are case-insensitive; a refused one is skipped, never an error.
 * One code for goods (the first that fits) may be joined by one for shipping.
 */
export function chooseDiscounts(
  discounts: DiscountRecord[],
  codes: string[],
  goodsMinor: number,
  now: Date,
): DiscountOutcome {
  const outcome: DiscountOutcome = { accepted: [], refused: [] };
  for (const code of new Set(codes.map((text) => text.trim().toUpperCase()).filter(Boolean))) {
    const discount = discounts.find((row) => row.code.toUpperCase() === code);
    const reason = discount
      ? refusal(discount, outcome.accepted, goodsMinor, now)
      : 'Discount code is invalid';
    if (discount && reason === null) outcome.accepted.push(discount);
    else outcome.refused.push({ code, reason: reason! });
  }
  return outcome;
}

function refusal(
  discount: DiscountRecord,
  accepted: DiscountRecord[],
  goodsMinor: number,
  now: Date,
): string | null {
  if (discount.endsAt !== null && Date.parse(discount.endsAt) <= now.getTime())
    return 'Discount code expired';
  if (goodsMinor < discount.minimumSubtotalMinor) return 'Discount code minimum purchase is not reached';
  const isShipping = discount.kind === 'free_shipping';
  if (accepted.some((other) => (other.kind === 'free_shipping') === isShipping))
    return "Discount code can't be combined with another discount";
  return null;
}
