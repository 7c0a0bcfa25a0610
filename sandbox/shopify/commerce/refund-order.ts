import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { OrderRecord, RefundRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { requireOrder, saveOrder } from './order-changes.ts';
import {
  financialStatus,
  orderTotals,
  refundShare,
  refundWorth,
  refundedQuantity,
  shippingTaxShare,
} from './order-totals.ts';
import { withRefund, type ShownRefund } from './refund-presentment.ts';
import { removeUnits, type RestockType } from './remove-units.ts';
import { refundPayload } from './webhook-payloads.ts';

export interface RefundLine {
  lineItemId: string;
  quantity: number;
  restockType: RestockType;
}

export interface RefundRequest {
  lines: RefundLine[];
  /** Shipping to give back before tax, minor units. */
  shippingMinor: number;
  /** Money that goes back, minor units; without any, the refund moves no money. */
  transactions: { amountMinor: number; gateway: string | null; parentId: string | null }[];
  note: string | null;
  allowOverRefunding: boolean;
  /** The same in the buyer's currency, where that is another and the caller counts in it. */
  shown?: ShownRefund;
}

/**
 * Books a refund: goods, shipping and the money given back. Emits `refunds/create` and `orders/updated`. For an
 * order whose payment an app recorded Shopify moves no money; this is bookkeeping there too.
 * @throws UserError for more units than were bought, more shipping than is left, or more money than was received.
 */
export function createRefund(
  context: ShopifyContext,
  orderId: string,
  request: RefundRequest,
): { order: OrderRecord; refund: RefundRecord } {
  const order = requireOrder(context, orderId, ['orderId']);
  const totals = orderTotals(order);
  for (const line of request.lines) refuseUnits(order, line, request.lines);
  if (request.shippingMinor > totals.currentShippingMinor)
    throw new UserError(['shipping'], 'Shipping amount exceeds the maximum refundable');
  refuseMoney(order, request);
  const now = context.clock().toISOString();
  const parent = order.transactions.find(
    (row) => ['SALE', 'CAPTURE'].includes(row.kind) && row.status === 'SUCCESS',
  );
  const transactions = request.transactions.map((row) => ({
    id: context.state.gid('OrderTransaction'),
    amountMinor: row.amountMinor,
    gateway: row.gateway ?? parent?.gateway ?? null,
    parentId: row.parentId ?? parent?.id ?? null,
  }));
  const refund: RefundRecord = {
    id: context.state.gid('Refund'),
    note: request.note,
    lines: refundLines(context, order, request.lines),
    shippingMinor: request.shippingMinor,
    shippingTaxMinor: shippingTaxShare(order, request.shippingMinor),
    totalMinor: transactions.reduce((sum, row) => sum + row.amountMinor, 0),
    transactions,
    createdAt: now,
  };
  const changed: OrderRecord = {
    ...removeUnits(context, order, request.lines),
    ...(order.presentment && {
      presentment: withRefund(order, order.presentment, refund, request.shown),
    }),
    refunds: [...order.refunds, refund],
    transactions: [
      ...order.transactions,
      ...transactions.map((row) => ({
        ...row,
        kind: 'REFUND',
        status: 'SUCCESS',
        authorizationCode: null,
        receiptJson: null,
        test: parent?.test ?? order.test,
        processedAt: now,
      })),
    ],
  };
  const status = transactions.length > 0 ? financialStatus(changed) : order.financialStatus;
  const final = { ...changed, financialStatus: status };
  context.emit('refunds/create', refundPayload(final, refund));
  return { order: saveOrder(context, final, ['orders/updated']), refund };
}

/**
 * The merchant's refund in the admin: the given units (`restock` puts them back in stock) and shipping, with the
 * money they are worth. Without lines and shipping: everything that is left. Returns the changed order.
 */
export function refundOrder(
  context: ShopifyContext,
  orderId: string,
  options: {
    lines?: { orderLineId: string; quantity: number }[];
    shippingMinor?: number;
    restock?: boolean;
    note?: string | null;
  } = {},
): OrderRecord {
  const order = requireOrder(context, orderId);
  const everything = options.lines === undefined && options.shippingMinor === undefined;
  const units = everything
    ? order.lines.map((line) => ({ orderLineId: line.id, quantity: line.currentQuantity }))
    : (options.lines ?? []);
  const lines = units
    .filter((unit) => unit.quantity > 0)
    .map((unit) => ({
      lineItemId: unit.orderLineId,
      quantity: unit.quantity,
      restockType: restockTypeFor(order, unit, options.restock ?? false),
    }));
  const shippingMinor = everything ? orderTotals(order).currentShippingMinor : (options.shippingMinor ?? 0);
  for (const line of lines) refuseUnits(order, line, lines);
  const worth = refundWorth(order, {
    lines: refundLines(context, order, lines),
    shippingMinor,
    shippingTaxMinor: shippingTaxShare(order, shippingMinor),
  });
  const { netPaymentMinor } = orderTotals(order);
  // What a cancellation took off the order has no worth any more; its money may still be there.
  const amountMinor = everything ? netPaymentMinor : Math.min(worth, netPaymentMinor);
  if (lines.length === 0 && amountMinor === 0) throw new UserError(null, 'There is nothing left to refund');
  return createRefund(context, orderId, {
    lines,
    shippingMinor,
    transactions: amountMinor > 0 ? [{ amountMinor, gateway: null, parentId: null }] : [],
    note: options.note ?? null,
    allowOverRefunding: false,
  }).order;
}

function restockTypeFor(
  order: OrderRecord,
  unit: { orderLineId: string; quantity: number },
  restock: boolean,
): RestockType {
  if (!restock) return 'NO_RESTOCK';
  const line = order.lines.find(({ id }) => id === unit.orderLineId);
  return line && line.unfulfilledQuantity >= unit.quantity ? 'CANCEL' : 'RETURN';
}

function refundLines(
  context: ShopifyContext,
  order: OrderRecord,
  lines: RefundLine[],
): RefundRecord['lines'] {
  return lines.map((row) => ({
    id: context.state.gid('RefundLineItem'),
    orderLineId: row.lineItemId,
    quantity: row.quantity,
    restockType: row.restockType,
    ...refundShare(
      order,
      order.lines.find((line) => line.id === row.lineItemId)!,
      row.quantity,
    ),
  }));
}

function refuseUnits(order: OrderRecord, line: RefundLine, all: RefundLine[]): void {
  const field = ['refundLineItems', String(all.indexOf(line))];
  const bought = order.lines.find(({ id }) => id === line.lineItemId);
  if (!bought) throw new UserError([...field, 'lineItemId'], 'Line item does not exist');
  if (line.quantity < 1) throw new UserError([...field, 'quantity'], 'Quantity must be greater than 0');
  if (all.some((other) => other !== line && other.lineItemId === line.lineItemId))
    throw new UserError([...field, 'lineItemId'], 'Refund line items must be unique');
  if (line.quantity > bought.quantity - refundedQuantity(order, bought.id))
    throw new UserError([...field, 'quantity'], 'Quantity cannot refund more items than were purchased');
  if (line.restockType === 'CANCEL' && line.quantity > bought.unfulfilledQuantity)
    throw new UserError([...field, 'restockType'], 'Restock type cancel is only for unfulfilled items');
}

function refuseMoney(order: OrderRecord, request: RefundRequest): void {
  const asked = request.transactions.reduce((sum, row) => sum + row.amountMinor, 0);
  if (!request.allowOverRefunding && asked > orderTotals(order).netPaymentMinor)
    throw new UserError(['transactions'], 'Refund amount is greater than the net payment received');
  request.transactions.forEach((row, index) => {
    const field = ['transactions', String(index)];
    if (row.amountMinor <= 0) throw new UserError([...field, 'amount'], 'Amount must be greater than 0');
    if (row.parentId === null) return;
    const parent = order.transactions.find(({ id }) => id === row.parentId);
    if (!parent || !['SALE', 'CAPTURE'].includes(parent.kind) || parent.status !== 'SUCCESS')
      throw new UserError([...field, 'parentId'], 'Parent transaction must be a successful sale or capture');
  });
}
