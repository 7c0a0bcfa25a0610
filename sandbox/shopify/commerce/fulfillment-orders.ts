import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { FulfillmentOrderRecord, OrderLineRecord } from '#sandbox/shopify/state/records.ts';

/** One fulfilment order for what is shipped and one for what is not: Shopify splits by delivery method. */
export function newFulfillmentOrders(
  context: ShopifyContext,
  lines: OrderLineRecord[],
): FulfillmentOrderRecord[] {
  const createdAt = context.clock().toISOString();
  return [true, false].flatMap((shipped) => {
    const group = lines.filter((line) => line.requiresShipping === shipped);
    if (group.length === 0) return [];
    return {
      id: context.state.gid('FulfillmentOrder'),
      deliveryMethod: shipped ? ('SHIPPING' as const) : ('NONE' as const),
      status: 'OPEN' as const,
      lines: group.map((line) => ({
        id: context.state.gid('FulfillmentOrderLineItem'),
        orderLineId: line.id,
        totalQuantity: line.quantity,
        remainingQuantity: line.quantity,
      })),
      holds: [],
      createdAt,
      updatedAt: createdAt,
    };
  });
}

/** The status that follows from what remains and what holds it; a closed one has no holds. A cancelled one stays cancelled. */
export function withStatus(row: FulfillmentOrderRecord, now: string): FulfillmentOrderRecord {
  const status = statusOf(row);
  return { ...row, status, holds: status === 'CLOSED' ? [] : row.holds, updatedAt: now };
}

function statusOf(row: FulfillmentOrderRecord): FulfillmentOrderRecord['status'] {
  if (row.status === 'CANCELLED') return 'CANCELLED';
  const remaining = row.lines.reduce((sum, line) => sum + line.remainingQuantity, 0);
  if (remaining === 0) return 'CLOSED';
  if (row.holds.length > 0) return 'ON_HOLD';
  const total = row.lines.reduce((sum, line) => sum + line.totalQuantity, 0);
  return remaining < total ? 'IN_PROGRESS' : 'OPEN';
}
