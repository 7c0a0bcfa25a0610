import { parseDecimal } from '#app/kernel/money.ts';
import type {
  CalculateQuoteMutation,
  DeliveryOptionsQuery,
} from '#app/shopify/operations/admin.generated.ts';
import type { CartLine, FulfillmentOption, Totals } from './session.ts';

type Calculated = NonNullable<
  NonNullable<CalculateQuoteMutation['draftOrderCalculate']>['calculatedDraftOrder']
>;
type Rates = NonNullable<
  DeliveryOptionsQuery['draftOrderAvailableDeliveryOptions']
>['availableShippingRates'];

/** A cart as Shopify prices it now. */
export interface Quote {
  lines: CartLine[];
  totals: Totals;
}

/**
 * Reads Shopify's calculation back into the cart. Lines come back in the order they were sent.
 * @throws Error if Shopify answered other lines than were asked for.
 */
export function mapQuote(lines: CartLine[], calculated: Calculated): Quote {
  const currency = calculated.currencyCode;
  const money = (set: { shopMoney: { amount: string } }) => parseDecimal(set.shopMoney.amount, currency);
  const quoted = lines.map((line, index): CartLine => {
    const answer = calculated.lineItems[index];
    if (!answer || answer.quantity !== line.quantity)
      throw new Error('Shopify calculated other lines than were asked for');
    const unitAmount = money(answer.originalUnitPriceSet);
    const baseAmount = unitAmount * line.quantity;
    const subtotal = money(answer.discountedTotalSet);
    return {
      ...line,
      unitAmount,
      baseAmount,
      subtotal,
      discount: baseAmount - subtotal,
      available: answer.variant ? sellable(answer.variant) : line.available,
    };
  });
  const itemsBase = quoted.reduce((sum, line) => sum + line.baseAmount, 0);
  const subtotal = quoted.reduce((sum, line) => sum + line.subtotal, 0);
  const fulfillment = money(calculated.totalShippingPriceSet);
  const tax = money(calculated.totalTaxSet);
  const total = money(calculated.totalPriceSet);
  const addedTax = calculated.taxesIncluded ? 0 : tax;
  return {
    lines: quoted,
    totals: {
      itemsBase,
      itemsDiscount: itemsBase - subtotal,
      subtotal,
      // Whatever lowers the total beyond the lines is a discount on the order as a whole.
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
    },
  };
}

/** Units Shopify will still sell; null when it never runs out. */
function sellable(variant: NonNullable<Calculated['lineItems'][number]['variant']>): number | null {
  const endless = !variant.inventoryItem.tracked || variant.inventoryPolicy === 'CONTINUE';
  return endless ? null : Math.max(0, variant.sellableOnlineQuantity);
}

/** Shopify's rates as options, cheapest first (App Store rule: the cheapest stays the default). */
export function mapOptions(rates: Rates, currency: string): FulfillmentOption[] {
  const seen = new Map<string, number>();
  return rates
    .map((rate): FulfillmentOption => {
      const id = optionId(rate.code, rate.title);
      const count = (seen.get(id) ?? 0) + 1;
      seen.set(id, count);
      return {
        id: count === 1 ? id : `${id}_${count}`,
        type: 'shipping',
        title: rate.title,
        amount: parseDecimal(rate.price.amount, currency),
        rateHandle: rate.handle,
        code: rate.code,
        source: rate.source,
      };
    })
    .sort((a, b) => a.amount - b.amount);
}

/** Stable across quotes, unlike Shopify's handle, which goes stale with each change of cart or address. */
function optionId(code: string, title: string): string {
  const name = (code || title)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return `shipping_${name || 'rate'}`;
}
