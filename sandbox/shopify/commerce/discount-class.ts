import type { DiscountCombinations, DiscountRecord } from '#sandbox/shopify/state/records.ts';

/** GraphQL `DiscountClass`. */
export type DiscountClass = 'PRODUCT' | 'ORDER' | 'SHIPPING';

/** GraphQL `DiscountStatus`. */
export type DiscountStatus = 'ACTIVE' | 'EXPIRED' | 'SCHEDULED';

/** The class Shopify puts a discount in: amount off all goods is an order discount, off some of them a product one. */
export function discountClass(discount: DiscountRecord): DiscountClass {
  if (discount.kind === 'free_shipping') return 'SHIPPING';
  return discount.productIds ? 'PRODUCT' : 'ORDER';
}

/** Whether a discount runs now; its end is no longer part of it. A used-up code is still active, as in Shopify. */
export function discountStatus(discount: DiscountRecord, now: Date): DiscountStatus {
  if (discount.endsAt !== null && Date.parse(discount.endsAt) <= now.getTime()) return 'EXPIRED';
  if (discount.startsAt && Date.parse(discount.startsAt) > now.getTime()) return 'SCHEDULED';
  return 'ACTIVE';
}

/** What a discount says it combines with; Shopify's default is nothing. */
export function combinations(discount: DiscountRecord): DiscountCombinations {
  return (
    discount.combinesWith ?? { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false }
  );
}

/**
 * Whether two discounts may stand on one order: each must allow the other's class, and never two for shipping.
 * https://help.shopify.com/en/manual/discounts/combining-discounts
 */
export function canCombine(one: DiscountRecord, other: DiscountRecord): boolean {
  if (discountClass(one) === 'SHIPPING' && discountClass(other) === 'SHIPPING') return false;
  return allows(one, discountClass(other)) && allows(other, discountClass(one));
}

function allows(discount: DiscountRecord, other: DiscountClass): boolean {
  const { orderDiscounts, productDiscounts, shippingDiscounts } = combinations(discount);
  return { ORDER: orderDiscounts, PRODUCT: productDiscounts, SHIPPING: shippingDiscounts }[other];
}
