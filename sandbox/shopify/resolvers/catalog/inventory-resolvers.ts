import { connection, type ConnectionArguments } from '#sandbox/shopify/graphql/connection.ts';
import { badRequest } from '#sandbox/shopify/graphql/shopify-errors.ts';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import type { VariantRecord } from '#sandbox/shopify/state/records.ts';
import { location } from './location-resolvers.ts';
import { numericId } from './numeric-id.ts';

/** The source of `InventoryItem` is its variant's record: each variant has its own item. */
type Item = VariantRecord;

/** Stock at the shop's one stocking location. */
export function inventoryLevel(item: Item, context: ShopifyContext) {
  const place = context.shop().locations[0]!;
  return {
    __typename: 'InventoryLevel',
    id: `gid://shopify/InventoryLevel/${numericId(place.id)}?inventory_item_id=${numericId(item.inventoryItemId)}`,
    item,
    location: location(place, context),
    isActive: true,
    canDeactivate: false,
    deactivationAlert: null,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
  };
}

/** Shopify's names of inventory states; the simulator moves stock between "available" and "committed" only. */
function quantityNamed(name: string, item: Item): number {
  switch (name) {
    case 'available':
      return item.available;
    case 'committed':
      return item.committed;
    case 'on_hand':
      return item.available + item.committed;
    case 'reserved':
    case 'incoming':
    case 'damaged':
    case 'safety_stock':
    case 'quality_control':
      return 0;
    default:
      throw badRequest(`The quantity name '${name}' is invalid.`);
  }
}

export const inventoryResolvers: ResolverMap = {
  InventoryItem: {
    id: (item: Item) => item.inventoryItemId,
    legacyResourceId: (item: Item) => numericId(item.inventoryItemId),
    measurement: (item: Item) => ({
      id: `gid://shopify/InventoryItemMeasurement/${numericId(item.inventoryItemId)}`,
      weight: item.weight,
    }),
    trackedEditable: () => ({ locked: false, reason: null }),
    countryCodeOfOrigin: () => null,
    provinceCodeOfOrigin: () => null,
    harmonizedSystemCode: () => null,
    unitCost: () => null,
    variant: (item: Item) => item,
    variants: (item: Item, args: ConnectionArguments) => connection([item], args),
    locationsCount: () => ({ count: 1, precision: 'EXACT' }),
    inventoryLevels: (item: Item, args: ConnectionArguments, context) =>
      connection([inventoryLevel(item, context)], args),
    inventoryLevel: (item: Item, { locationId }: { locationId: string }, context) =>
      context.shop().locations[0]?.id === locationId ? inventoryLevel(item, context) : null,
  },
  InventoryLevel: {
    quantities: (level: ReturnType<typeof inventoryLevel>, { names }: { names: string[] }) =>
      names.map((name) => ({
        id: `${level.id.replace('InventoryLevel', 'InventoryQuantity')}&name=${name}`,
        name,
        quantity: quantityNamed(name, level.item),
        updatedAt: level.updatedAt,
      })),
  },
};
