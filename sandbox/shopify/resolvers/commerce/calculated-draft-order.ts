import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import {
  quoteCart,
  type AppliedReduction,
  type Quote,
  type QuotedLine,
} from '#sandbox/shopify/commerce/quote.ts';
import { readDraftInput, type DraftOrderInput } from '#sandbox/shopify/commerce/read-draft-input.ts';
import { unitShare } from '#sandbox/shopify/commerce/split-amount.ts';
import { moneyBag, moneyV2 } from '#sandbox/shopify/graphql/money.ts';
import { imageOf, shippingLine, taxLine } from './sources.ts';

/** Calculates a draft order's input. @throws UserError as Shopify refuses. */
export function calculate(context: ShopifyContext, input: DraftOrderInput): Quote {
  const cart = readDraftInput(context, input);
  return quoteCart(context.shop(), cart, context.state.discounts.all(), context.clock());
}

/** The fields that `CalculatedDraftOrder` and `DraftOrder` share. */
export function calculatedFields(context: ShopifyContext, input: DraftOrderInput, quote: Quote) {
  const currency = context.shop().currencyCode;
  const bag = (minor: number) => moneyBag(minor, currency);
  const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  const afterLineDiscounts = quote.lineItemsMinor - sum(quote.lines.map((line) => line.lineDiscountMinor));
  const overridden = quote.lines.map((line) => line.overridden);
  return {
    currencyCode: currency,
    presentmentCurrencyCode: currency,
    acceptAutomaticDiscounts: input.acceptAutomaticDiscounts ?? false,
    alerts: [],
    allVariantPricesOverridden: overridden.every(Boolean),
    anyVariantPricesOverridden: overridden.some(Boolean),
    amountDueNowSet: bag(quote.totalMinor),
    amountDueLaterSet: bag(0),
    appliedDiscount: null,
    billingAddressMatchesShippingAddress:
      JSON.stringify(input.billingAddress) === JSON.stringify(input.shippingAddress),
    customer: customerOf(context, input),
    purchasingEntity: withTypename(customerOf(context, input)),
    phone: input.phone ?? null,
    deposit: null,
    discountCodes: quote.discounts.map(({ discount }) => discount.code),
    platformDiscounts: quote.discounts.map((applied) => platformDiscount(context, quote, applied)),
    warnings: quote.refusedCodes.map(({ code, reason }) => ({
      __typename: 'DraftOrderDiscountNotAppliedWarning',
      errorCode: 'DISCOUNT_NOT_APPLIED',
      field: 'discountCodes',
      message: reason,
      discountCode: code,
      discountTitle: null,
    })),
    lineItemsSubtotalPrice: bag(afterLineDiscounts),
    subtotalPriceSet: bag(quote.subtotalMinor),
    totalDiscountsSet: bag(quote.discountMinor),
    totalLineItemsPriceSet: bag(quote.lineItemsMinor),
    totalPriceSet: bag(quote.totalMinor),
    totalShippingPriceSet: bag(quote.shippingMinor),
    totalTaxSet: bag(quote.taxMinor),
    totalQuantityOfLineItems: sum(quote.lines.map((line) => line.quantity)),
    taxesIncluded: quote.taxesIncluded,
    taxLines: quote.taxLines.map((line) => taxLine(line, currency)),
    shippingLine: quote.shipping && shippingLine({ id: null, ...quote.shipping }, currency),
    transformerFingerprint: null,
  };
}

/** GraphQL `CalculatedDraftOrder`. */
export function calculatedDraftOrder(context: ShopifyContext, input: DraftOrderInput) {
  const quote = calculate(context, input);
  const currency = context.shop().currencyCode;
  return {
    ...calculatedFields(context, input, quote),
    lineItems: quote.lines.map((line) => draftLine(context, line)),
    availableShippingRates: quote.availableRates.map((rate) => ({
      handle: rate.handle,
      title: rate.title,
      price: moneyV2(rate.priceMinor, currency),
    })),
  };
}

