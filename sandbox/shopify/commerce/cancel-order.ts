import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { requireOrder, saveOrder } from './order-changes.ts';
import { financialStatus, orderTotals } from './order-totals.ts';
import { createRefund } from './refund-order.ts';

export interface CancelOptions {
  /** OrderCancelReason, e.g. `CUSTOMER`. */
  reason: string;
  restock: boolean;
  /** Give the money back to where it came from. */
  refund?: boolean;
  staffNote?: string | null;
}

/**
 * Cancels an order for good: voids what was only authorised, refunds if asked, cancels its fulfilment orders.
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
    fulfillmentOrders: voided.fulfillmentOrders.map((row) => ({
      ...row,
      status: 'CANCELLED' as const,
      updatedAt: now,
    })),
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

/** Everything that is left leaves the order by a refund; if asked, all that was paid goes back with it. */
function giveBack(context: ShopifyContext, order: OrderRecord, options: CancelOptions): OrderRecord {
  const { netPaymentMinor, currentShippingMinor } = orderTotals(order);
  const lines = order.lines
    .filter((line) => line.currentQuantity > 0)
    .map((line) => ({
      lineItemId: line.id,
      quantity: line.currentQuantity,
      restockType: options.restock ? ('CANCEL' as const) : ('NO_RESTOCK' as const),
    }));
  const money = { amountMinor: netPaymentMinor, gateway: null, parentId: null };
  return createRefund(context, order.id, {
    lines,
    shippingMinor: currentShippingMinor,
    transactions: options.refund && netPaymentMinor > 0 ? [money] : [],
    note: options.staffNote ?? null,
    allowOverRefunding: false,
  }).order;
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
