import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { displayFulfillmentStatus } from '#sandbox/shopify/commerce/fulfillment-status.ts';
import { numericId } from '#sandbox/shopify/commerce/inventory.ts';
import { attributionOf } from '#sandbox/shopify/commerce/order-attribution.ts';
import { orderStatusUrl } from '#sandbox/shopify/commerce/order-names.ts';
import {
  orderTaxLines,
  orderTotals,
  refundDiscrepancy,
  type OrderTotals,
} from '#sandbox/shopify/commerce/order-totals.ts';
import { connection } from '#sandbox/shopify/graphql/connection.ts';
import { partsOf } from '#sandbox/shopify/commerce/legs.ts';
import { bagOf } from '#sandbox/shopify/graphql/money.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { orderMetafields } from './metafield-source.ts';
import { orderLegs } from '#sandbox/shopify/commerce/order-legs.ts';
import { riskSummary } from './risk-summary.ts';
import { mailingAddress, shippingLine, taxLine, withOrder } from './sources.ts';

type Fields = ResolverMap[string];

/** `fooSet` fields that are one of the order's totals. */
const MONEY_SETS: Record<string, keyof OrderTotals> = {
  subtotalPriceSet: 'subtotalMinor',
  totalPriceSet: 'totalMinor',
  totalTaxSet: 'taxMinor',
  totalShippingPriceSet: 'shippingMinor',
  totalDiscountsSet: 'discountMinor',
  cartDiscountAmountSet: 'discountMinor',
  currentCartDiscountAmountSet: 'discountMinor',
  currentTotalDiscountsSet: 'discountMinor',
  currentSubtotalPriceSet: 'currentSubtotalMinor',
  currentShippingPriceSet: 'currentShippingMinor',
  currentTotalTaxSet: 'currentTaxMinor',
  currentTotalPriceSet: 'currentTotalMinor',
  totalReceivedSet: 'receivedMinor',
  totalRefundedSet: 'refundedMinor',
  netPaymentSet: 'netPaymentMinor',
  totalOutstandingSet: 'outstandingMinor',
  totalCapturableSet: 'capturableMinor',
};

const moneyFields: Fields = Object.fromEntries(
  Object.entries(MONEY_SETS).map(([field, total]) => [
    field,
    (order: OrderRecord) => orderBag(order, (leg) => orderTotals(leg)[total]),
  ]),
);

moneyFields.originalTotalPriceSet = (order: OrderRecord) =>
  orderBag(order, (leg) => order.originalTotalMinor ?? orderTotals(leg).totalMinor);

const links: Fields = {
  customer: (order: OrderRecord, _args, context) =>
    order.customerId === null ? null : (context.state.customers.get(order.customerId) ?? null),
  lineItems: (order: OrderRecord, args) =>
    connection(
      order.lines.map((line) => withOrder(line, order)),
      args,
    ),
  nonFulfillableLineItems: (order: OrderRecord, args) =>
    connection(
      order.lines.filter((line) => line.currentQuantity === 0).map((line) => withOrder(line, order)),
      args,
    ),
  shippingLine: (order: OrderRecord) => shippingLines(order)[0] ?? null,
  shippingLines: (order: OrderRecord, args) => connection(shippingLines(order), args),
  fulfillments: (order: OrderRecord, args) =>
    firstOf(order.fulfillments, args).map((row) => withOrder(row, order)),
  fulfillmentsCount: (order: OrderRecord) => exactly(order.fulfillments.length),
  fulfillmentOrders: (order: OrderRecord, args) =>
    connection(
      order.fulfillmentOrders.map((row) => withOrder(row, order)),
      args,
    ),
  refunds: (order: OrderRecord, args) => firstOf(order.refunds, args).map((row) => withOrder(row, order)),
  transactions: (order: OrderRecord, args) =>
    firstOf(order.transactions, args).map((row) => withOrder(row, order)),
  transactionsCount: (order: OrderRecord) => exactly(order.transactions.length),
  shippingAddress: (order: OrderRecord) => mailingAddress(order.shippingAddress, order.id),
  billingAddress: (order: OrderRecord) => mailingAddress(order.billingAddress, order.id),
  displayAddress: (order: OrderRecord) =>
    mailingAddress(order.shippingAddress ?? order.billingAddress, order.id),
  metafield: (order: OrderRecord, args, context: ShopifyContext) =>
    orderMetafields(context, order, args.namespace, [args.key])[0] ?? null,
  metafields: (order: OrderRecord, args, context: ShopifyContext) =>
    connection(orderMetafields(context, order, args.namespace, args.keys), args),
  risk: riskSummary,
};