/** GraphQL `CalculatedDraftOrderLineItem`. */
export function draftLine(context: ShopifyContext, line: QuotedLine) {
  const currency = context.shop().currencyCode;
  const bag = (minor: number) => moneyBag(minor, currency);
  const discounted = line.originalMinor - line.lineDiscountMinor;
  const unit = bag(unitShare(discounted, line.quantity, 0, 1));
  return {
    __typename: 'CalculatedDraftOrderLineItem',
    uuid: line.uuid,
    custom: line.variant === null,
    name: line.title,
    title: line.title,
    variantTitle: line.variant?.title ?? null,
    sku: line.sku,
    vendor: line.product?.vendor ?? null,
    quantity: line.quantity,
    taxable: line.taxable,
    requiresShipping: line.requiresShipping,
    isGiftCard: line.isGiftCard,
    weight: line.variant?.weight ?? null,
    product: line.product,
    variant: line.variant,
    image: imageOf(context, { variantId: line.variant?.id ?? null, productId: line.product?.id ?? null }),
    customAttributes: line.customAttributes,
    components: [],
    appliedDiscount: appliedDiscount(line.applied, line.lineDiscountMinor, currency),
    priceOverride: line.overridden ? moneyV2(line.unitPriceMinor, currency) : null,
    originalUnitPrice: moneyV2(line.unitPriceMinor, currency),
    originalUnitPriceWithCurrency: moneyV2(line.unitPriceMinor, currency),
    originalUnitPriceSet: bag(line.unitPriceMinor),
    originalTotal: moneyV2(line.originalMinor, currency),
    originalTotalSet: bag(line.originalMinor),
    discountedTotal: moneyV2(discounted, currency),
    discountedTotalSet: bag(discounted),
    approximateDiscountedUnitPriceSet: unit,
    discountedUnitPriceSet: unit,
    totalDiscount: moneyV2(line.lineDiscountMinor, currency),
    totalDiscountSet: bag(line.lineDiscountMinor),
  };
}

function appliedDiscount(applied: AppliedReduction | null, amountMinor: number, currency: string) {
  if (!applied) return null;
  const isPercentage = 'percentage' in applied.reduction;
  return {
    title: applied.title,
    description: applied.description,
    value:
      'percentage' in applied.reduction
        ? applied.reduction.percentage
        : Number(moneyV2(amountMinor, currency).amount),
    valueType: isPercentage ? 'PERCENTAGE' : 'FIXED_AMOUNT',
    amountSet: moneyBag(amountMinor, currency),
  };
}

function platformDiscount(context: ShopifyContext, quote: Quote, applied: Quote['discounts'][number]) {
  const currency = context.shop().currencyCode;
  const { discount, lineMinors, shippingMinor } = applied;
  const total = lineMinors.reduce((sum, amount) => sum + amount, shippingMinor);
  const onShipping = discount.kind === 'free_shipping';
  return {
    id: discount.id,
    code: discount.code,
    title: discount.title,
    summary: discount.title,
    shortSummary: discount.title,
    automaticDiscount: false,
    bxgyDiscount: false,
    discountClasses: [onShipping ? 'SHIPPING' : 'ORDER'],
    discountNode: null,
    presentationLevel: onShipping ? 'shipping' : 'order',
    totalAmount: moneyV2(total, currency),
    totalAmountPriceSet: moneyBag(total, currency),
    allocations: lineMinors.flatMap((amount, index) =>
      amount === 0
        ? []
        : {
            id: null,
            quantity: quote.lines[index]!.quantity,
            reductionAmount: moneyV2(amount, currency),
            reductionAmountSet: moneyBag(amount, currency),
            target: draftLine(context, quote.lines[index]!),
          },
    ),
  };
}

function customerOf(context: ShopifyContext, input: DraftOrderInput) {
  const id = input.purchasingEntity?.customerId ?? input.customerId;
  return id ? (context.state.customers.get(id) ?? null) : null;
}

function withTypename<T extends object>(customer: T | null) {
  return customer && { __typename: 'Customer', ...customer };
}
