import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { requireOrder, saveOrder } from './order-changes.ts';
import { financialStatus, orderTotals } from './order-totals.ts';
import { createRefund, refundOrder } from './refund-order.ts';

export interface CancelOptions {
  /** OrderCancelReason, e.g. `CUSTOMER`. */
  reason: string;
  restock: boolean;
  /** Give the money back to where it came from. */
  refund?: boolean;
  staffNote?: string | null;
}

/**
 * Cancels an order for good: voids what was only authorised, refunds if asked, closes its fulfilment orders.
 * Emits `orders/cancelled` and `orders/updated` (and `refunds/create` when money or goods go back).
 * @throws UserError if it is cancelled already, anything of it is fulfilled, or a payment is pending.
 */
export function cancelOrder(context: ShopifyContext, orderId: string, options: CancelOptions): OrderRecord {
  const order = requireOrder(context, orderId);
  refuse(order);
  const refunded = giveBack(context, order, options);
  const now = context.clock().toISOString();
  const voided = orderTotals(refunded).capturableMinor > 0 ? withVoid(context, refunded, now) : refunded;
  const cancelled: OrderRecord = {
    ...voided,
    cancelledAt: now,
    cancelReason: options.reason,
    closedAt: now,
    cancellation: { jobId: context.state.gid('Job'), staffNote: options.staffNote ?? null },
    lines: voided.lines.map((line) => ({ ...line, unfulfilledQuantity: 0 })),
    fulfillmentOrders: voided.fulfillmentOrders.map((row) =>
      row.status === 'CLOSED'
        ? row
        : {
            ...row,
            status: 'CANCELLED' as const,
            holds: [],
            lines: row.lines.map((line) => ({ ...line, remainingQuantity: 0 })),
            updatedAt: now,
          },
    ),
  };
  return saveOrder(context, cancelled, ['orders/cancelled', 'orders/updated']);
}

function refuse(order: OrderRecord): void {
  const field = ['orderId'];
  if (order.cancelledAt !== null) throw new UserError(field, 'Order has already been cancelled', 'INVALID');
  if (order.fulfillments.some((row) => row.status === 'SUCCESS'))
    throw new UserError(field, 'Cannot cancel a fulfilled order', 'INVALID');
  if (order.transactions.some((row) => row.status === 'PENDING'))
    throw new UserError(field, 'Cannot cancel an order with a pending payment', 'INVALID');
}

/** Everything leaves the order by a refund; money goes back with it if asked. */
function giveBack(context: ShopifyContext, order: OrderRecord, options: CancelOptions): OrderRecord {
  const totals = orderTotals(order);
  if (options.refund && totals.netPaymentMinor > 0)
    return refundOrder(context, order.id, { restock: options.restock, note: options.staffNote ?? null });
  const lines = order.lines
    .filter((line) => line.currentQuantity > 0)
    .map((line) => ({
      lineItemId: line.id,
      quantity: line.currentQuantity,
      restockType: options.restock ? ('CANCEL' as const) : ('NO_RESTOCK' as const),
    }));
  const shippingMinor = totals.currentShippingMinor;
  const request = { lines, shippingMinor, transactions: [], note: null, allowOverRefunding: false };
  return createRefund(context, order.id, request).order;
}

function withVoid(context: ShopifyContext, order: OrderRecord, now: string): OrderRecord {
  const authorization = order.transactions.find(
    (row) => row.kind === 'AUTHORIZATION' && row.status === 'SUCCESS',
  )!;
  const id = context.state.gid('OrderTransaction');
  const voiding = { ...authorization, id, kind: 'VOID', parentId: authorization.id, processedAt: now };
  const next = { ...order, transactions: [...order.transactions, voiding] };
  return { ...next, financialStatus: financialStatus(next) };
}
