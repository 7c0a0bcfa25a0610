import { divideHalfUp } from './tax.ts';

/**
 * Splits an amount over parts in proportion to their weights so that the parts add up exactly (each part is the
 * rounded running share minus what went before). All weights zero: nothing is given out.
 */
export function splitAmount(amountMinor: number, weights: number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let weightSoFar = 0;
  let givenSoFar = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    const upTo = total === 0 ? 0 : divideHalfUp(amountMinor * weightSoFar, total);
    const part = upTo - givenSoFar;
    givenSoFar = upTo;
    return part;
  });
}

/** The share of `count` units out of `quantity` when `before` units have already had theirs; shares add up exactly. */
export function unitShare(amountMinor: number, quantity: number, before: number, count: number): number {
  return (
    divideHalfUp(amountMinor * (before + count), quantity) - divideHalfUp(amountMinor * before, quantity)
  );
}
