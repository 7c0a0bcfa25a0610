import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { OrderRecord, ReturnRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { numericId } from './inventory.ts';
import { requireOrder, saveOrder } from './order-changes.ts';

/** The topic of the change into each status. */
const TOPICS: Record<ReturnRecord['status'], string> = {
  REQUESTED: 'returns/request',
  OPEN: 'returns/approve',
  DECLINED: 'returns/decline',
  CANCELED: 'returns/cancel',
  CLOSED: 'returns/close',
};

/** What may follow on what. */
const NEXT: Record<ReturnRecord['status'], readonly ReturnRecord['status'][]> = {
  REQUESTED: ['OPEN', 'DECLINED'],
  OPEN: ['CLOSED', 'CANCELED'],
  CLOSED: ['OPEN'],
  DECLINED: [],
  CANCELED: [],
};

/**
 * The buyer asks to send goods back (or to exchange them). Emits `returns/request` and `orders/updated`; returns the
 * changed order. @throws UserError for more units than were shipped and are not being returned.
 */
export function requestReturn(
  context: ShopifyContext,
  orderId: string,
  lines: { orderLineId: string; quantity: number }[],
  exchange: boolean,
): OrderRecord {
  const order = requireOrder(context, orderId);
  const returned = lines.map(({ orderLineId, quantity }) => {
    const fulfillment = order.fulfillments.find(
      (row) => row.status === 'SUCCESS' && row.lines.some((line) => line.orderLineId === orderLineId),
    );
    const shipped = fulfillment?.lines.find((line) => line.orderLineId === orderLineId);
    if (!shipped || quantity > shipped.quantity - beingReturned(order, shipped.id))
      throw new UserError(['returnLineItems'], 'Return line item has an invalid quantity.');
    return { id: context.state.gid('ReturnLineItem'), fulfillmentLineId: shipped.id, orderLineId, quantity };
  });
  const record: ReturnRecord = {
    id: context.state.gid('Return'),
    status: 'REQUESTED',
    lines: returned,
    exchangeIds: exchange ? [context.state.gid('ExchangeLineItem')] : [],
    createdAt: context.clock().toISOString(),
  };
  return saveReturn(context, { ...order, returns: [...(order.returns ?? []), record] }, record);
}

/** Staff approve, decline, close … a return. @throws UserError if that cannot follow. */
export function changeReturn(
  context: ShopifyContext,
  orderId: string,
  returnId: string,
  status: ReturnRecord['status'],
): OrderRecord {
  const order = requireOrder(context, orderId);
  const record = order.returns?.find(({ id }) => id === returnId);
  if (!record) throw new UserError(['id'], 'Return not found.', 'NOT_FOUND');
  if (!NEXT[record.status].includes(status)) throw new UserError(['id'], 'Return has an invalid status.');
  const changed = { ...record, status };
  const returns = order.returns!.map((row) => (row.id === returnId ? changed : row));
  return saveReturn(context, { ...order, returns }, changed);
}

function beingReturned(order: OrderRecord, fulfillmentLineId: string): number {
  return (order.returns ?? [])
    .filter(({ status }) => status !== 'DECLINED' && status !== 'CANCELED')
    .flatMap(({ lines }) => lines.filter((line) => line.fulfillmentLineId === fulfillmentLineId))
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

function saveReturn(context: ShopifyContext, order: OrderRecord, { id, status }: ReturnRecord): OrderRecord {
  context.emit(TOPICS[status], {
    id: numericId(id),
    admin_graphql_api_id: id,
    status: status.toLowerCase(),
    order: { id: numericId(order.id), admin_graphql_api_id: order.id },
  });
  return saveOrder(context, order, ['orders/updated']);
}
