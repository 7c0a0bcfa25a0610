import { GraphQLError } from 'graphql';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { requireFulfillment } from '#sandbox/shopify/commerce/change-fulfillment.ts';
import { requireFulfillmentOrder } from '#sandbox/shopify/commerce/hold-fulfillment.ts';
import { findByCustomId } from '#sandbox/shopify/commerce/order-metafields.ts';
import { orderTotals } from '#sandbox/shopify/commerce/order-totals.ts';
import { connection } from '#sandbox/shopify/graphql/connection.ts';
import { badRequest } from '#sandbox/shopify/graphql/shopify-errors.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { draftOrder } from './draft-order-types.ts';
import { searchOrders } from './order-search.ts';
import { withOrder } from './sources.ts';

/** OrderSortKeys this simulator sorts by. */
const SORT: Record<string, (order: OrderRecord) => string | number> = {
  CREATED_AT: (order) => order.createdAt,
  UPDATED_AT: (order) => order.updatedAt,
  PROCESSED_AT: (order) => order.processedAt,
  ORDER_NUMBER: (order) => order.number,
  TOTAL_PRICE: (order) => orderTotals(order).totalMinor,
  ID: (order) => order.number,
  RELEVANCE: (order) => order.number,
};

/** Query fields of orders and what belongs to them. */
export const orderQueries: ResolverMap = {
  QueryRoot: {
    order: (_root, args, context) => context.state.orders.get(args.id) ?? null,
    orders: (_root, args, context) => {
      const key = SORT[args.sortKey];
      if (!key) throw badRequest(`Sorting orders by ${args.sortKey} is not simulated.`);
      const found = searchOrders(context.state.orders.all(), args.query);
      return connection(
        found.sort((a, b) => compare(key(a), key(b))),
        args,
      );
    },
    ordersCount: (_root, args, context) => {
      const count = searchOrders(context.state.orders.all(), args.query).length;
      const limited = args.limit != null && count > args.limit;
      return { count: limited ? args.limit : count, precision: limited ? 'AT_LEAST' : 'EXACT' };
    },
    orderByIdentifier: (_root, args, context) => byIdentifier(context, args.identifier),
    fulfillment: (_root, args, context) => findCommerceNode(context, args.id),
    fulfillmentOrder: (_root, args, context) => findCommerceNode(context, args.id),
    refund: (_root, args, context) => findCommerceNode(context, args.id),
    job: (_root, args, context) => findJob(context, args.id),
  },
};

function byIdentifier(
  context: ShopifyContext,
  { id, customId }: { id?: string; customId?: { namespace?: string; key: string; value: string } },
): OrderRecord | null {
  if (!customId) return context.state.orders.get(id!) ?? null;
  try {
    return findByCustomId(context, customId.namespace, customId.key, customId.value) ?? null;
  } catch (error) {
    // A query has no user errors: Shopify answers a missing definition as an error of the request.
    if (!(error instanceof UserError)) throw error;
    throw new GraphQLError(error.message, { extensions: { code: 'NOT_FOUND' } });
  }
}

/** The job of a cancellation; it was done by the time anybody asks. */
function findJob(context: ShopifyContext, id: string) {
  const order = context.state.orders.find((row) => row.cancellation?.jobId === id);
  return order ? { id, done: true } : null;
}

/**
 * The object behind a gid of this half of the simulator with its `__typename`, for `node` and `nodes`; undefined
 * for types of other halves, null for one that does not exist.
 */
export function findCommerceNode(context: ShopifyContext, id: string): object | null | undefined {
  const [, type] = /^gid:\/\/shopify\/(\w+)\//.exec(id) ?? [];
  const find = type === undefined ? undefined : FINDERS[type];
  if (!find) return undefined;
  const found = orNull(() => find(context, id));
  return found ? { __typename: type, ...found } : null;
}

const FINDERS: Record<string, (context: ShopifyContext, id: string) => object | null | undefined> = {
  Order: ({ state }, id) => state.orders.get(id),
  Customer: ({ state }, id) => state.customers.get(id),
  DraftOrder: (context, id) => {
    const row = context.state.draftOrders.get(id);
    return row && draftOrder(context, row);
  },
  Fulfillment: (context, id) => {
    const { fulfillment, order } = requireFulfillment(context, id, ['id']);
    return withOrder(fulfillment, order);
  },
  FulfillmentOrder: (context, id) => {
    const { fulfillmentOrder, order } = requireFulfillmentOrder(context, id);
    return withOrder(fulfillmentOrder, order);
  },
  LineItem: (context, id) => partOfOrder(context, id, (order) => order.lines),
  Refund: (context, id) => partOfOrder(context, id, (order) => order.refunds),
  OrderTransaction: (context, id) => partOfOrder(context, id, (order) => order.transactions),
};

function partOfOrder(context: ShopifyContext, id: string, parts: (order: OrderRecord) => { id: string }[]) {
  for (const order of context.state.orders.all()) {
    const part = parts(order).find((row) => row.id === id);
    if (part) return withOrder(part, order);
  }
  return null;
}

function orNull<T>(find: () => T): T | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
