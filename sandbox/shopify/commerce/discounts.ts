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
