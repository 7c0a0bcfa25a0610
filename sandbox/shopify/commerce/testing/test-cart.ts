import type { DiscountCombinations, DiscountRecord } from '#sandbox/shopify/state/records.ts';
import type { Cart, CartLine } from '#sandbox/shopify/commerce/cart.ts';

/** Combines with every class. */
export const COMBINES_WITH_ALL: DiscountCombinations = {
  orderDiscounts: true,
  productDiscounts: true,
  shippingDiscounts: true,
};

/** A line of a cart without a product behind it. */
export function line(unitPriceMinor: number, quantity: number, fields: Partial<CartLine> = {}): CartLine {
  return {
    uuid: `${unitPriceMinor}`,
    variant: null,
    product: null,
    title: 'Thing',
    quantity,
    unitPrice: { shopMinor: unitPriceMinor, shownMinor: unitPriceMinor },
    overridden: false,
    sku: null,
    taxable: true,
    requiresShipping: true,
    isGiftCard: false,
    applied: null,
    customAttributes: [],
    ...fields,
  };
}

/** A cart of one thing at 10.00, with whatever else is given. */
export function cart(fields: Partial<Cart>): Cart {
  return {
    lines: [line(1000, 1)],
    shippingAddress: null,
    billingAddress: null,
    discountCodes: [],
    acceptAutomaticDiscounts: false,
    customerId: null,
    usedCodes: [],
    applied: null,
    taxExempt: false,
    shippingLine: null,
    presentment: null,
    ...fields,
  };
}

/** An address of which only country, province and postal code are known. */
export function address(countryCode: string, provinceCode: string | null = null, zip: string | null = null) {
  const empty = {
    firstName: null,
    lastName: null,
    company: null,
    address1: null,
    address2: null,
    city: null,
    phone: null,
  };
  return { ...empty, countryCode, provinceCode, zip };
}

/** A code discount that combines with free shipping only. */
export function code(fields: Partial<DiscountRecord>): DiscountRecord {
  return {
    id: fields.code ?? 'CODE',
    code: 'CODE',
    title: 'Code',
    kind: 'percentage',
    percentage: 0,
    amountMinor: 0,
    minimumSubtotalMinor: 0,
    endsAt: null,
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
    ...fields,
  };
}
