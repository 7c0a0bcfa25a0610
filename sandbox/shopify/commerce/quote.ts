import type {
  AddressRecord,
  DiscountRecord,
  ShopRecord,
  TaxLineRecord,
} from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { productWinners, type QuotedDiscount } from './apply-discounts.ts';
import type { Cart, CartLine } from './cart.ts';
import { chooseDiscounts, NOT_COMBINABLE } from './choose-discounts.ts';
import { deliveryOptions, type DeliveryOptions } from './delivery-options.ts';
import { discountClass } from './discount-class.ts';
import { convertMinor } from './presentment.ts';
import { plainGoods, pricedGoods, sum, type PricedGoods, type PricingCurrency } from './price-goods.ts';
import { destinationTax, mergeTaxLines, sumTax, taxLinesOn, type DestinationTax } from './tax.ts';

/** A line with its money; the figures are in the currency of the quote it is part of. */
export interface QuotedLine extends CartLine {
  unitPriceMinor: number;
  originalMinor: number;
  /** What the caller's own discount on the line takes off. */
  appliedMinor: number;
  /** That and product discounts: what lowers the line itself. Order-wide ones are in `orderDiscountMinor`. */
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

/** The money of a cart in one currency, minor units. */
export interface QuotedAmounts {
  lines: QuotedLine[];
  shipping: QuotedShipping | null;
  discounts: QuotedDiscount[];
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

/** A cart's price in the shop's currency, and beside it in the buyer's. */
export interface Quote extends QuotedAmounts {
  options: DeliveryOptions;
  refusedCodes: { code: string; reason: string }[];
  taxesIncluded: boolean;
  /** The same cart in the buyer's currency; null when that is the shop's. */
  presentment: (QuotedAmounts & { currencyCode: string }) | null;
}

/** Shipping as chosen, before discounts and taxes. */
type ChosenShipping = Omit<QuotedShipping, 'discountMinor' | 'taxLines'> & {
  /** The price in the buyer's currency where the caller gave it. */
  shownMinor?: number;
  /** Where it is fetched; null for what is sent. */
  place: Pick<AddressRecord, 'countryCode' | 'provinceCode' | 'zip'> | null;
};

const SHOP_CURRENCY: PricingCurrency = { leg: 'shopMinor', convert: (minor) => minor };

/**
 * Prices a cart as Shopify's draft orders do: line discounts, then the order's, then the shop's, then shipping,
 * then taxes at the destination on what is left; goods that are fetched are taxed where that is. In another currency
 * than the shop's each unit price, fixed discount and rate is converted and everything is added up anew; what applies
 * is decided once, in the shop's currency.
 * @throws UserError for a shipping rate handle that this cart and address do not offer (any more).
 */
export function quoteCart(shop: ShopRecord, cart: Cart, discounts: DiscountRecord[], now: Date): Quote {
  const plain = plainGoods(cart, SHOP_CURRENCY);
  const outcome = chooseDiscounts(discounts, { ...cart, lines: plain.discountable }, now);
  const winners = productWinners(outcome.accepted, plain.discountable, (row) => row.amountMinor);
  const beaten = outcome.accepted.filter((row) => discountClass(row) === 'PRODUCT' && !winners.includes(row));
  const chosen = outcome.accepted.filter((row) => !beaten.includes(row));
  const goods = pricedGoods(plain, chosen, winners, SHOP_CURRENCY);

  const options = deliveryOptions(shop, shippingCart(cart, goods.subtotalMinor), cart.shippingAddress);
  const shipping = chooseShipping(cart.shippingLine, options);
  const tax = destinationTax(shop, shipping?.place ?? cart.shippingAddress ?? cart.billingAddress);
  return {
    ...addUp(cart, goods, shipping, tax, SHOP_CURRENCY),
    options,
    refusedCodes: [
      ...outcome.refused,
      ...beaten.flatMap(({ code }) => (code === null ? [] : { code, reason: NOT_COMBINABLE })),
    ],
    taxesIncluded: tax.included,
    presentment: inPresentment(),
  };

  function inPresentment(): Quote['presentment'] {
    if (!cart.presentment) return null;
    const { currencyCode, rate } = cart.presentment;
    const currency: PricingCurrency = {
      leg: 'shownMinor',
      convert: (minor) => convertMinor(minor, shop.currencyCode, currencyCode, rate),
    };
    const shown = pricedGoods(plainGoods(cart, currency), chosen, winners, currency);
    return { ...addUp(cart, shown, shipping, tax, currency), currencyCode };
  }
}

function addUp(
  cart: Cart,
  goods: PricedGoods,
  chosen: ChosenShipping | null,
  tax: DestinationTax,
  currency: PricingCurrency,
): QuotedAmounts {
  const priceMinor = chosen ? priceIn(chosen, currency) : 0;
  const freeShipping = goods.discounts.find(({ discount }) => discountClass(discount) === 'SHIPPING');
  const shippingDiscount = freeShipping ? priceMinor : 0;
  const lines = cart.lines.map((line, i) => ({
    ...line,
    unitPriceMinor: line.unitPrice[currency.leg],
    originalMinor: goods.originals[i]!,
    appliedMinor: goods.own[i]!,
    lineDiscountMinor: goods.own[i]! + goods.byProduct[i]!,
    orderDiscountMinor: goods.orderWide[i]! + goods.byOrder[i]!,
    taxLines: line.taxable && !cart.taxExempt ? taxLinesOn(goods.left[i]!, tax) : [],
  }));
  const shipping = chosen && {
    handle: chosen.handle,
    code: chosen.code,
    source: chosen.source,
    title: chosen.title,
    priceMinor,
    discountMinor: shippingDiscount,
    taxLines: tax.shippingTaxed && !cart.taxExempt ? taxLinesOn(priceMinor - shippingDiscount, tax) : [],
  };
  const taxLines = [...lines.flatMap((line) => line.taxLines), ...(shipping?.taxLines ?? [])];
  const taxMinor = sumTax(taxLines);
  const { subtotalMinor } = goods;
  return {
    lines,
    shipping,
    discounts: goods.discounts.map((row) =>
      row === freeShipping ? { ...row, shippingMinor: shippingDiscount } : row,
    ),
    taxLines: mergeTaxLines(taxLines),
    lineItemsMinor: sum(goods.originals),
    discountMinor: sum(goods.originals) - subtotalMinor + shippingDiscount,
    subtotalMinor,
    shippingMinor: priceMinor,
    taxMinor,
    totalMinor: subtotalMinor + priceMinor - shippingDiscount + (tax.included ? 0 : taxMinor),
  };
}

function priceIn(chosen: ChosenShipping, currency: PricingCurrency): number {
  return currency.leg === 'shownMinor' && chosen.shownMinor !== undefined
    ? chosen.shownMinor
    : currency.convert(chosen.priceMinor);
}

function shippingCart(cart: Cart, subtotalMinor: number) {
  const lines = cart.lines.map((line) => ({ ...line, key: line.variant?.id ?? line.title }));
  return { lines, subtotalMinor };
}

function chooseShipping(wanted: Cart['shippingLine'], options: DeliveryOptions): ChosenShipping | null {
  if (!wanted) return null;
  if (!('handle' in wanted)) {
    const { title, price } = wanted;
    return {
      handle: null,
      code: 'custom',
      source: null,
      title,
      priceMinor: price.shopMinor,
      shownMinor: price.shownMinor,
      place: null,
    };
  }
  const byHandle = ({ handle }: { handle: string }): boolean => handle === wanted.handle;
  const sent = [...options.shipping, ...options.localDelivery].find(byHandle);
  if (sent) return { ...sent, place: null };
  const fetched = options.pickup.find(byHandle);
  if (fetched) return fetched;
  throw new UserError(
    ['input', 'shippingLine', 'shippingRateHandle'],
    'Shipping rate is no longer available',
  );
}