const facts: Fields = {
  legacyResourceId: (order: OrderRecord) => String(numericId(order.id)),
  statusPageUrl: (order: OrderRecord, _args, context) => orderStatusUrl(context.shop(), order),
  displayFinancialStatus: (order: OrderRecord) => order.financialStatus,
  displayFulfillmentStatus,
  presentmentCurrencyCode: (order: OrderRecord) => order.presentment?.currencyCode ?? order.currencyCode,
  taxLines: (order: OrderRecord) => partsOf(orderLegs(order), orderTaxLines).map(taxLine),
  discountCode: (order: OrderRecord) => order.discountCodes[0] ?? null,
  refundDiscrepancySet: (order: OrderRecord) =>
    orderBag(order, (leg) => sum(leg.refunds.map((refund) => refundDiscrepancy(leg, refund)))),
  totalRefundedShippingSet: (order: OrderRecord) =>
    orderBag(order, (leg) => sum(leg.refunds.map((refund) => refund.shippingMinor))),
  totalTipReceivedSet: (order: OrderRecord) => orderBag(order, () => 0),
  subtotalLineItemsQuantity: (order: OrderRecord) => sum(order.lines.map((line) => line.quantity)),
  currentSubtotalLineItemsQuantity: (order: OrderRecord) =>
    sum(order.lines.map((line) => line.currentQuantity)),
  paymentGatewayNames: (order: OrderRecord) => [
    ...new Set(order.transactions.flatMap((row) => row.gateway ?? [])),
  ],
  requiresShipping: (order: OrderRecord) => order.lines.some((line) => line.requiresShipping),
  fulfillable: (order: OrderRecord) =>
    order.fulfillmentOrders.some((row) => row.status === 'OPEN' || row.status === 'IN_PROGRESS'),
  fullyPaid: (order: OrderRecord) => orderTotals(order).outstandingMinor <= 0,
  unpaid: (order: OrderRecord) => orderTotals(order).receivedMinor === 0,
  refundable: (order: OrderRecord) => orderTotals(order).netPaymentMinor > 0,
  restockable: (order: OrderRecord) => order.lines.some((line) => line.currentQuantity > 0),
  capturable: (order: OrderRecord) => orderTotals(order).capturableMinor > 0,
  canMarkAsPaid: (order: OrderRecord) =>
    order.cancelledAt === null && orderTotals(order).outstandingMinor > 0,
  canNotifyCustomer: (order: OrderRecord) => order.email !== null,
  closed: (order: OrderRecord) => order.closedAt !== null,
  confirmed: () => true,
  edited: (order: OrderRecord) => order.originalTotalMinor !== undefined,
  estimatedTaxes: () => false,
  dutiesIncluded: () => false,
  taxExempt: () => false,
  merchantEditable: (order: OrderRecord) => order.cancelledAt === null,
  merchantEditableErrors: () => [],
  alerts: () => [],
  additionalFees: () => [],
  disputes: () => [],
  customerLocale: () => 'en',
  customerAcceptsMarketing: (order: OrderRecord) => order.buyerAcceptsMarketing,
  registeredSourceUrl: (order: OrderRecord) => order.sourceUrl,
  billingAddressMatchesShippingAddress: (order: OrderRecord) =>
    JSON.stringify(order.billingAddress) === JSON.stringify(order.shippingAddress),
  attribution: (order: OrderRecord, _args, context) => attributionOf(context, order),
  cancellation: (order: OrderRecord) => order.cancellation && { staffNote: order.cancellation.staffNote },
};

/** GraphQL `Order`. */
export const orderType: Fields = { ...moneyFields, ...links, ...facts };

function shippingLines(order: OrderRecord) {
  return partsOf(orderLegs(order), (leg) => leg.shippingLines.map((line) => ({ ...line, handle: null }))).map(
    shippingLine,
  );
}

/** Shopify's plain lists: `first` cuts, without it all are given. */
export function firstOf<T>(rows: T[], args: { first?: number | null }): T[] {
  return args.first == null ? rows : rows.slice(0, args.first);
}

function orderBag(order: OrderRecord, read: (leg: OrderRecord) => number) {
  return bagOf(orderLegs(order), read);
}

function exactly(count: number) {
  return { count, precision: 'EXACT' };
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
