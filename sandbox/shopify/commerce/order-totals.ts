import type {
  OrderLineRecord,
  OrderRecord,
  RefundRecord,
  TaxLineRecord,
} from '#sandbox/shopify/state/records.ts';
import { unitShare } from './split-amount.ts';
import { mergeTaxLines, sumTax } from './tax.ts';

/** Money of an order in minor units. `current*` are after refunds and removals. */
export interface OrderTotals {
  lineItemsMinor: number;
  /** Goods and shipping discounts together. */
  discountMinor: number;
  /** Goods after discounts; contains tax when `taxesIncluded`. */
  subtotalMinor: number;
  /** Shipping before discounts, as in Shopify's `total_shipping_price`. */
  shippingMinor: number;
  shippingDiscountMinor: number;
  taxMinor: number;
  totalMinor: number;
  currentSubtotalMinor: number;
  currentShippingMinor: number;
  currentTaxMinor: number;
  currentTotalMinor: number;
  receivedMinor: number;
  refundedMinor: number;
  /** Received minus refunded. */
  netPaymentMinor: number;
  /** Authorised and neither captured nor voided. */
  capturableMinor: number;
  /** Still to pay (positive) or to give back (negative). */
  outstandingMinor: number;
}

/** Adds an order up. Invariant: lines + shipping + tax not included − discounts = total. */
export function orderTotals(order: OrderRecord): OrderTotals {
  const lineItemsMinor = sum(order.lines.map((line) => line.unitPriceMinor * line.quantity));
  const subtotalMinor = sum(order.lines.map(lineTotal));
  const shippingMinor = sum(order.shippingLines.map((line) => line.priceMinor));
  const shippingDiscountMinor = sum(order.shippingLines.map((line) => line.discountMinor));
  const taxMinor = sumTax(allTaxLines(order));
  const addedTax = order.taxesIncluded ? 0 : taxMinor;
  const totalMinor = subtotalMinor + shippingMinor - shippingDiscountMinor + addedTax;

  const refundLines = order.refunds.flatMap((refund) => refund.lines);
  const refundedSubtotal = sum(refundLines.map((line) => line.subtotalMinor));
  const refundedShipping = sum(order.refunds.map((refund) => refund.shippingMinor));
  const refundedTax =
    sum(refundLines.map((line) => line.taxMinor)) +
    sum(order.refunds.map((refund) => refund.shippingTaxMinor));
  const currentTotalMinor =
    totalMinor - refundedSubtotal - refundedShipping - (order.taxesIncluded ? 0 : refundedTax);

  const paid = payments(order);
  return {
    lineItemsMinor,
    discountMinor: lineItemsMinor - subtotalMinor + shippingDiscountMinor,
    subtotalMinor,
    shippingMinor,
    shippingDiscountMinor,
    taxMinor,
    totalMinor,
    currentSubtotalMinor: subtotalMinor - refundedSubtotal,
    currentShippingMinor: shippingMinor - shippingDiscountMinor - refundedShipping,
    currentTaxMinor: taxMinor - refundedTax,
    currentTotalMinor,
    ...paid,
    outstandingMinor:
      currentTotalMinor +
      sum(order.refunds.map((refund) => refundDiscrepancy(order, refund))) -
      paid.netPaymentMinor,
  };
}

function payments(order: OrderRecord) {
  const of = (...kinds: string[]): number =>
    sum(
      order.transactions
        .filter((transaction) => transaction.status === 'SUCCESS' && kinds.includes(transaction.kind))
        .map((transaction) => transaction.amountMinor),
    );
  const receivedMinor = of('SALE', 'CAPTURE');
  const refundedMinor = of('REFUND');
  const voided = of('VOID') > 0;
  return {
    receivedMinor,
    refundedMinor,
    netPaymentMinor: receivedMinor - refundedMinor,
    capturableMinor: voided ? 0 : Math.max(0, of('AUTHORIZATION') - of('CAPTURE')),
  };
}

