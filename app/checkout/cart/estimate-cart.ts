import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import { assessLines } from '../assess-session.ts';
import { buildCart, estimateTotals } from '../build-cart.ts';
import type { CartLine, Message } from '../session.ts';
import type { Words } from '../words/words.ts';
import type { Cart } from './cart.ts';

type Catalog = ReadonlyMap<string, CatalogItem>;

/**
 * What a cart costs and what there is to say about its lines: what cannot be bought, and prices that are not those of
 * `before`. Nothing is dropped.
 */
export function estimateCart(
  words: Words,
  currency: string,
  lines: CartLine[],
  before: CartLine[],
  catalog: Catalog,
): Pick<Cart, 'lines' | 'totals' | 'messages'> {
  const messages = [...assessLines(words, lines, catalog), ...changedPrices(words, currency, lines, before)];
  return { lines, totals: estimateTotals(lines), messages };
}

/** Stored lines with the prices and stock of today; one whose item has left the catalogue stays as it was. */
export function refreshLines(lines: CartLine[], catalog: Catalog): CartLine[] {
  return lines.flatMap((line) => {
    if (!catalog.has(line.itemId)) return [line];
    const wish = { itemId: line.itemId, quantity: line.quantity, path: '$' };
    return buildCart([wish], catalog, [line], () => line.id);
  });
}

function changedPrices(words: Words, currency: string, lines: CartLine[], before: CartLine[]): Message[] {
  const money = (amount: number) => `${formatDecimal(amount, currency)} ${currency}`;
  return lines.flatMap((line, index): Message[] => {
    const known = before.find(({ itemId }) => itemId === line.itemId);
    if (!known || known.unitAmount === line.unitAmount) return [];
    const text = words.priceChanged(line.name, money(known.unitAmount), money(line.unitAmount));
    const param = `$.line_items[${index}].unit_amount`;
    return [{ severity: 'warning', code: 'price_change', text, param, resolution: 'requires_buyer_review' }];
  });
}
