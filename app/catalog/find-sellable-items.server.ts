import type { Language } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CatalogItem } from './catalog-item.ts';
import { toCatalogItems, WITH_PRODUCT, WITH_TRANSLATIONS } from './mirrored-variants.server.ts';

/**
 * Looks items up by what agents call them, as the mirror has them now. Items the shop does not have are missing from
 * the map; items it does not sell this way are there, and their `sellability` says why. Texts are in `language` where
 * the shop has translated them, else in its own.
 */
export async function findSellableItems(
  scope: ShopScope,
  itemIds: string[],
  language?: Language,
): Promise<Map<string, CatalogItem>> {
  const bySku = scope.shop.itemIdSource === 'sku';
  const variants = await scope.db.variant.findMany({
    where: {
      shopId: scope.shop.id,
      OR: [{ id: { in: itemIds } }, ...(bySku ? [{ sku: { in: itemIds } }] : [])],
    },
    include: language ? WITH_TRANSLATIONS : WITH_PRODUCT,
  });
  const wanted = new Set(itemIds);
  const items = await toCatalogItems(scope, variants, language);
  return new Map(items.filter(({ itemId }) => wanted.has(itemId)).map((item) => [item.itemId, item]));
}
