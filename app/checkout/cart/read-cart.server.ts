import { findSellableItems } from '#app/catalog/find-sellable-items.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { Language } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { wordsOf } from '../words/words.ts';
import { deleteCart, loadCart } from './cart-store.server.ts';
import type { Cart } from './cart.ts';
import { estimateCart, refreshLines } from './estimate-cart.ts';

/**
 * A cart with the prices and stock of now: two weeks may have gone by. Its messages say which prices are not those it
 * was filled at. Nothing is stored.
 * @param language what the caller asks for; null: the cart's own.
 * @throws AppError `not_found`.
 */
export async function readCart(
  scope: ShopScope,
  connectionId: string,
  id: string,
  language: Language | null,
): Promise<Cart> {
  const stored = await loadCart(scope, connectionId, id);
  const catalog = await findSellableItems(
    scope,
    stored.lines.map(({ itemId }) => itemId),
  );
  const read = { ...stored, language: language ?? stored.language };
  const lines = refreshLines(stored.lines, catalog);
  return {
    ...read,
    ...estimateCart(wordsOf(read.language), stored.currency, lines, stored.lines, catalog),
  };
}

/**
 * Ends a cart: it is deleted, with whatever it knows of a buyer. Returns it as it was last, and how to delete it.
 * @throws AppError `not_found`; `store` throws `conflict` if it was changed meanwhile.
 */
export async function cancelCart(
  scope: ShopScope,
  connectionId: string,
  id: string,
  language: Language | null,
): Promise<{ cart: Cart; store: (tx: Queryable) => Promise<void> }> {
  const cart = await readCart(scope, connectionId, id, language);
  return { cart, store: (tx) => deleteCart(scope, tx, cart) };
}
