import { parseDecimal } from '#app/kernel/money.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  CreateOrderDocument,
  FindOrderDocument,
  type OrderCreateOrderInput,
  type OrderFieldsFragment,
} from '#app/shopify/operations/admin.generated.ts';
import { ShopifyError } from '#app/shopify/shopify-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { SESSION_METAFIELD } from './build-order-input.ts';

export type OrderCreation =
  | { status: 'created'; order: OrderFieldsFragment; total: number }
  | { status: 'refused'; reason: 'out_of_stock' | 'invalid'; message: string }
  /** Nobody knows whether the order exists: come back and look it up. */
  | { status: 'unknown'; error: unknown };

/**
 * Creates the Shopify order of a session, at most once. `orderCreate` has no idempotency of its own, so a session
 * that may have been tried before (`lookUpFirst`), or whose reply was lost, is looked up by its unique metafield.
 */
export async function createShopifyOrder(
  scope: ShopScope,
  sessionId: string,
  order: OrderCreateOrderInput,
  options: { lookUpFirst: boolean },
): Promise<OrderCreation> {
  try {
    if (options.lookUpFirst) {
      const existing = await findOrderOfSession(scope, sessionId);
      if (existing) return created(existing);
    }
    return await create(scope, order);
  } catch (error) {
    if (!(error instanceof ShopifyError) || error.kind !== 'unknown_outcome')
      return { status: 'unknown', error };
    return lookUpAfterLoss(scope, sessionId, error);
  }
}

/** The order that carries this session's id, or null. Strongly consistent, unlike search. */
export async function findOrderOfSession(
  scope: ShopScope,
  sessionId: string,
): Promise<OrderFieldsFragment | null> {
  const identifier = { customId: { ...SESSION_METAFIELD, value: sessionId } };
  const data = await shopifyAdmin(scope, FindOrderDocument, { identifier }, { lane: 'checkout' });
  return data.orderByIdentifier ?? null;
}

async function create(scope: ShopScope, order: OrderCreateOrderInput): Promise<OrderCreation> {
  const variables = {
    order,
    options: { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY', sendReceipt: false },
  } as const;
  const { orderCreate } = await shopifyAdmin(scope, CreateOrderDocument, variables, { lane: 'checkout' });
  const problem = orderCreate?.userErrors[0];
  if (problem) {
    const reason = problem.code === 'INVENTORY_CLAIM_FAILED' ? 'out_of_stock' : 'invalid';
    return { status: 'refused', reason, message: problem.message };
  }
  // A null order without a problem is not a refusal: it may have been created.
  if (!orderCreate?.order)
    throw new ShopifyError('unknown_outcome', 'orderCreate answered neither an order nor a problem');
  return created(orderCreate.order);
}

async function lookUpAfterLoss(scope: ShopScope, sessionId: string, loss: unknown): Promise<OrderCreation> {
  try {
    const existing = await findOrderOfSession(scope, sessionId);
    return existing ? created(existing) : { status: 'unknown', error: loss };
  } catch (error) {
    return { status: 'unknown', error };
  }
}

function created(order: OrderFieldsFragment): OrderCreation {
  return {
    status: 'created',
    order,
    total: parseDecimal(order.totalPriceSet.shopMoney.amount, order.currencyCode),
  };
}
