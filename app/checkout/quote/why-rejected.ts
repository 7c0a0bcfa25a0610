import { parseDecimal } from '#app/kernel/money.ts';
import type { AppliedDiscount, DiscountRejection, DiscountTarget } from './discount.ts';
import type { CodeTerms } from './terms-of-codes.ts';

/** What a code's terms are held against. */
export interface RejectionFacts {
  /** Goods before discounts, minor units of `currency`, the shop's. */
  itemsBase: number;
  units: number;
  currency: string;
  /** Who the buyer is can be told by their e-mail address. */
  buyerKnown: boolean;
  /** The discounts that do count, with the terms of those that came by a code. */
  applied: { discount: Pick<AppliedDiscount, 'target'>; terms: CodeTerms | null }[];
}

/**
 * Why Shopify did not apply a discount code, found in the code's terms: Shopify itself only leaves it out. The first
 * reason that holds counts, in the order a buyer could do least about it.
 * @param terms null: the shop has no such code
 */
export function whyRejected(terms: CodeTerms | null, facts: RejectionFacts): DiscountRejection {
  if (!terms || terms.status === 'SCHEDULED') return 'discount_code_invalid';
  if (terms.status === 'EXPIRED') return 'discount_code_expired';
  if (terms.usageLimit !== null && terms.asyncUsageCount >= terms.usageLimit)
    return 'discount_code_usage_limit_reached';
  if (terms.context.__typename !== 'DiscountBuyerSelectionAll') return notForThisBuyer(terms, facts);
  if (!meetsMinimum(terms, facts)) return 'discount_code_minimum_not_met';
  if (facts.applied.some((other) => !canCombine(terms, other))) return 'discount_code_combination_disallowed';
  if (terms.appliesOncePerCustomer && facts.buyerKnown) return 'discount_code_usage_limit_reached';
  // It could stand beside the others, but another of its kind saves more on the same goods.
  const rivals = facts.applied.some(({ discount }) => targetsOf(terms).includes(discount.target));
  return rivals ? 'discount_code_combination_disallowed' : 'discount_code_invalid';
}

function notForThisBuyer({ context }: CodeTerms, { buyerKnown }: RejectionFacts): DiscountRejection {
  const byCustomer = context.__typename !== 'DiscountMarkets';
  return byCustomer && !buyerKnown ? 'discount_code_user_not_logged_in' : 'discount_code_user_ineligible';
}

/** Judged by the whole cart: which goods a discount is for is not asked. */
function meetsMinimum(terms: CodeTerms, { itemsBase, units, currency }: RejectionFacts): boolean {
  const minimum = 'minimumRequirement' in terms ? terms.minimumRequirement : null;
  if (!minimum) return true;
  if ('greaterThanOrEqualToQuantity' in minimum) return units >= Number(minimum.greaterThanOrEqualToQuantity);
  const { amount, currencyCode } = minimum.greaterThanOrEqualToSubtotal;
  return currencyCode !== currency || itemsBase >= parseDecimal(amount, currency);
}

const ALLOWS = {
  product: 'productDiscounts',
  order: 'orderDiscounts',
  shipping: 'shippingDiscounts',
} as const satisfies Record<DiscountTarget, keyof CodeTerms['combinesWith']>;

/** Each of two must allow the other's class, and two for shipping never combine (help.shopify.com, "Combining discounts"). */
function canCombine(terms: CodeTerms, other: RejectionFacts['applied'][number]): boolean {
  const mine = targetsOf(terms);
  const its = other.discount.target;
  if (its === 'shipping' && mine.includes('shipping')) return false;
  if (!terms.combinesWith[ALLOWS[its]]) return false;
  return !other.terms || mine.every((target) => other.terms!.combinesWith[ALLOWS[target]]);
}

function targetsOf({ discountClasses }: CodeTerms): DiscountTarget[] {
  return discountClasses.map((name) => name.toLowerCase() as DiscountTarget);
}
