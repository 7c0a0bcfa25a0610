import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { quoteCart, type Quote, type QuotedAmounts } from '#sandbox/shopify/commerce/quote.ts';
import { readDraftInput, type DraftOrderInput } from '#sandbox/shopify/commerce/read-draft-input.ts';
import { partsOf, type Legs } from '#sandbox/shopify/commerce/legs.ts';
import { bagOf, moneyV2 } from '#sandbox/shopify/graphql/money.ts';
import { draftLine, quotedShippingLine } from './draft-line.ts';
import { platformDiscounts } from './platform-discounts.ts';
import { taxLine } from './sources.ts';

/** Calculates a draft order's input. @throws UserError as Shopify refuses. */
export function calculate(context: ShopifyContext, input: DraftOrderInput): Quote {
  const cart = readDraftInput(context, input);
  return quoteCart(context.shop(), cart, context.state.discounts.all(), context.clock());
}

/** The money of a quote in both currencies. */
export function quoteLegs(context: ShopifyContext, quote: Quote): Legs<QuotedAmounts> {
  const { currencyCode } = context.shop();
  return {
    shop: quote,
    shown: quote.presentment ?? quote,
    currencyCode,
    shownCurrencyCode: quote.presentment?.currencyCode ?? currencyCode,
  };
}

/** The fields that `CalculatedDraftOrder` and `DraftOrder` share. */
export function calculatedFields(context: ShopifyContext, input: DraftOrderInput, quote: Quote) {
  const legs = quoteLegs(context, quote);
  const bag = (read: (amounts: QuotedAmounts) => number) => bagOf(legs, read);
  const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  const overridden = quote.lines.map((line) => line.overridden);
  return {
    currencyCode: legs.currencyCode,
    presentmentCurrencyCode: legs.shownCurrencyCode,
    acceptAutomaticDiscounts: input.acceptAutomaticDiscounts ?? false,
    alerts: [],
    allVariantPricesOverridden: overridden.every(Boolean),
    anyVariantPricesOverridden: overridden.some(Boolean),
    amountDueNowSet: bag((amounts) => amounts.totalMinor),
    amountDueLaterSet: bag(() => 0),
    appliedDiscount: null,
    billingAddressMatchesShippingAddress:
      JSON.stringify(input.billingAddress) === JSON.stringify(input.shippingAddress),
    customer: customerOf(context, input),
    purchasingEntity: withTypename(customerOf(context, input)),
    phone: input.phone ?? null,
    deposit: null,
    discountCodes: quote.discounts.flatMap(({ discount }) => discount.code ?? []),
    platformDiscounts: platformDiscounts(context, legs),
    warnings: quote.refusedCodes.map(({ code, reason }) => ({
      __typename: 'DraftOrderDiscountNotAppliedWarning',
      errorCode: 'DISCOUNT_NOT_APPLIED',
      field: 'discountCodes',
      message: reason,
      discountCode: code,
      discountTitle: null,
    })),
    lineItemsSubtotalPrice: bag(
      (amounts) => amounts.lineItemsMinor - sum(amounts.lines.map((line) => line.lineDiscountMinor)),
    ),
    subtotalPriceSet: bag((amounts) => amounts.subtotalMinor),
    totalDiscountsSet: bag((amounts) => amounts.discountMinor),
    totalLineItemsPriceSet: bag((amounts) => amounts.lineItemsMinor),
    totalPriceSet: bag((amounts) => amounts.totalMinor),
    totalShippingPriceSet: bag((amounts) => amounts.shippingMinor),
    totalTaxSet: bag((amounts) => amounts.taxMinor),
    totalQuantityOfLineItems: sum(quote.lines.map((line) => line.quantity)),
    taxesIncluded: quote.taxesIncluded,
    taxLines: partsOf(legs, (amounts) => amounts.taxLines).map(taxLine),
    shippingLine: quote.shipping && quotedShippingLine(legs),
    transformerFingerprint: null,
  };
}

/** GraphQL `CalculatedDraftOrder`. */
export function calculatedDraftOrder(context: ShopifyContext, input: DraftOrderInput) {
  const quote = calculate(context, input);
  const legs = quoteLegs(context, quote);
  return {
    ...calculatedFields(context, input, quote),
    lineItems: partsOf(legs, ({ lines }) => lines).map((line) => draftLine(context, line)),
    // Rates are the shop's prices, in its own currency; the chosen one is shown in both.
    availableShippingRates: quote.options.shipping.map((rate) => ({
      handle: rate.handle,
      title: rate.title,
      price: moneyV2(rate.priceMinor, legs.currencyCode),
    })),
  };
}

function customerOf(context: ShopifyContext, input: DraftOrderInput) {
  const id = input.purchasingEntity?.customerId ?? input.customerId;
  return id ? (context.state.customers.get(id) ?? null) : null;
}

function withTypename<T extends object>(customer: T | null) {
  return customer && { __typename: 'Customer', ...customer };
}
