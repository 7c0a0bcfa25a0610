import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  GetFulfillmentEventsDocument,
  GetFulfillmentLinesDocument,
  GetFulfillmentsDocument,
  GetOrderLinesDocument,
  GetOrderPartIdsDocument,
  GetRefundLinesDocument,
  GetRefundsDocument,
  type FulfillmentFieldsFragment,
  type GetOrderLinesQuery,
  type OrderFieldsFragment,
  type RefundFieldsFragment,
} from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { restOf } from './rest-of.ts';

const BACKGROUND = { lane: 'background' } as const;
/** `first` of fulfilments and refunds in OrderFields: a full list may not be all. */
const LISTED = 15;
/** Parts are read a few at a time: every one may have many lines. */
const BATCH = 10;

type Line = NonNullable<GetOrderLinesQuery['order']>['lineItems']['nodes'][number];

/**
 * An order with all that did not fit on its first pages: lines, fulfilments and refunds with their own lines and events.
 * Asks Shopify only where something is missing. Lines may be of a type that knows more than OrderFields.
 * @throws ShopifyError
 */
export async function completeOrder<T extends OrderFieldsFragment>(scope: ShopScope, order: T): Promise<T> {
  const { id } = order;
  const lines = await restOf(order.lineItems, async (after) => {
    const read = await shopifyAdmin(scope, GetOrderLinesDocument, { id, after }, BACKGROUND);
    return read.order?.lineItems as { nodes: Line[]; pageInfo: T['lineItems']['pageInfo'] } | undefined;
  });
  const parts = await allParts(scope, order);
  return {
    ...order,
    lineItems: { ...order.lineItems, nodes: lines },
    fulfillments: await each(parts.fulfillments, (part) => completeFulfillment(scope, part)),
    refunds: await each(parts.refunds, (part) => completeRefund(scope, part)),
  };
}

async function allParts(scope: ShopScope, order: OrderFieldsFragment) {
  const { fulfillments, refunds } = order;
  if (fulfillments.length < LISTED && refunds.length < LISTED) return { fulfillments, refunds };
  const { order: ids } = await shopifyAdmin(scope, GetOrderPartIdsDocument, { id: order.id }, BACKGROUND);
  return {
    fulfillments: [
      ...fulfillments,
      ...(await readMissing(ids?.fulfillments ?? [], fulfillments, async (batch) => {
        const { nodes } = await shopifyAdmin(scope, GetFulfillmentsDocument, { ids: batch }, BACKGROUND);
        return nodes as (FulfillmentFieldsFragment | null)[];
      })),
    ],
    refunds: [
      ...refunds,
      ...(await readMissing(ids?.refunds ?? [], refunds, async (batch) => {
        const { nodes } = await shopifyAdmin(scope, GetRefundsDocument, { ids: batch }, BACKGROUND);
        return nodes as (RefundFieldsFragment | null)[];
      })),
    ],
  };
}

async function readMissing<P extends { id: string }>(
  ids: { id: string }[],
  known: P[],
  read: (ids: string[]) => Promise<(P | null)[]>,
): Promise<P[]> {
  const missing = ids.map(({ id }) => id).filter((id) => !known.some((part) => part.id === id));
  const parts: P[] = [];
  for (let from = 0; from < missing.length; from += BATCH)
    parts.push(...(await read(missing.slice(from, from + BATCH))).filter((part) => part !== null));
  return parts;
}

async function completeFulfillment(
  scope: ShopScope,
  part: FulfillmentFieldsFragment,
): Promise<FulfillmentFieldsFragment> {
  const { id } = part;
  const lines = await restOf(part.fulfillmentLineItems, async (after) => {
    const read = await shopifyAdmin(scope, GetFulfillmentLinesDocument, { id, after }, BACKGROUND);
    return read.fulfillment?.fulfillmentLineItems;
  });
  const events = await restOf(part.events, async (after) => {
    const read = await shopifyAdmin(scope, GetFulfillmentEventsDocument, { id, after }, BACKGROUND);
    return read.fulfillment?.events;
  });
  return {
    ...part,
    fulfillmentLineItems: { ...part.fulfillmentLineItems, nodes: lines },
    events: { ...part.events, nodes: events },
  };
}

async function completeRefund(scope: ShopScope, part: RefundFieldsFragment): Promise<RefundFieldsFragment> {
  const { id } = part;
  const nodes = await restOf(part.refundLineItems, async (after) => {
    const read = await shopifyAdmin(scope, GetRefundLinesDocument, { id, after }, BACKGROUND);
    return read.refund?.refundLineItems;
  });
  return { ...part, refundLineItems: { ...part.refundLineItems, nodes } };
}

/** One after the other: an order's parts share one rate limit with the shop's checkouts. */
async function each<T>(parts: T[], complete: (part: T) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (const part of parts) all.push(await complete(part));
  return all;
}
