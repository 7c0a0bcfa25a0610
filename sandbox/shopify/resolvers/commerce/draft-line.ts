import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { QuotedAmounts, QuotedLine } from '#sandbox/shopify/commerce/quote.ts';
import { unitShare } from '#sandbox/shopify/commerce/split-amount.ts';
import { partOf, type Legs } from '#sandbox/shopify/commerce/legs.ts';
import { bagOf } from '#sandbox/shopify/graphql/money.ts';
import { imageOf, shippingLine } from './sources.ts';

/**
 * GraphQL `CalculatedDraftOrderLineItem`. Its discounted figures leave discounts on the whole order out, as
 * Shopify's do: those are in `platformDiscounts`.
 */
export function draftLine(context: ShopifyContext, legs: Legs<QuotedLine>) {
  const line = legs.shop;
  const originalUnit = bagOf(legs, (row) => row.unitPriceMinor);
  const original = bagOf(legs, (row) => row.originalMinor);
  const discounted = bagOf(legs, discountedMinor);
  const unit = bagOf(legs, (row) => unitShare(discountedMinor(row), row.quantity, 0, 1));
  const discount = bagOf(legs, (row) => row.lineDiscountMinor);
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
    appliedDiscount: appliedDiscount(legs),
    priceOverride: line.overridden ? originalUnit.presentmentMoney : null,
    originalUnitPrice: originalUnit.shopMoney,
    originalUnitPriceWithCurrency: originalUnit.presentmentMoney,
    originalUnitPriceSet: originalUnit,
    originalTotal: original.shopMoney,
    originalTotalSet: original,
    discountedTotal: discounted.shopMoney,
    discountedTotalSet: discounted,
    approximateDiscountedUnitPriceSet: unit,
    discountedUnitPriceSet: unit,
    totalDiscount: discount.shopMoney,
    totalDiscountSet: discount,
  };
}

function discountedMinor(line: QuotedLine): number {
  return line.originalMinor - line.lineDiscountMinor;
}

function appliedDiscount(legs: Legs<QuotedLine>) {
  const { applied } = legs.shop;
  if (!applied) return null;
  const amountSet = bagOf(legs, (line) => line.appliedMinor);
  const isPercentage = 'percentage' in applied.reduction;
  return {
    title: applied.title,
    description: applied.description,
    value:
      'percentage' in applied.reduction ? applied.reduction.percentage : Number(amountSet.shopMoney.amount),
    valueType: isPercentage ? 'PERCENTAGE' : 'FIXED_AMOUNT',
    amountSet,
  };
}

/** GraphQL `ShippingLine` of a quote that has one. */
export function quotedShippingLine(legs: Legs<QuotedAmounts>) {
  return shippingLine(partOf(legs, (amounts) => ({ id: null, ...amounts.shipping! })));
}
