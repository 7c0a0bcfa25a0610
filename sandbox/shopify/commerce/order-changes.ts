import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { orderPayload } from './webhook-payloads.ts';

/** The order, @throws UserError NOT_FOUND if there is none. */
export function requireOrder(
  context: ShopifyContext,
  orderId: string,
  field: string[] = ['orderId'],
): OrderRecord {
  const order = context.state.orders.get(orderId);
  if (!order) throw new UserError(field, 'Order does not exist', 'NOT_FOUND');
  return order;
}

/** Keeps a changed order, stamps it, and emits the order topics that follow from the change; returns it as kept. */
export function saveOrder(context: ShopifyContext, order: OrderRecord, topics: string[]): OrderRecord {
  const saved = context.state.orders.put({ ...order, updatedAt: context.clock().toISOString() });
  for (const topic of topics) context.emit(topic, orderPayload(context, saved));
  return saved;
}
