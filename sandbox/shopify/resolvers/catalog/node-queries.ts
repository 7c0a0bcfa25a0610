import { findChannel, findFeed } from '#sandbox/shopify/channels/find-channels.ts';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { demandScope } from '#sandbox/shopify/graphql/demand-scope.ts';
import { badRequest, notSimulated } from '#sandbox/shopify/graphql/shopify-errors.ts';
import { findCommerceNode } from '#sandbox/shopify/resolvers/commerce/order-queries.ts';
import { gidType } from './numeric-id.ts';
import { location } from './location-resolvers.ts';
import { onlineStore } from './publication-resolvers.ts';

/** gid type → how to find the object. A record is given the type name that GraphQL needs of an interface's value. */
const LOOKUPS: Record<string, (context: ShopifyContext, id: string) => object | undefined> = {
  Product: ({ state }, id) => state.products.get(id),
  ProductVariant: ({ state }, id) => state.variants.get(id),
  InventoryItem: ({ state }, id) => state.variants.find(({ inventoryItemId }) => inventoryItemId === id),
  Order: ({ state }, id) => state.orders.get(id),
  DraftOrder: ({ state }, id) => state.draftOrders.get(id),
  Customer: ({ state }, id) => state.customers.get(id),
  MetafieldDefinition: ({ state }, id) => state.metafieldDefinitions.get(id),
  Channel: (context, id) => {
    demandScope(context, 'read_product_listings', 'node');
    return findChannel(context, id);
  },
  ProductFeed: findFeed,
  BulkOperation: ({ state }, id) => state.bulkOperations.get(id),
  Shop: (context, id) => [context.shop()].find((shop) => shop.id === id),
  Location: (context, id) =>
    context
      .shop()
      .locations.map((place) => location(place, context))
      .find((place) => place.id === id),
  Publication: (_context, id) => [onlineStore].find((publication) => publication.id === id),
};

/**
 * Finds anything by its gid, null if it does not exist.
 * @throws GraphQLError for text that is no gid, as Shopify does, and for types that are not simulated.
 */
function nodeById(context: ShopifyContext, id: string): object | null {
  const type = gidType(id);
  if (!type) throw badRequest(`Invalid global id '${id}'`);
  const lookUp = LOOKUPS[type];
  const part = lookUp ? undefined : findCommerceNode(context, id);
  if (part !== undefined) return part;
  if (!lookUp) throw notSimulated(`node(id:) of ${type}`);
  const found = lookUp(context, id);
  return found ? { ...found, __typename: type } : null;
}

export const nodeQueries: ResolverMap = {
  QueryRoot: {
    node: (_source, { id }: { id: string }, context) => nodeById(context, id),
    nodes: (_source, { ids }: { ids: string[] }, context) => ids.map((id) => nodeById(context, id)),
  },
};
