import type { DiscountRecord } from '#sandbox/shopify/state/records.ts';
import { applyDiscounts, type QuotedDiscount } from './apply-discounts.ts';
import type { Cart } from './cart.ts';
import type { DiscountableLine } from './choose-discounts.ts';
import { discountClass } from './discount-class.ts';
import { reductionOf, spreadReduction, type Reduction } from './discounts.ts';

/** The currency a cart is priced in. */
export interface PricingCurrency {
  /** Which leg of the prices counts. */
  leg: 'shopMinor' | 'shownMinor';
  /** Minor units of the shop's currency in this one. */
  convert(shopMinor: number): number;
}

/** The goods of a cart before the shop's discounts; arrays go by its lines, minor units. */
export interface PlainGoods {
  originals: number[];
  /** What the caller's own discounts on lines take off. */
  own: number[];
  /** The line's share of the caller's own discount on the whole draft. */
  orderWide: number[];
  discountable: DiscountableLine[];
}

/** Prices the goods of a cart and takes the caller's own discounts off: the lines' first, then the draft's. */
export function plainGoods(cart: Cart, currency: PricingCurrency): PlainGoods {
  const inCurrency = (reduction: Reduction): Reduction =>
    'percentage' in reduction ? reduction : { amountMinor: currency.convert(reduction.amountMinor) };
  const originals = cart.lines.map((line) => line.unitPrice[currency.leg] * line.quantity);
  const own = cart.lines.map((line, i) =>
    line.applied ? reductionOf(originals[i]!, inCurrency(line.applied.reduction)) : 0,
  );
  const left = originals.map((amount, i) => amount - own[i]!);
  const orderWide = cart.applied
    ? spreadReduction(left, inCurrency(cart.applied.reduction))
    : left.map(() => 0);
  const discountable = cart.lines.map((line, i) => ({
    productId: line.product?.id ?? null,
    quantity: line.quantity,
    isGiftCard: line.isGiftCard,
    leftMinor: left[i]! - orderWide[i]!,
  }));
  return { originals, own, orderWide, discountable };
}

/** Goods with the shop's discounts taken off. */
export interface PricedGoods extends PlainGoods {
  discounts: QuotedDiscount[];
  /** What product discounts, and what order discounts, take off each line. */
  byProduct: number[];
  byOrder: number[];
  /** Each line after everything. */
  left: number[];
  subtotalMinor: number;
}

/** Takes chosen discounts off the goods; `winners` are `productWinners` of them. */
export function pricedGoods(
  goods: PlainGoods,
  chosen: DiscountRecord[],
  winners: (DiscountRecord | null)[],
  currency: PricingCurrency,
): PricedGoods {
  const discounts = applyDiscounts(chosen, goods.discountable, winners, ({ amountMinor }) =>
    currency.convert(amountMinor),
  );
  const takenBy = (wanted: 'PRODUCT' | 'ORDER') =>
    goods.originals.map((_, i) =>
      sum(
        discounts
          .filter(({ discount }) => discountClass(discount) === wanted)
          .map(({ lineMinors }) => lineMinors[i]!),
      ),
    );
  const byProduct = takenBy('PRODUCT');
  const byOrder = takenBy('ORDER');
  const left = goods.discountable.map((line, i) => line.leftMinor - byProduct[i]! - byOrder[i]!);
  return { ...goods, discounts, byProduct, byOrder, left, subtotalMinor: sum(left) };
}

/** Adds amounts up. */
export function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
