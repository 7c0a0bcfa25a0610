import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CatalogItem } from './catalog-item.ts';
import { toCatalogItems, WITH_PRODUCT, WITH_TRANSLATIONS, type Viewer } from './mirrored-variants.server.ts';

/**
 * Looks items up by what agents call them, as the mirror has them now. Items the shop does not have are missing from
 * the map; items it does not sell this way are there, and their `sellability` says why.
 */
export async function findSellableItems(
  scope: ShopScope,
  itemIds: string[],
  viewer: Viewer,
): Promise<Map<string, CatalogItem>> {
  const bySku = scope.shop.itemIdSource === 'sku';
  const variants = await scope.db.variant.findMany({
    where: {
      shopId: scope.shop.id,
      OR: [{ id: { in: itemIds } }, ...(bySku ? [{ sku: { in: itemIds } }] : [])],
    },
    include: viewer.language ? WITH_TRANSLATIONS : WITH_PRODUCT,
  });
  const wanted = new Set(itemIds);
  const items = await toCatalogItems(scope, variants, viewer);
  return new Map(items.filter(({ itemId }) => wanted.has(itemId)).map((item) => [item.itemId, item]));
}
