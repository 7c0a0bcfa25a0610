import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { judged, type Audience } from '#app/catalog/eligibility/judge-eligibility.ts';
import { readEligibilityRules } from '#app/catalog/eligibility/read-eligibility-rules.server.ts';
import { findSellableItems, type ItemRow } from '#app/catalog/find-sellable-items.server.ts';
import type { Language } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CartLine } from '../session/session.ts';
import { wordsOf } from '../words/words.ts';
import { hideItems } from './hide-items.ts';

/**
 * The items of a cart as its agent may see them, judged by the merchant's rules; ids may come twice. Every cart is
 * filled from these: what the online store or a rule hides must not get past here.
 * @param before the cart's lines until now, as `hideItems` has it
 * @param read items that were read already
 */
export async function findItems(
  scope: ShopScope,
  items: readonly { itemId: string }[],
  viewer: Audience & { language: Language },
  before: readonly CartLine[],
  read?: ItemRow[],
): Promise<Map<string, CatalogItem>> {
  const itemIds = [...new Set(items.map(({ itemId }) => itemId))];
  const [found, rules] = await Promise.all([
    findSellableItems(scope, itemIds, viewer, read),
    readEligibilityRules(scope),
  ]);
  const catalog = new Map([...found].map(([itemId, item]) => [itemId, judged(item, rules, viewer)]));
  return hideItems(wordsOf(viewer.language), catalog, before);
}
