import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type {
  FulfillmentOrderRecord,
  FulfillmentRecord,
  OrderRecord,
} from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { withStatus } from './fulfillment-orders.ts';
import { displayFulfillmentStatus } from './fulfillment-status.ts';
import { changeStock } from './inventory.ts';
import { requireOrder, saveOrder } from './order-changes.ts';
import { fulfillmentPayload } from './webhook-payloads.ts';

export interface Tracking {
  company?: string | null;
  number?: string | null;
  url?: string | null;
}

/** Units to fulfil from one fulfilment order; without `lines` all that remains. */
export interface FulfillmentRequest {
  fulfillmentOrderId: string;
  lines?: { id: string; quantity: number }[];
}

/**
 * Fulfils an order as the merchant does: everything that remains and is not held, or the given order lines.
 * `notify` has no effect here: the simulator sends no mail. Returns the changed order.
 * @throws UserError when nothing can be fulfilled or a line has fewer units left.
 */
export function fulfillOrder(
  context: ShopifyContext,
  orderId: string,
  options: {
    lines?: { orderLineId: string; quantity: number }[];
    tracking?: Tracking;
    notify?: boolean;
  } = {},
): OrderRecord {
  const order = requireOrder(context, orderId);
  const open = order.fulfillmentOrders.filter((row) => row.status === 'OPEN' || row.status === 'IN_PROGRESS');
  const requests = options.lines
    ? options.lines.map((line) => requestFor(order, line))
    : open.map((row) => ({ fulfillmentOrderId: row.id }));
  if (requests.length === 0) throw new UserError(null, nothingToFulfill(order));
  return createFulfillment(context, requests, options.tracking ? [options.tracking] : []).order;
}

function nothingToFulfill(order: OrderRecord): string {
  return order.fulfillmentOrders.some((row) => row.status === 'ON_HOLD')
    ? 'The fulfillment order is on hold'
    : 'All line items must have a quantity left to fulfill';
}

function requestFor(order: OrderRecord, line: { orderLineId: string; quantity: number }): FulfillmentRequest {
  for (const row of order.fulfillmentOrders) {
    const found = row.lines.find((candidate) => candidate.orderLineId === line.orderLineId);
    if (found) return { fulfillmentOrderId: row.id, lines: [{ id: found.id, quantity: line.quantity }] };
  }
  throw new UserError(['lines'], 'Line item does not exist');
}

/**
 * GraphQL `fulfillmentCreate`: one fulfilment of units from one or more fulfilment orders of one order. Emits
 * `fulfillments/create`, `orders/fulfilled` or `orders/partially_fulfilled`, and `orders/updated`.
 * @throws UserError for an unknown, closed, cancelled or held fulfilment order, or more units than remain.
 */
export function createFulfillment(
  context: ShopifyContext,
  requests: FulfillmentRequest[],
  tracking: Tracking[],
): { order: OrderRecord; fulfillment: FulfillmentRecord } {
  const field = ['fulfillment'];
  const order = context.state.orders.find((row) =>
    row.fulfillmentOrders.some(({ id }) => id === requests[0]?.fulfillmentOrderId),
  );
  if (!order) throw new UserError(field, 'Fulfillment order does not exist.');
  const now = context.clock().toISOString();
  let fulfillmentOrders = order.fulfillmentOrders;
  const taken: FulfillmentRecord['lines'] = [];
  for (const request of requests) {
    const row = fulfillmentOrders.find(({ id }) => id === request.fulfillmentOrderId);
    if (!row) throw new UserError(field, 'Fulfillment orders must belong to the same order.');
    const units = unitsOf(row, request, field);
    taken.push(
      ...units.map((unit) => ({
        id: context.state.gid('FulfillmentLineItem'),
        orderLineId: row.lines.find((line) => line.id === unit.id)!.orderLineId,
        quantity: unit.quantity,
      })),
    );
    const next = withStatus(minus(row, units), now);
    fulfillmentOrders = fulfillmentOrders.map((other) => (other.id === row.id ? next : other));
  }
  const fulfillment: FulfillmentRecord = {
    id: context.state.gid('Fulfillment'),
    status: 'SUCCESS',
    displayStatus: 'FULFILLED',
    lines: taken,
    tracking: fullTrackings(tracking),
    events: [],
    estimatedDeliveryAt: null,
    inTransitAt: null,
    deliveredAt: null,
    createdAt: now,
    updatedAt: now,
  };
  const lines = order.lines.map((line) => {
    const units = taken
      .filter((row) => row.orderLineId === line.id)
      .reduce((sum, row) => sum + row.quantity, 0);
    if (units > 0 && order.inventoryClaimed) changeStock(context, line.variantId, 0, -units);
    return { ...line, unfulfilledQuantity: line.unfulfilledQuantity - units };
  });
  const next = { ...order, lines, fulfillmentOrders, fulfillments: [...order.fulfillments, fulfillment] };
  context.emit('fulfillments/create', fulfillmentPayload(next, fulfillment));
  const whole = displayFulfillmentStatus(next) === 'FULFILLED';
  const topics = [whole ? 'orders/fulfilled' : 'orders/partially_fulfilled', 'orders/updated'];
  return { order: saveOrder(context, next, topics), fulfillment };
}

function unitsOf(row: FulfillmentOrderRecord, request: FulfillmentRequest, field: string[]) {
  if (row.status === 'ON_HOLD') throw new UserError(field, `Fulfillment order is on hold.`);
  if (row.status === 'CANCELLED' || row.status === 'CLOSED')
    throw new UserError(field, `Fulfillment order has an unfulfillable status= ${row.status.toLowerCase()}.`);
  const units = request.lines?.length
    ? request.lines
    : row.lines.map((line) => ({ id: line.id, quantity: line.remainingQuantity }));
  for (const unit of units) {
    const line = row.lines.find(({ id }) => id === unit.id);
    if (!line) throw new UserError(field, 'Fulfillment order line item does not exist.');
    if (unit.quantity < 1 && request.lines?.length)
      throw new UserError(field, 'Quantity must be greater than 0.');
  }
  for (const line of row.lines)
    if (unitsFor(units, line.id) > line.remainingQuantity)
      throw new UserError(field, 'Invalid fulfillment order line item quantity requested.');
  return units.filter((unit) => unit.quantity > 0);
}

function unitsFor(units: { id: string; quantity: number }[], lineId: string): number {
  return units.filter(({ id }) => id === lineId).reduce((sum, unit) => sum + unit.quantity, 0);
}

function minus(
  row: FulfillmentOrderRecord,
  units: { id: string; quantity: number }[],
): FulfillmentOrderRecord {
  return {
    ...row,
    lines: row.lines.map((line) => ({
      ...line,
      remainingQuantity: line.remainingQuantity - unitsFor(units, line.id),
    })),
  };
}

/** Tracking records with every field, blank texts as null; one with nothing in it is left out. */
export function fullTrackings(trackings: Tracking[]): FulfillmentRecord['tracking'] {
  return trackings
    .map(({ company, number, url }) => ({
      company: company || null,
      number: number || null,
      url: url || null,
    }))
    .filter(({ company, number, url }) => company ?? number ?? url);
}
