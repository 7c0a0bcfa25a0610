import type { OrderRecord } from '#sandbox/shopify/state/records.ts';

/** The order's fulfilment status as Shopify displays it (OrderDisplayFulfillmentStatus). */
export function displayFulfillmentStatus(order: OrderRecord): string {
  const fulfilled = order.fulfillments.filter((row) => row.status === 'SUCCESS').flatMap((row) => row.lines);
  const remaining = order.lines.reduce((sum, line) => sum + line.unfulfilledQuantity, 0);
  if (fulfilled.length > 0) return remaining === 0 ? 'FULFILLED' : 'PARTIALLY_FULFILLED';
  return order.fulfillmentOrders.some((row) => row.status === 'ON_HOLD') ? 'ON_HOLD' : 'UNFULFILLED';
}

/** The older REST word for it: null, `partial` or `fulfilled`. */
export function restFulfillmentStatus(order: OrderRecord): string | null {
  const status = displayFulfillmentStatus(order);
  if (status === 'FULFILLED') return 'fulfilled';
  return status === 'PARTIALLY_FULFILLED' ? 'partial' : null;
}
