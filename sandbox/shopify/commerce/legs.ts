/** One thing with its money in the shop's currency and again in the buyer's; the same where those are one. */
export interface Legs<T> {
  shop: T;
  shown: T;
  currencyCode: string;
  shownCurrencyCode: string;
}

/** A part of such a thing, e.g. one of its lines. */
export function partOf<T, U>(legs: Legs<T>, pick: (whole: T) => U): Legs<U> {
  return { ...legs, shop: pick(legs.shop), shown: pick(legs.shown) };
}

/** A list within such a thing, each entry with both of its legs. */
export function partsOf<T, U>(legs: Legs<T>, pick: (whole: T) => U[]): Legs<U>[] {
  return pick(legs.shop).map((_, index) => partOf(legs, (whole) => pick(whole)[index]!));
}
