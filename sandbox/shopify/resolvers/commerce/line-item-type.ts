import type { ResolverMap } from '#sandbox/shopify/context.ts';
import { lineTotal, refundedQuantity } from '#sandbox/shopify/commerce/order-totals.ts';
import { sumTax } from '#sandbox/shopify/commerce/tax.ts';
import { unitShare } from '#sandbox/shopify/commerce/split-amount.ts';
import { partsOf } from '#sandbox/shopify/commerce/legs.ts';
import { bagOf } from '#sandbox/shopify/graphql/money.ts';
import { orderPartLegs } from '#sandbox/shopify/commerce/order-legs.ts';
import { firstOf } from './order-type.ts';
import { imageOf, taxLine, type LineSource } from './sources.ts';

const legs = (line: LineSource) => orderPartLegs(line, (order) => order.lines);
const bag = (line: LineSource, read: (leg: LineSource) => number) => bagOf(legs(line), read);

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
    firstOf(
      partsOf(legs(line), (leg) => leg.taxLines),
      args,
    ).map(taxLine),
  originalUnitPriceSet: (line: LineSource) => bag(line, (leg) => leg.unitPriceMinor),
  originalTotalSet: (line: LineSource) => bag(line, originalTotal),
  discountedUnitPriceSet: (line: LineSource) => bag(line, (leg) => leg.unitPriceMinor),
  discountedUnitPriceAfterAllDiscountsSet: (line: LineSource) =>
    bag(line, (leg) => unitShare(lineTotal(leg), leg.quantity, 0, 1)),
  discountedTotalSet: (line: LineSource, args) =>
    bag(line, args.withCodeDiscounts ? lineTotal : originalTotal),
  totalDiscountSet: (line: LineSource) => bag(line, () => 0),
  discountAllocations: (line: LineSource) => (line.discountMinor === 0 ? [] : [allocation(line)]),
  unfulfilledOriginalTotalSet: (line: LineSource) =>
    bag(line, (leg) => leg.unitPriceMinor * leg.unfulfilledQuantity),
  unfulfilledDiscountedTotalSet: (line: LineSource) =>
    bag(line, (leg) => leg.unitPriceMinor * leg.unfulfilledQuantity),
  priceAfterAllDiscountsBeforeTaxesSet: (line: LineSource) =>
    bag(line, (leg) => {
      const tax = leg.order.taxesIncluded ? sumTax(leg.taxLines) : 0;
      return unitShare(lineTotal(leg) - tax, leg.quantity, 0, leg.currentQuantity);
    }),
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

function originalTotal(line: LineSource): number {
  return line.unitPriceMinor * line.quantity;
}

function allocation(line: LineSource) {
  const { discountApplication: applied } = line.order;
  const allocatedAmountSet = bag(line, (leg) => leg.discountMinor);
  const amountSet = bag(line, (leg) => leg.order.discountApplication!.amountMinor ?? 0);
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
          ? { __typename: 'MoneyV2', ...amountSet.shopMoney }
          : { __typename: 'PricingPercentageValue', percentage: applied!.percentage },
    },
  };
}
