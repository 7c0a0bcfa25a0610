import type { ResolverMap } from '#sandbox/shopify/context.ts';
import { lineTotal, refundedQuantity } from '#sandbox/shopify/commerce/order-totals.ts';
import { sumTax } from '#sandbox/shopify/commerce/tax.ts';
import { unitShare } from '#sandbox/shopify/commerce/split-amount.ts';
import { moneyBag } from '#sandbox/shopify/graphql/money.ts';
import { firstOf } from './order-type.ts';
import { imageOf, taxLine, type LineSource } from './sources.ts';

const bag = (line: LineSource, minor: number) => moneyBag(minor, line.order.currencyCode);

/** GraphQL `LineItem`. A code's discount counts only where Shopify's field says that codes count. */
export const lineItemType: ResolverMap[string] = {
  name: (line: LineSource) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
  variant: (line: LineSource, _args, { state }) =>
    line.variantId ? (state.variants.get(line.variantId) ?? null) : null,
  product: (line: LineSource, _args, { state }) =>
    line.productId ? (state.products.get(line.productId) ?? null) : null,
  image: (line: LineSource, _args, context) => imageOf(context, line),
  customAttributes: (line: LineSource) => line.properties,
  taxLines: (line: LineSource, args) =>
    firstOf(line.taxLines, args).map((tax) => taxLine(tax, line.order.currencyCode)),
  originalUnitPriceSet: (line: LineSource) => bag(line, line.unitPriceMinor),
  originalTotalSet: (line: LineSource) => bag(line, line.unitPriceMinor * line.quantity),
  discountedUnitPriceSet: (line: LineSource) => bag(line, line.unitPriceMinor),
  discountedUnitPriceAfterAllDiscountsSet: (line: LineSource) =>
    bag(line, unitShare(lineTotal(line), line.quantity, 0, 1)),
  discountedTotalSet: (line: LineSource, args) =>
    bag(line, args.withCodeDiscounts ? lineTotal(line) : line.unitPriceMinor * line.quantity),
  totalDiscountSet: (line: LineSource) => bag(line, 0),
  discountAllocations: (line: LineSource) => (line.discountMinor === 0 ? [] : [allocation(line)]),
  unfulfilledOriginalTotalSet: (line: LineSource) =>
    bag(line, line.unitPriceMinor * line.unfulfilledQuantity),
  unfulfilledDiscountedTotalSet: (line: LineSource) =>
    bag(line, line.unitPriceMinor * line.unfulfilledQuantity),
  priceAfterAllDiscountsBeforeTaxesSet: (line: LineSource) => {
    const tax = line.order.taxesIncluded ? sumTax(line.taxLines) : 0;
    return bag(line, unitShare(lineTotal(line) - tax, line.quantity, 0, line.currentQuantity));
  },
  refundableQuantity: (line: LineSource) => line.quantity - refundedQuantity(line.order, line.id),
  nonFulfillableQuantity: (line: LineSource) => line.quantity - line.currentQuantity,
  restockable: (line: LineSource) => line.currentQuantity > 0,
  merchantEditable: (line: LineSource) => line.order.cancelledAt === null,
  duties: () => [],
  lineItemGroup: () => null,
  sellingPlan: () => null,
  contract: () => null,
  weight: (line: LineSource, _args, { state }) =>
    line.variantId ? (state.variants.get(line.variantId)?.weight ?? null) : null,
};

function allocation(line: LineSource) {
  const { discountApplication: applied, currencyCode } = line.order;
  const allocatedAmountSet = moneyBag(line.discountMinor, currencyCode);
  return {
    allocatedAmount: allocatedAmountSet.shopMoney,
    allocatedAmountSet,
    discountApplication: {
      __typename: 'DiscountCodeApplication',
      code: applied!.code,
      index: 0,
      allocationMethod: 'ACROSS',
      targetSelection: 'ALL',
      targetType: applied!.target,
      value:
        applied!.percentage === null
          ? { __typename: 'MoneyV2', ...moneyBag(applied!.amountMinor ?? 0, currencyCode).shopMoney }
          : { __typename: 'PricingPercentageValue', percentage: applied!.percentage },
    },
  };
}
