import { displayFulfillmentStatus } from '#sandbox/shopify/commerce/fulfillment-status.ts';
import { numericId } from '#sandbox/shopify/commerce/inventory.ts';
import { matches, parseSearch, type SearchFields } from '#sandbox/shopify/resolvers/catalog/search-syntax.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';

/** What `orders(query:)` can ask for, by Shopify's names. */
const FIELDS: SearchFields<OrderRecord> = {
  default: (order) => [order.name, order.email, ...order.tags],
  id: (order) => numericId(order.id),
  name: (order) => [order.name, order.name.replace(/^#/, '')],
  email: (order) => [order.email],
  tag: (order) => order.tags,
  channel: (order) => [order.sourceName],
  source_name: (order) => [order.sourceName],
  source_identifier: (order) => [order.sourceIdentifier],
  customer_id: (order) => (order.customerId === null ? null : numericId(order.customerId)),
  discount_code: (order) => order.discountCodes,
  financial_status: (order) => [order.financialStatus],
  fulfillment_status: (order) => [displayFulfillmentStatus(order)],
  test: (order) => [String(order.test)],
  status: statuses,
  created_at: (order) => new Date(order.createdAt),
  processed_at: (order) => new Date(order.processedAt),
  updated_at: (order) => new Date(order.updatedAt),
};

/** Every status word an order answers to. */
function statuses(order: OrderRecord): string[] {
  const cancelled = order.cancelledAt !== null;
  const closed = order.closedAt !== null;
  return [
    'any',
    ...(cancelled ? ['cancelled'] : []),
    ...(closed ? ['closed'] : ['not_closed']),
    ...(cancelled || closed ? [] : ['open']),
  ];
}

/** The orders that match Shopify's search syntax. Found at once: the real search lags behind by seconds. */
export function searchOrders(orders: OrderRecord[], query: string | null | undefined): OrderRecord[] {
  const search = parseSearch(query);
  return orders.filter((order) => matches(order, search, FIELDS));
}
