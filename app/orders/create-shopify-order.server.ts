import { parseDecimal } from '#app/kernel/money.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  CreateOrderDocument,
  CreateOrderFromHoldDocument,
  FindOrderDocument,
  type OrderCreateOrderInput,
  type NewOrderFieldsFragment,
} from '#app/shopify/operations/admin.generated.ts';
import { ShopifyError } from '#app/shopify/shopify-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { SESSION_METAFIELD } from './order-key.ts';

export type OrderCreation =
  | { status: 'created'; order: NewOrderFieldsFragment; total: number }
  | { status: 'refused'; reason: 'out_of_stock' | 'invalid'; message: string }
  /** The shop takes no more orders this minute (trial and development shops take five): not created, come back. */
  | { status: 'busy'; message: string }
  /** Nobody knows whether the order exists: come back and look it up. */
  | { status: 'unknown'; error: unknown };

/**
 * Creates the Shopify order of an attempt (orderKeyOf), at most once. `orderCreate` has no idempotency of its own, so
 * an attempt that may have been here before (`lookUpFirst`), or whose reply was lost, is looked up by its unique
 * metafield.
 * @param options.hold the draft order that holds the goods: given back in the request that takes them
 */
export async function createShopifyOrder(
  scope: ShopScope,
  orderKey: string,
  order: OrderCreateOrderInput,
  options: { lookUpFirst: boolean; hold?: string },
): Promise<OrderCreation> {
  const lines = order.lineItems?.length ?? 0;
  try {
    if (options.lookUpFirst) {
      const existing = await findOrder(scope, orderKey, lines);
      if (existing) return found(existing);
    }
    const created = await create(scope, order, lines, options.hold);
    // A delayed first request may have come in meanwhile and be the very reason of the refusal: it took the unique
    // metafield, or the last unit.
    const existing = created.status !== 'created' ? await findOrder(scope, orderKey, lines) : null;
    return existing ? found(existing) : created;
  } catch (error) {
    if (!(error instanceof ShopifyError)) throw error;
    if (error.kind === 'unknown_outcome') return lookUpAfterLoss(scope, orderKey, lines, error);
    return isLasting(scope, error)
      ? { status: 'refused', reason: 'invalid', message: error.message }
      : { status: 'unknown', error };
  }
}

/** Surely not executed, and repeating cannot help. */
function isLasting({ shop }: ShopScope, { kind }: ShopifyError): boolean {
  return (
    kind === 'invalid' || kind === 'access_denied' || (kind === 'unauthorized' && shop.uninstalledAt !== null)
  );
}

/** The order of this attempt, or null. Strongly consistent, unlike search. */
export async function findOrder(
  scope: ShopScope,
  orderKey: string,
  lines: number,
): Promise<NewOrderFieldsFragment | null> {
  const identifier = { customId: { ...SESSION_METAFIELD, value: orderKey } };
  const data = await shopifyAdmin(scope, FindOrderDocument, { identifier, lines }, { lane: 'checkout' });
  return data.orderByIdentifier ?? null;
}

async function create(
  scope: ShopScope,
  order: OrderCreateOrderInput,
  lines: number,
  hold?: string,
): Promise<OrderCreation> {
  const variables = {
    order,
    lines,
    options: { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY', sendReceipt: false },
  } as const;
  const lane = { lane: 'checkout' } as const;
  const { orderCreate } = hold
    ? await shopifyAdmin(scope, CreateOrderFromHoldDocument, { ...variables, hold: { id: hold } }, lane)
    : await shopifyAdmin(scope, CreateOrderDocument, variables, lane);
  const problem = orderCreate?.userErrors[0];
  if (problem && order.sourceName && problem.field?.includes('sourceName')) {
    // Where the order is said to come from is no reason to lose it.
    scope.log.warn({ sourceName: order.sourceName, reason: problem.message }, 'order attribution refused');
    return create(scope, { ...order, sourceName: undefined }, lines);
  }
  if (problem) return refusal(problem);
  // A null order without a problem is not a refusal: it may have been created.
  if (!orderCreate?.order)
    throw new ShopifyError('unknown_outcome', 'orderCreate answered neither an order nor a problem');
  return found(orderCreate.order);
}

function refusal({ code, message }: { code?: string | null; message: string }): OrderCreation {
  if (code === 'INVENTORY_CLAIM_FAILED') return { status: 'refused', reason: 'out_of_stock', message };
  // Shopify has no code for it.
  if (/too many (attempts|requests)/i.test(message)) return { status: 'busy', message };
  return { status: 'refused', reason: 'invalid', message };
}

async function lookUpAfterLoss(
  scope: ShopScope,
  orderKey: string,
  lines: number,
  loss: unknown,
): Promise<OrderCreation> {
  try {
    const existing = await findOrder(scope, orderKey, lines);
    return existing ? found(existing) : { status: 'unknown', error: loss };
  } catch (error) {
    return { status: 'unknown', error };
  }
}

function found(order: NewOrderFieldsFragment): OrderCreation {
  return {
    status: 'created',
    order,
    total: parseDecimal(order.totalPriceSet.shopMoney.amount, order.currencyCode),
  };
}
