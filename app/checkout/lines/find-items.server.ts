import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { judged, type Audience } from '#app/catalog/eligibility/judge-eligibility.ts';
import { readEligibilityRules } from '#app/catalog/eligibility/read-eligibility-rules.server.ts';
import { findSellableItems } from '#app/catalog/find-sellable-items.server.ts';
import type { Language } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CartLine } from '../session/session.ts';
import { wordsOf } from '../words/words.ts';
import { hideItems } from './hide-items.ts';

/**
 * The items of a cart as its agent may see them, in `language`, judged by the merchant's rules for their audience; ids
 * may come twice. Every cart is filled from these: what the online store or a rule hides must not get past here.
 * @param before the cart's lines until now, as `hideItems` has it
 */
export async function findItems(
  scope: ShopScope,
  items: readonly { itemId: string }[],
  language: Language,
  before: readonly CartLine[],
  audience: Audience,
): Promise<Map<string, CatalogItem>> {
  const itemIds = [...new Set(items.map(({ itemId }) => itemId))];
  const [found, rules] = await Promise.all([
    findSellableItems(scope, itemIds, language),
    readEligibilityRules(scope),
  ]);
  const catalog = new Map([...found].map(([itemId, item]) => [itemId, judged(item, rules, audience)]));
  return hideItems(wordsOf(language), catalog, before);
}
