import { sellingPolicyOf, type SellingConnection } from '#app/agents/selling-policy.ts';
import type { WritePart } from '#app/db/write-together.server.ts';
import type { Language } from '#app/kernel/language.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { estimateLines } from '../lines/build-cart.ts';
import { findItems } from '../lines/find-items.server.ts';
import { deleteCart, loadCart } from './cart-store.server.ts';
import type { Cart } from './cart.ts';
import { estimateCart } from './estimate-cart.ts';

/**
 * A cart with the prices and stock of now: two weeks may have gone by. Its messages say which prices are not those it
 * was filled at. Nothing is stored.
 * @param language what the caller asks for; null: the cart's own.
 * @throws AppError `not_found`.
 */
export async function readCart(
  scope: ShopScope,
  connection: SellingConnection,
  id: string,
  language: Language | null,
): Promise<Cart> {
  const stored = await loadCart(scope, connection.id, id);
  const read = { ...stored, language: language ?? stored.language };
  const { country } = scope.shop;
  const viewer = { connectionId: connection.id, country, language: read.language };
  const catalog = await findItems(scope, stored.lines, viewer, stored.lines);
  const lines = estimateLines(stored.lines, catalog);
  const { productRules: rules } = sellingPolicyOf(connection);
  const basis = { language: read.language, currency: stored.currency, catalog, rules };
  return {
    ...read,
    ...estimateCart(basis, lines, stored.lines),
  };
}

/**
 * Ends a cart: it is deleted, with whatever it knows of a buyer. Returns it as it was last, and what deletes it.
 * @throws AppError `not_found`; to write it throws `conflict` if it was changed meanwhile.
 */
export async function cancelCart(
  scope: ShopScope,
  connection: SellingConnection,
  id: string,
  language: Language | null,
): Promise<{ cart: Cart; write: WritePart[] }> {
  const cart = await readCart(scope, connection, id, language);
  return { cart, write: [deleteCart(scope, cart)] };
}
