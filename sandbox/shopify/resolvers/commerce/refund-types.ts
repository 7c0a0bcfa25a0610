import type { ResolverMap } from '#sandbox/shopify/context.ts';
import { numericId } from '#sandbox/shopify/commerce/inventory.ts';
import { refundDiscrepancy } from '#sandbox/shopify/commerce/order-totals.ts';
import { connection } from '#sandbox/shopify/graphql/connection.ts';
import { partsOf, type Legs } from '#sandbox/shopify/commerce/legs.ts';
import { bagOf, moneyV2 } from '#sandbox/shopify/graphql/money.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { orderLegs, orderPartLegs } from '#sandbox/shopify/commerce/order-legs.ts';
import {
  lineOf,
  shippingLine,
  shopLocation,
  withOrder,
  type RefundSource,
  type TransactionSource,
} from './sources.ts';

type RefundLine = RefundSource['lines'][number] & { order: OrderRecord };

const refundLegs = (refund: RefundSource) => orderPartLegs(refund, (order) => order.refunds);
const refundBag = (refund: RefundSource, read: (leg: RefundSource) => number) =>
  bagOf(refundLegs(refund), read);
const lineBag = (row: RefundLine, read: (leg: RefundLine) => number) =>
  bagOf(
    orderPartLegs(row, (order) => order.refunds.flatMap((refund) => refund.lines)),
    read,
  );
const transactionLegs = (row: TransactionSource): Legs<TransactionSource> =>
  orderPartLegs(row, (order) => order.transactions);

/** GraphQL types of refunds and payments. */
export const refundTypes: ResolverMap = {
  Refund: {
    legacyResourceId: (refund: RefundSource) => String(numericId(refund.id)),
    totalRefundedSet: (refund: RefundSource) => refundBag(refund, (leg) => leg.totalMinor),
    refundLineItems: (refund: RefundSource, args) =>
      connection(
        refund.lines.map((line) => withOrder(line, refund.order)),
        args,
      ),
    refundShippingLines: (refund: RefundSource, args) => connection(refundShippingLines(refund), args),
    orderAdjustments: (refund: RefundSource, args) => connection(orderAdjustments(refund), args),
    transactions: (refund: RefundSource, args) =>
      connection(
        refund.order.transactions
          .filter((row) => refund.transactions.some(({ id }) => id === row.id))
          .map((row) => withOrder(row, refund.order)),
        args,
      ),
    processedAt: (refund: RefundSource) => refund.createdAt,
    updatedAt: (refund: RefundSource) => refund.createdAt,
    duties: () => [],
    return: () => null,
    staffMember: () => null,
  },
  RefundLineItem: {
    lineItem: (row: RefundLine) => lineOf(row.order, row.orderLineId),
    priceSet: (row: RefundLine) => lineBag(row, (leg) => lineOf(leg.order, leg.orderLineId).unitPriceMinor),
    subtotalSet: (row: RefundLine) => lineBag(row, (leg) => leg.subtotalMinor),
    totalTaxSet: (row: RefundLine) => lineBag(row, (leg) => leg.taxMinor),
    restocked: (row: RefundLine) => row.restockType !== 'NO_RESTOCK',
    location: (row: RefundLine, _args, context) =>
      row.restockType === 'NO_RESTOCK' ? null : shopLocation(context),
  },
  OrderTransaction: {
    amountSet: (row: TransactionSource) => bagOf(transactionLegs(row), (leg) => leg.amountMinor),
    amountV2: (row: TransactionSource) => moneyV2(row.amountMinor, row.order.currencyCode),
    createdAt: (row: TransactionSource) => row.processedAt,
    formattedGateway: (row: TransactionSource) => row.gateway,
    manualPaymentGateway: (row: TransactionSource) => row.gateway === 'manual',
    paymentId: (row: TransactionSource) => row.authorizationCode,
    parentTransaction: (row: TransactionSource) => {
      const parent = row.order.transactions.find(({ id }) => id === row.parentId);
      return parent ? withOrder(parent, row.order) : null;
    },
    maximumRefundableV2: (row: TransactionSource) => {
      const { shown, shownCurrencyCode } = transactionLegs(row);
      return moneyV2(refundableOf(shown), shownCurrencyCode);
    },
    totalUnsettledSet: (row: TransactionSource) => bagOf(transactionLegs(row), () => 0),
    authorizationExpiresAt: () => null,
    errorCode: () => null,
    fees: () => [],
    location: () => null,
    user: () => null,
    manuallyCapturable: () => false,
    multiCapturable: () => false,
    settlementCurrency: () => null,
    settlementCurrencyRate: () => null,
    paymentDetails: () => null,
  },
};

function refundableOf(row: TransactionSource): number {
  if (!['SALE', 'CAPTURE'].includes(row.kind) || row.status !== 'SUCCESS') return 0;
  const refunds = row.order.transactions.filter(
    (other) => other.kind === 'REFUND' && other.parentId === row.id,
  );
  return row.amountMinor - refunds.reduce((sum, other) => sum + other.amountMinor, 0);
}

function refundShippingLines(refund: RefundSource) {
  const [line] = partsOf(orderLegs(refund.order), (order) =>
    order.shippingLines.map((row) => ({ ...row, handle: null })),
  );
  if (!line || refund.shippingMinor === 0) return [];
  return [
    {
      id: refund.id.replace('Refund', 'RefundShippingLine'),
      shippingLine: shippingLine(line),
      subtotalAmountSet: refundBag(refund, (leg) => leg.shippingMinor),
      taxAmountSet: refundBag(refund, (leg) => leg.shippingTaxMinor),
    },
  ];
}

function orderAdjustments(refund: RefundSource) {
  const discrepancy = refundDiscrepancy(refund.order, refund);
  if (discrepancy === 0) return [];
  return [
    {
      id: refund.id.replace('Refund', 'OrderAdjustment'),
      amountSet: refundBag(refund, (leg) => refundDiscrepancy(leg.order, leg)),
      taxAmountSet: refundBag(refund, () => 0),
      reason: 'REFUND_DISCREPANCY',
    },
  ];
}
