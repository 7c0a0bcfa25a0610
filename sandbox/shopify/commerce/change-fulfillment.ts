import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { FulfillmentRecord, OrderRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { fullTrackings, type Tracking } from './fulfill-order.ts';
import { withStatus } from './fulfillment-orders.ts';
import { changeStock, numericId } from './inventory.ts';
import { saveOrder } from './order-changes.ts';
import { fulfillmentPayload } from './webhook-payloads.ts';

interface Changed {
  order: OrderRecord;
  fulfillment: FulfillmentRecord;
}

/** A fulfilment and its order. @throws UserError if there is none. */
export function requireFulfillment(context: ShopifyContext, id: string, field: string[]): Changed {
  for (const order of context.state.orders.all()) {
    const fulfillment = order.fulfillments.find((row) => row.id === id);
    if (fulfillment) return { order, fulfillment };
  }
  throw new UserError(field, 'Fulfillment does not exist.');
}

/** Replaces a fulfilment's tracking. @throws UserError for an unknown or cancelled fulfilment. */
export function updateTracking(
  context: ShopifyContext,
  fulfillmentId: string,
  tracking: Tracking[],
): Changed {
  const found = requireFulfillment(context, fulfillmentId, ['fulfillmentId']);
  refuseCancelled(found.fulfillment, ['fulfillmentId']);
  return change(context, found, { tracking: fullTrackings(tracking) });
}

export interface FulfillmentEventInput {
  fulfillmentId: string;
  status: string;
  happenedAt?: string | null;
  message?: string | null;
  estimatedDeliveryAt?: string | null;
}

/**
 * Records what a carrier reported; the fulfilment displays the latest. Emits `fulfillment_events/create`,
 * `fulfillments/update` and `orders/updated`. @throws UserError for an unknown or cancelled fulfilment.
 */
export function addFulfillmentEvent(context: ShopifyContext, input: FulfillmentEventInput) {
  const found = requireFulfillment(context, input.fulfillmentId, ['fulfillmentEvent', 'fulfillmentId']);
  refuseCancelled(found.fulfillment, ['fulfillmentEvent', 'fulfillmentId']);
  const { fulfillment } = found;
  const happenedAt = new Date(input.happenedAt ?? context.clock()).toISOString();
  const { status } = input;
  const event = {
    id: context.state.gid('FulfillmentEvent'),
    status,
    happenedAt,
    message: input.message ?? null,
  };
  context.emit('fulfillment_events/create', {
    id: numericId(event.id),
    admin_graphql_api_id: event.id,
    fulfillment_id: numericId(fulfillment.id),
    order_id: numericId(found.order.id),
    status: status.toLowerCase(),
    message: event.message,
    happened_at: happenedAt,
    created_at: context.clock().toISOString(),
    estimated_delivery_at: input.estimatedDeliveryAt ?? fulfillment.estimatedDeliveryAt,
  });
  const changed = change(context, found, {
    events: [...fulfillment.events, event],
    displayStatus: status,
    estimatedDeliveryAt: input.estimatedDeliveryAt ?? fulfillment.estimatedDeliveryAt,
    inTransitAt: fulfillment.inTransitAt ?? (status === 'IN_TRANSIT' ? happenedAt : null),
    deliveredAt: status === 'DELIVERED' ? happenedAt : fulfillment.deliveredAt,
  });
  return { ...changed, event };
}

/** The merchant marks a fulfilment as delivered. Returns the changed order. */
export function markDelivered(context: ShopifyContext, orderId: string, fulfillmentId: string): OrderRecord {
  const { order } = requireFulfillment(context, fulfillmentId, ['fulfillmentId']);
  if (order.id !== orderId) throw new UserError(['fulfillmentId'], 'Fulfillment does not exist.');
  return addFulfillmentEvent(context, { fulfillmentId, status: 'DELIVERED' }).order;
}

/**
 * Cancels a fulfilment: its units are to be fulfilled again. Shopify opens a new fulfilment order for them; here
 * the old one is opened again. @throws UserError if it is cancelled already.
 */
export function cancelFulfillment(context: ShopifyContext, fulfillmentId: string): Changed {
  const found = requireFulfillment(context, fulfillmentId, ['id']);
  refuseCancelled(found.fulfillment, ['id']);
  const { order, fulfillment } = found;
  const now = context.clock().toISOString();
  const units = (lineId: string): number =>
    fulfillment.lines.filter((row) => row.orderLineId === lineId).reduce((sum, row) => sum + row.quantity, 0);
  const lines = order.lines.map((line) => {
    if (order.inventoryClaimed && units(line.id) > 0) changeStock(context, line.variantId, 0, units(line.id));
    return { ...line, unfulfilledQuantity: line.unfulfilledQuantity + units(line.id) };
  });
  const fulfillmentOrders = order.fulfillmentOrders.map((row) =>
    withStatus(
      {
        ...row,
        lines: row.lines.map((line) => ({
          ...line,
          remainingQuantity: line.remainingQuantity + units(line.orderLineId),
        })),
      },
      now,
    ),
  );
  const reopened = { ...found, order: { ...order, lines, fulfillmentOrders } };
  return change(context, reopened, { status: 'CANCELLED', displayStatus: 'CANCELED' });
}

function refuseCancelled(fulfillment: FulfillmentRecord, field: string[]): void {
  if (fulfillment.status === 'CANCELLED') throw new UserError(field, 'Fulfillment is cancelled.');
}

function change(context: ShopifyContext, found: Changed, fields: Partial<FulfillmentRecord>): Changed {
  const fulfillment = { ...found.fulfillment, ...fields, updatedAt: context.clock().toISOString() };
  const order = {
    ...found.order,
    fulfillments: found.order.fulfillments.map((row) => (row.id === fulfillment.id ? fulfillment : row)),
  };
  context.emit('fulfillments/update', fulfillmentPayload(order, fulfillment));
  return { order: saveOrder(context, order, ['orders/updated']), fulfillment };
}
