import { currencyExponent, parseDecimal } from '#app/kernel/money.ts';
import type { AmountsFragment, CalculateQuoteMutation } from '#app/shopify/operations/admin.generated.ts';
import type { AppliedDiscount } from './discount.ts';
import type { CartLine, LineAmounts, Presentment, Totals } from '../session/session.ts';
import { mapDiscounts } from './map-discounts.ts';

/** `CalculatedDraftOrder` as calculate-quote.graphql reads it. */
export type Calculated = NonNullable<
  NonNullable<CalculateQuoteMutation['draftOrderCalculate']>['calculatedDraftOrder']
>;

/** A cart as Shopify prices it now. */
export interface Quote {
  lines: CartLine[];
  totals: Totals;
  applied: AppliedDiscount[];
  /** Null when the quote is in the shop's currency alone. */
  presentment: Presentment | null;
}

/** Reads one of the two amounts of each sum of money, in minor units. */
type ReadMoney = (bag: AmountsFragment) => number;

/**
 * Reads Shopify's calculation back into the cart. Lines come back in the order they were sent.
 * @throws Error if Shopify answered other lines than were asked for.
 */
export function mapQuote(lines: CartLine[], calculated: Calculated, now: Date): Quote {
  const { currencyCode, presentmentCurrencyCode } = calculated;
  const shop: ReadMoney = ({ shopMoney }) => parseDecimal(shopMoney.amount, currencyCode);
  const quoted = lines.map((line, index): CartLine => {
    const answer = calculated.lineItems[index];
    if (!answer || answer.quantity !== line.quantity)
      throw new Error('Shopify calculated other lines than were asked for');
    const available = answer.variant ? sellable(answer.variant) : line.available;
    return { ...line, ...lineAmounts(answer, shop), available };
  });
  const totals = readTotals(calculated, shop);
  return {
    lines: quoted,
    totals,
    applied: mapDiscounts(calculated),
    presentment: presentmentCurrencyCode === currencyCode ? null : readPresentment(calculated, totals, now),
  };
}

type CalculatedLine = Calculated['lineItems'][number];

function lineAmounts(line: CalculatedLine, money: ReadMoney): LineAmounts {
  const unitAmount = money(line.originalUnitPriceSet);
  const baseAmount = unitAmount * line.quantity;
  const subtotal = money(line.discountedTotalSet);
  return { unitAmount, baseAmount, subtotal, discount: baseAmount - subtotal };
}

function readTotals(calculated: Calculated, money: ReadMoney): Totals {
  const lines = calculated.lineItems.map((line) => lineAmounts(line, money));
  const itemsBase = lines.reduce((sum, line) => sum + line.baseAmount, 0);
  const subtotal = lines.reduce((sum, line) => sum + line.subtotal, 0);
  const fulfillment = money(calculated.totalShippingPriceSet);
  const tax = money(calculated.totalTaxSet);
  const total = money(calculated.totalPriceSet);
  const addedTax = calculated.taxesIncluded ? 0 : tax;
  return {
    itemsBase,
    itemsDiscount: itemsBase - subtotal,
    subtotal,
    // Whatever lowers the total beyond the lines is a discount on the order as a whole, or on its shipping.
    discount: subtotal + fulfillment + addedTax - total,
    fulfillment,
    tax: addedTax,
    includedTax: calculated.taxesIncluded ? tax : 0,
    total,
    taxLines: calculated.taxLines.map((line) => ({
      title: line.title,
      rate: line.rate ?? 0,
      amount: money(line.priceSet),
    })),
  };
}

function readPresentment(calculated: Calculated, shopTotals: Totals, now: Date): Presentment {
  const { currencyCode, presentmentCurrencyCode: currency } = calculated;
  const shown: ReadMoney = ({ presentmentMoney }) => parseDecimal(presentmentMoney.amount, currency);
  const totals = readTotals(calculated, shown);
  // Before discounts: the larger the amounts, the less their rounding counts.
  const gross = ({ itemsBase, fulfillment }: Totals) => itemsBase + fulfillment;
  const major = (amount: number, code: string) => amount / 10 ** currencyExponent(code);
  const rate = major(gross(shopTotals), currencyCode) / major(gross(totals), currency);
  return {
    currency,
    exchangeRate: Number.isFinite(rate) ? Number(rate.toPrecision(6)) : 1,
    at: now.toISOString(),
    totals,
    lines: calculated.lineItems.map((line) => lineAmounts(line, shown)),
  };
}

/** Units Shopify will still sell; null when it never runs out. */
export function sellable(
  variant: Pick<
    NonNullable<CalculatedLine['variant']>,
    'inventoryItem' | 'inventoryPolicy' | 'sellableOnlineQuantity'
  >,
): number | null {
  const endless = !variant.inventoryItem.tracked || variant.inventoryPolicy === 'CONTINUE';
  return endless ? null : Math.max(0, variant.sellableOnlineQuantity);
}
