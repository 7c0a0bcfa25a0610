import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { describeDiscount } from '#sandbox/shopify/commerce/describe-discount.ts';
import { discountClass, type DiscountClass } from '#sandbox/shopify/commerce/discount-class.ts';
import type { QuotedAmounts } from '#sandbox/shopify/commerce/quote.ts';
import { partOf, partsOf, type Legs } from '#sandbox/shopify/commerce/legs.ts';
import { bagOf } from '#sandbox/shopify/graphql/money.ts';
import { discountNode } from './discount-source.ts';
import { draftLine, quotedShippingLine } from './draft-line.ts';

type QuotedDiscount = QuotedAmounts['discounts'][number];

const LEVELS: Record<DiscountClass, string> = { PRODUCT: 'line', ORDER: 'order', SHIPPING: 'shipping' };

/** GraphQL `DraftOrderPlatformDiscount`s: the shop's discounts that apply, with what each takes off where. */
export function platformDiscounts(context: ShopifyContext, legs: Legs<QuotedAmounts>) {
  return partsOf(legs, ({ discounts }) => discounts).map((discountLegs) => {
    const { discount } = discountLegs.shop;
    const totalAmountPriceSet = bagOf(discountLegs, (row) =>
      row.lineMinors.reduce((sum, amount) => sum + amount, row.shippingMinor),
    );
    return {
      id: discount.id,
      code: discount.code,
      title: discount.title,
      ...describeDiscount(discount, legs.currencyCode),
      automaticDiscount: discount.code === null,
      bxgyDiscount: false,
      discountClass: discountClass(discount),
      discountClasses: [discountClass(discount)],
      discountNode: discountNode(context, discount),
      presentationLevel: LEVELS[discountClass(discount)],
      totalAmount: totalAmountPriceSet.shopMoney,
      totalAmountPriceSet,
      allocations: [...onLines(context, legs, discountLegs), ...onShipping(legs, discountLegs)],
    };
  });
}

function onLines(context: ShopifyContext, legs: Legs<QuotedAmounts>, discount: Legs<QuotedDiscount>) {
  return partsOf(discount, (row) => row.lineMinors).flatMap((amount, index) => {
    if (amount.shop === 0 && amount.shown === 0) return [];
    const line = partOf(legs, ({ lines }) => lines[index]!);
    return allocation(amount, line.shop.quantity, draftLine(context, line));
  });
}

function onShipping(legs: Legs<QuotedAmounts>, discount: Legs<QuotedDiscount>) {
  const amount = partOf(discount, (row) => row.shippingMinor);
  return amount.shop === 0 && amount.shown === 0 ? [] : [allocation(amount, 1, quotedShippingLine(legs))];
}

/** An allocation of a calculation is kept nowhere, so it has no id. */
function allocation(amount: Legs<number>, quantity: number, target: object) {
  const reductionAmountSet = bagOf(amount, (minor) => minor);
  return { id: null, quantity, reductionAmount: reductionAmountSet.shopMoney, reductionAmountSet, target };
}
