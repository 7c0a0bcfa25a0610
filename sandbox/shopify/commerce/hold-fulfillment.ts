import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { FulfillmentOrderRecord, OrderRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { withStatus } from './fulfillment-orders.ts';
import { requireOrder, saveOrder } from './order-changes.ts';

/** Holds one app may have on one fulfilment order at a time. */
const HOLDS_PER_APP = 10;

export interface HoldInput {
  reason: string;
  reasonNotes?: string | null;
  handle?: string | null;
  externalId?: string | null;
  fulfillmentOrderLineItems?: unknown[] | null;
}

interface Found {
  order: OrderRecord;
  fulfillmentOrder: FulfillmentOrderRecord;
}

/** A fulfilment order and its order. @throws UserError FULFILLMENT_ORDER_NOT_FOUND. */
export function requireFulfillmentOrder(context: ShopifyContext, id: string): Found {
  for (const order of context.state.orders.all()) {
    const fulfillmentOrder = order.fulfillmentOrders.find((row) => row.id === id);
    if (fulfillmentOrder) return { order, fulfillmentOrder };
  }
  throw new UserError(['id'], 'Fulfillment order does not exist.', 'FULFILLMENT_ORDER_NOT_FOUND');
}

/**
 * GraphQL `fulfillmentOrderHold`: a held fulfilment order cannot be fulfilled. Emits
 * `fulfillment_orders/placed_on_hold`. Holding single lines would split the order and is not simulated.
 * @throws UserError for a closed fulfilment order, a handle the app uses already, or the app's eleventh hold.
 */
export function holdFulfillment(context: ShopifyContext, id: string, input: HoldInput) {
  const found = requireFulfillmentOrder(context, id);
  const { fulfillmentOrder: row } = found;
  if (row.status === 'CLOSED' || row.status === 'CANCELLED')
    throw new UserError(['id'], 'The fulfillment order is not in a state that can be held.', 'TAKEN');
  if (input.fulfillmentOrderLineItems?.length)
    throw new UserError(
      ['fulfillmentHold'],
      'Holding single lines is not simulated.',
      'FULFILLMENT_ORDER_NOT_SPLITTABLE',
    );
  const own = row.holds.filter((hold) => hold.clientId === context.clientId);
  const handle = input.handle || null;
  if (own.some((hold) => hold.handle === handle))
    throw new UserError(
      ['fulfillmentHold', 'handle'],
      'The handle provided for the fulfillment hold is already in use by this app for another hold on this fulfillment order.',
      'DUPLICATE_FULFILLMENT_HOLD_HANDLE',
    );
  if (own.length >= HOLDS_PER_APP)
    throw new UserError(
      ['id'],
      'The maximum number of fulfillment holds for this fulfillment order has been reached for this app.',
      'FULFILLMENT_ORDER_HOLD_LIMIT_REACHED',
    );
  const hold = {
    id: context.state.gid('FulfillmentHold'),
    reason: input.reason,
    reasonNotes: input.reasonNotes ?? null,
    handle,
    externalId: input.externalId ?? null,
    clientId: context.clientId,
  };
  const changed = save(context, found, [...row.holds, hold], 'fulfillment_orders/placed_on_hold');
  return { ...changed, hold };
}

/**
 * GraphQL `fulfillmentOrderReleaseHold`: releases the named holds, or all. Emits `fulfillment_orders/hold_released`
 * when the last one goes. @throws UserError for an unknown fulfilment order.
 */
export function releaseFulfillmentHolds(
  context: ShopifyContext,
  id: string,
  which: { holdIds?: string[] | null; externalId?: string | null } = {},
): Found {
  const found = requireFulfillmentOrder(context, id);
  const stays = found.fulfillmentOrder.holds.filter(
    (hold) =>
      (which.holdIds && !which.holdIds.includes(hold.id)) ||
      (which.externalId && hold.externalId !== which.externalId),
  );
  return save(context, found, stays, stays.length === 0 ? 'fulfillment_orders/hold_released' : null);
}

/** The merchant releases every hold of an order. Returns the changed order. */
export function releaseHold(context: ShopifyContext, orderId: string): OrderRecord {
  const held = requireOrder(context, orderId).fulfillmentOrders.filter((row) => row.holds.length > 0);
  if (held.length === 0) throw new UserError(['orderId'], 'The order has no fulfillment on hold.');
  return held.map((row) => releaseFulfillmentHolds(context, row.id).order).at(-1)!;
}

function save(
  context: ShopifyContext,
  found: Found,
  holds: FulfillmentOrderRecord['holds'],
  topic: string | null,
): Found {
  const now = context.clock().toISOString();
  const fulfillmentOrder = withStatus({ ...found.fulfillmentOrder, holds }, now);
  const fulfillmentOrders = found.order.fulfillmentOrders.map((row) =>
    row.id === fulfillmentOrder.id ? fulfillmentOrder : row,
  );
  const order = saveOrder(context, { ...found.order, fulfillmentOrders }, ['orders/updated']);
  // Shopify names the order nowhere in it.
  if (topic)
    context.emit(topic, {
      fulfillment_order: { id: fulfillmentOrder.id, status: fulfillmentOrder.status.toLowerCase() },
    });
  return { order, fulfillmentOrder };
}
