import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { findSellableItems } from '#app/catalog/find-sellable-items.server.ts';
import type { Viewer } from '#app/catalog/mirrored-variants.server.ts';
import type { Language } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CartLine } from '../session/session.ts';
import { wordsOf } from '../words/words.ts';
import { hideItems } from './hide-items.ts';

/**
 * The items of a cart as its agent may see them; ids may come twice. Every cart is filled from these:
 * what the online store hides must not get past here.
 * @param before the cart's lines until now, as `hideItems` has it
 */
export async function findItems(
  scope: ShopScope,
  items: readonly { itemId: string }[],
  viewer: Viewer & { language: Language },
  before: readonly CartLine[],
): Promise<Map<string, CatalogItem>> {
  const itemIds = [...new Set(items.map(({ itemId }) => itemId))];
  return hideItems(wordsOf(viewer.language), await findSellableItems(scope, itemIds, viewer), before);
}