/** The financial status that follows from the transactions (Shopify's OrderDisplayFinancialStatus). */
export function financialStatus(order: OrderRecord): string {
  const { receivedMinor, refundedMinor, totalMinor, capturableMinor } = orderTotals(order);
  if (refundedMinor > 0) return refundedMinor >= receivedMinor ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  if (receivedMinor >= totalMinor) return 'PAID';
  if (receivedMinor > 0) return 'PARTIALLY_PAID';
  if (capturableMinor > 0) return 'AUTHORIZED';
  return order.transactions.some((row) => row.kind === 'VOID' && row.status === 'SUCCESS')
    ? 'VOIDED'
    : 'PENDING';
}

/** Every tax of an order: of lines, of shipping, and those that could not be split over lines. */
export function allTaxLines(order: OrderRecord): TaxLineRecord[] {
  return [
    ...order.lines.flatMap((line) => line.taxLines),
    ...order.shippingLines.flatMap((line) => line.taxLines),
    ...order.taxLines,
  ];
}

/** The taxes of an order as Shopify lists them: one line per title and rate. */
export function orderTaxLines(order: OrderRecord): TaxLineRecord[] {
  return mergeTaxLines(allTaxLines(order));
}

/** A line after discounts, minor units. */
export function lineTotal(line: OrderLineRecord): number {
  return line.unitPriceMinor * line.quantity - line.discountMinor;
}

/** Units of a line that have been refunded or removed. */
export function refundedQuantity(order: OrderRecord, lineId: string): number {
  return sum(
    order.refunds
      .flatMap((refund) => refund.lines.filter((row) => row.orderLineId === lineId))
      .map((row) => row.quantity),
  );
}

/** What the next `quantity` units of a line are worth in a refund; repeated refunds add up to the line exactly. */
export function refundShare(order: OrderRecord, line: OrderLineRecord, quantity: number) {
  const before = refundedQuantity(order, line.id);
  return {
    subtotalMinor: unitShare(lineTotal(line), line.quantity, before, quantity),
    taxMinor: unitShare(sumTax(line.taxLines), line.quantity, before, quantity),
  };
}

/** Tax on the part of the shipping that goes back; the parts of several refunds add up to all of it. */
export function shippingTaxShare(order: OrderRecord, shippingMinor: number): number {
  const { shippingMinor: full, shippingDiscountMinor, currentShippingMinor } = orderTotals(order);
  const charged = full - shippingDiscountMinor;
  if (charged === 0 || shippingMinor === 0) return 0;
  const tax = sumTax(order.shippingLines.flatMap((line) => line.taxLines));
  return unitShare(tax, charged, charged - currentShippingMinor, shippingMinor);
}

/**
 * What a refund should have given back (its goods and shipping, no more than was paid) minus what it gave: negative
 * for a goodwill refund, positive when goods came back without money. Shopify books it as an order adjustment.
 */
export function refundDiscrepancy(order: OrderRecord, refund: RefundRecord): number {
  const before = order.refunds.slice(
    0,
    Math.max(
      0,
      order.refunds.findIndex((row) => row.id === refund.id),
    ),
  );
  const paid = payments(order).receivedMinor - sum(before.map((row) => row.totalMinor));
  return Math.min(refundWorth(order, refund), paid) - refund.totalMinor;
}

/** Goods and shipping of a refund with the tax the customer paid on them, minor units. */
export function refundWorth(
  order: Pick<OrderRecord, 'taxesIncluded'>,
  refund: Pick<RefundRecord, 'lines' | 'shippingMinor' | 'shippingTaxMinor'>,
): number {
  const goods = sum(refund.lines.map((line) => line.subtotalMinor)) + refund.shippingMinor;
  const tax = sum(refund.lines.map((line) => line.taxMinor)) + refund.shippingTaxMinor;
  return goods + (order.taxesIncluded ? 0 : tax);
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
