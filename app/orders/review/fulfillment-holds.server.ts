import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  GetHoldsDocument,
  HoldFulfillmentOrderDocument,
  ReleaseHoldDocument,
  type FulfillmentHoldReason,
  type GetHoldsQuery,
} from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Names Aisle's one hold on a fulfilment order: Shopify refuses a second with the same handle. */
const HANDLE = 'aisle-review';
/** Statuses of what has shipped, or never will. */
const DONE: readonly string[] = ['CANCELLED', 'CLOSED', 'INCOMPLETE'];

type FulfillmentOrder = NonNullable<GetHoldsQuery['order']>['fulfillmentOrders']['nodes'][number];

/** What of an order Aisle can see, and what of that it holds. */
export interface OrderHolds {
  cancelled: boolean;
  /** All fulfilment orders, whatever became of them. Those of a fulfilment service are not among them. */
  count: number;
  /** Can still ship, and is not held by Aisle. */
  free: string[];
  /** Held by Aisle. */
  held: { fulfillmentOrderId: string; holdIds: string[] }[];
}

/** Reads it from Shopify; null if the order is gone. @throws ShopifyError */
export async function readHolds(scope: ShopScope, orderGid: string): Promise<OrderHolds | null> {
  const { order } = await shopifyAdmin(scope, GetHoldsDocument, { id: orderGid }, { lane: 'checkout' });
  if (!order) return null;
  const rows = order.fulfillmentOrders.nodes;
  return {
    cancelled: Boolean(order.cancelledAt),
    count: rows.length,
    free: rows.filter((row) => !DONE.includes(row.status) && ownHolds(row).length === 0).map(({ id }) => id),
    held: rows
      .map((row) => ({ fulfillmentOrderId: row.id, holdIds: ownHolds(row) }))
      .filter(({ holdIds }) => holdIds.length > 0),
  };
}

/**
 * Holds one fulfilment order. May be repeated: of one handle Shopify keeps one hold.
 * @returns false for one that has shipped or was cancelled meanwhile
 * @throws ShopifyError; after an unknown outcome readHolds tells what became of it.
 */
export async function holdFulfillmentOrder(
  scope: ShopScope,
  id: string,
  hold: { reason: FulfillmentHoldReason; reasonNotes: string; externalId: string },
): Promise<boolean> {
  const variables = { id, hold: { ...hold, handle: HANDLE } };
  const reply = await shopifyAdmin(scope, HoldFulfillmentOrderDocument, variables, { lane: 'checkout' });
  const problem = reply.fulfillmentOrderHold?.userErrors[0];
  if (!problem || problem.code === 'DUPLICATE_FULFILLMENT_HOLD_HANDLE') return true;
  if (problem.code === 'TAKEN' || problem.code === 'FULFILLMENT_ORDER_NOT_FOUND') return false;
  throw new Error(`${id} could not be held: ${problem.message}`);
}

/** Releases holds of a fulfilment order; holds of others stay. @throws ShopifyError; Error when Shopify refuses. */
export async function releaseHolds(scope: ShopScope, id: string, holdIds: string[]): Promise<void> {
  const reply = await shopifyAdmin(scope, ReleaseHoldDocument, { id, holdIds }, { lane: 'checkout' });
  const problem = reply.fulfillmentOrderReleaseHold?.userErrors[0];
  if (problem) throw new Error(`the hold on ${id} could not be released: ${problem.message}`);
}

function ownHolds(row: FulfillmentOrder): string[] {
  return row.fulfillmentHolds
    .filter((hold) => hold.heldByRequestingApp && hold.handle === HANDLE)
    .map(({ id }) => id);
}
