import type { DiscountRecord } from '#sandbox/shopify/state/records.ts';
import { isEntitled, type DiscountableLine } from './choose-discounts.ts';
import { discountClass } from './discount-class.ts';
import { spreadReduction } from './discounts.ts';

/** A discount with what it takes off; `lineMinors` goes by the lines of the cart. */
export interface QuotedDiscount {
  discount: DiscountRecord;
  lineMinors: number[];
  shippingMinor: number;
}

/** A fixed discount's amount in the currency of the lines, minor units. */
export type AmountOf = (discount: DiscountRecord) => number;

/**
 * The one product discount of each line: the one that alone would take most off it, the first of equals; null
 * where none applies. https://help.shopify.com/en/manual/discounts/combining-discounts
 */
export function productWinners(
  discounts: DiscountRecord[],
  lines: DiscountableLine[],
  amountOf: AmountOf,
): (DiscountRecord | null)[] {
  const products = discounts.filter((row) => discountClass(row) === 'PRODUCT');
  const alone = products.map((discount) =>
    spread(
      discount,
      lines,
      lines.map((line) => line.leftMinor),
      amountOf,
    ),
  );
  return lines.map((_, i) => {
    const most = Math.max(0, ...alone.map((minors) => minors[i]!));
    return most === 0 ? null : products[alone.findIndex((minors) => minors[i] === most)]!;
  });
}

/**
 * What each discount takes off the lines: product discounts first, then order discounts, every one of them from
 * what the product discounts left and not one after the other, as Shopify calculates. Discounts for shipping take
 * nothing here. https://help.shopify.com/en/manual/discounts/combining-discounts
 */
export function applyDiscounts(
  discounts: DiscountRecord[],
  lines: DiscountableLine[],
  winners: (DiscountRecord | null)[],
  amountOf: AmountOf,
): QuotedDiscount[] {
  const full = lines.map((line) => line.leftMinor);
  const taken = new Map<DiscountRecord, number[]>();
  for (const discount of discounts.filter((row) => discountClass(row) === 'PRODUCT')) {
    const won = full.map((minor, i) => (winners[i] === discount ? minor : 0));
    taken.set(discount, spread(discount, lines, won, amountOf));
  }
  const left = minus(full, [...taken.values()]);
  for (const discount of discounts.filter((row) => discountClass(row) === 'ORDER')) {
    const rest = minus(full, [...taken.values()]);
    const parts = spread(discount, lines, left, amountOf);
    taken.set(
      discount,
      parts.map((minor, i) => Math.min(minor, rest[i]!)),
    );
  }
  return discounts.map((discount) => ({
    discount,
    lineMinors: taken.get(discount) ?? full.map(() => 0),
    shippingMinor: 0,
  }));
}

function spread(
  discount: DiscountRecord,
  lines: DiscountableLine[],
  minors: number[],
  amountOf: AmountOf,
): number[] {
  return spreadReduction(
    minors.map((minor, i) => (isEntitled(discount, lines[i]!) ? minor : 0)),
    discount.kind === 'percentage'
      ? { percentage: discount.percentage }
      : { amountMinor: amountOf(discount) },
  );
}

function minus(minors: number[], parts: number[][]): number[] {
  return minors.map((minor, i) => parts.reduce((left, part) => left - part[i]!, minor));
}
