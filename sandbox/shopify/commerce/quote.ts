import type {
  AddressRecord,
  DiscountRecord,
  ProductRecord,
  ShopRecord,
  TaxLineRecord,
  VariantRecord,
} from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { chooseDiscounts, reductionOf, spreadReduction, type Reduction } from './discounts.ts';
import { shippingRates, type OfferedRate } from './shipping-rates.ts';
import { destinationTax, mergeTaxLines, sumTax, taxLinesOn } from './tax.ts';

export interface AppliedReduction {
  reduction: Reduction;
  title: string | null;
  description: string;
}

export interface CartLine {
  uuid: string;
  variant: VariantRecord | null;
  product: ProductRecord | null;
  title: string;
  quantity: number;
  unitPriceMinor: number;
  /** `priceOverride`: the caller's price instead of the catalogue's. */
  overridden: boolean;
  sku: string | null;
  taxable: boolean;
  requiresShipping: boolean;
  isGiftCard: boolean;
  applied: AppliedReduction | null;
  customAttributes: { key: string; value: string }[];
}

/** Everything a draft order is calculated from. */
export interface Cart {
  lines: CartLine[];
  shippingAddress: AddressRecord | null;
  billingAddress: AddressRecord | null;
  discountCodes: string[];
  applied: AppliedReduction | null;
  taxExempt: boolean;
  shippingLine: { handle: string } | { title: string; priceMinor: number } | null;
}

export interface QuotedLine extends CartLine {
  originalMinor: number;
  /** The line's own discount; order-wide ones are in `orderDiscountMinor`. */
  lineDiscountMinor: number;
  orderDiscountMinor: number;
  taxLines: TaxLineRecord[];
}

export interface QuotedShipping {
  handle: string | null;
  code: string | null;
  source: string | null;
  title: string;
  priceMinor: number;
  discountMinor: number;
  taxLines: TaxLineRecord[];
}

/** A code that took something off; `lineMinors` goes by the lines of the cart. */
export interface QuotedDiscount {
  discount: DiscountRecord;
  lineMinors: number[];
  shippingMinor: number;
}

/** Minor units of the shop's currency. */
export interface Quote {
  lines: QuotedLine[];
  shipping: QuotedShipping | null;
  availableRates: OfferedRate[];
  discounts: QuotedDiscount[];
  refusedCodes: { code: string; reason: string }[];
  taxesIncluded: boolean;
  taxLines: TaxLineRecord[];
  lineItemsMinor: number;
  discountMinor: number;
  /** Goods after all discounts. */
  subtotalMinor: number;
  /** Shipping before discounts. */
  shippingMinor: number;
  taxMinor: number;
  /** subtotal + shipping after discounts + tax that is not included. */
  totalMinor: number;
}

/**
 * Prices a cart as Shopify's draft orders do: line discounts, then the order's, then the codes, then shipping by
 * zone, then taxes at the destination on what is left.
 * @throws UserError for a shipping rate handle that this cart and address do not offer (any more).
 */
export function quoteCart(shop: ShopRecord, cart: Cart, discounts: DiscountRecord[], now: Date): Quote {
  const originals = cart.lines.map((line) => line.unitPriceMinor * line.quantity);
  const own = cart.lines.map((line, i) =>
    line.applied ? reductionOf(originals[i]!, line.applied.reduction) : 0,
  );
  let left = originals.map((amount, i) => amount - own[i]!);
  const orderWide = cart.applied ? spreadReduction(left, cart.applied.reduction) : left.map(() => 0);
  left = left.map((amount, i) => amount - orderWide[i]!);

  const { accepted, refused } = chooseDiscounts(discounts, cart.discountCodes, sum(left), now);
  const discountable = left.map((amount, i) => (cart.lines[i]!.isGiftCard ? 0 : amount));
  const quoted: QuotedDiscount[] = accepted.map((discount) => ({
    discount,
    lineMinors:
      discount.kind === 'free_shipping' ? left.map(() => 0) : spreadReduction(discountable, taken(discount)),
    shippingMinor: 0,
  }));
  const byCodes = left.map((_, i) => sum(quoted.map((code) => code.lineMinors[i]!)));
  left = left.map((amount, i) => amount - byCodes[i]!);

  const subtotalMinor = sum(left);
  const availableRates = shippingRates(shop, shippingCart(cart, subtotalMinor), cart.shippingAddress);
  const chosen = chooseShipping(cart.shippingLine, availableRates);
  const freeShipping = quoted.find((code) => code.discount.kind === 'free_shipping');
  if (freeShipping && chosen) freeShipping.shippingMinor = chosen.priceMinor;
  const shippingDiscount = freeShipping?.shippingMinor ?? 0;

  const tax = destinationTax(shop, cart.shippingAddress ?? cart.billingAddress);
  const lines = cart.lines.map((line, i) => ({
    ...line,
    originalMinor: originals[i]!,
    lineDiscountMinor: own[i]!,
    orderDiscountMinor: orderWide[i]! + byCodes[i]!,
    taxLines: line.taxable && !cart.taxExempt ? taxLinesOn(left[i]!, tax) : [],
  }));
  const shipping = chosen && {
    ...chosen,
    discountMinor: shippingDiscount,
    taxLines:
      tax.shippingTaxed && !cart.taxExempt ? taxLinesOn(chosen.priceMinor - shippingDiscount, tax) : [],
  };
  const taxLines = [...lines.flatMap((line) => line.taxLines), ...(shipping?.taxLines ?? [])];
  const taxMinor = sumTax(taxLines);
  const shippingMinor = shipping?.priceMinor ?? 0;
  return {
    lines,
    shipping,
    availableRates,
    discounts: quoted,
    refusedCodes: refused,
    taxesIncluded: tax.included,
    taxLines: mergeTaxLines(taxLines),
    lineItemsMinor: sum(originals),
    discountMinor: sum(originals) - subtotalMinor + shippingDiscount,
    subtotalMinor,
    shippingMinor,
    taxMinor,
    totalMinor: subtotalMinor + shippingMinor - shippingDiscount + (tax.included ? 0 : taxMinor),
  };
}

function taken(discount: DiscountRecord): Reduction {
  return discount.kind === 'percentage'
    ? { percentage: discount.percentage }
    : { amountMinor: discount.amountMinor };
}

function shippingCart(cart: Cart, subtotalMinor: number) {
  const lines = cart.lines.map((line) => ({ ...line, key: line.variant?.id ?? line.title }));
  return { lines, subtotalMinor };
}

function chooseShipping(wanted: Cart['shippingLine'], rates: OfferedRate[]) {
  if (!wanted) return null;
  if (!('handle' in wanted)) return { handle: null, code: 'custom', source: null, ...wanted };
  const rate = rates.find((offered) => offered.handle === wanted.handle);
  if (!rate)
    throw new UserError(
      ['input', 'shippingLine', 'shippingRateHandle'],
      'Shipping rate is no longer available',
    );
  return rate;
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
