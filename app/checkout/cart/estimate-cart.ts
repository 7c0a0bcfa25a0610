import type { ProductRule } from '#app/agents/product-rule.ts';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { Language } from '#app/kernel/language.ts';
import { assessLines } from '../session/assess-session.ts';
import { estimateTotals } from '../lines/build-cart.ts';
import { shopOnlyItems } from '../hand-off/escalations.ts';
import { knownPrices, priceChanges } from '../lines/price-changes.ts';
import type { CartLine } from '../session/session.ts';
import { wordsOf } from '../words/words.ts';
import type { Cart } from './cart.ts';

export interface EstimateBasis {
  language: Language;
  currency: string;
  catalog: ReadonlyMap<string, CatalogItem>;
  /** What the merchant keeps from this agent. */
  rules: readonly ProductRule[];
}

/**
 * What a cart costs and what there is to say about its lines: what cannot be bought, and prices that are not those of
 * `before`. Nothing is dropped.
 */
export function estimateCart(
  { language, currency, catalog, rules }: EstimateBasis,
  lines: CartLine[],
  before: CartLine[],
): Pick<Cart, 'lines' | 'totals' | 'messages'> {
  const known = knownPrices(lines, [], before);
  const words = wordsOf(language);
  const messages = [
    ...assessLines(words, lines, catalog, rules),
    ...shopOnlyItems(words, lines, catalog, rules),
    ...priceChanges(language, known, lines, currency),
  ];
  return { lines, totals: estimateTotals(lines), messages };
}
