import type { WritePart } from '#app/db/write-together.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { pickLanguage, type Language } from '#app/kernel/language.ts';
import { sellingPolicyOf, type SellingConnection } from '#app/agents/selling-policy.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { assertMaySell } from '../assert-may-sell.ts';
import { buildCart, type RequestedItem } from '../lines/build-cart.ts';
import { findItems } from '../lines/find-items.server.ts';
import type { Buyer } from '../session/session.ts';
import { insertCart, loadCart, updateCartRow, type StoredCart } from './cart-store.server.ts';
import { CART_SECONDS, type Cart } from './cart.ts';
import { estimateCart } from './estimate-cart.ts';

/** What a cart is to hold, all of it: an update replaces (rfc.cart.md, 4.4). */
export interface CartContents {
  items: RequestedItem[];
  buyer: Buyer | null;
  /** BCP 47, as the agent said it. */
  locale: string | null;
  /** What the caller's Accept-Language asks for; null: nothing Aisle speaks. */
  language: Language | null;
}

interface Filled {
  cart: Cart;
  write: WritePart[];
}

/**
 * A new cart, priced by the mirror of the catalogue; Shopify is not asked. What cannot be bought stays in it, with a
 * message, even if that is all of it. Returns the cart and what is to be written of it.
 * @throws AppError `checkout_not_offered`, or as `buildCart`.
 */
export async function createCart(
  scope: ShopScope,
  connection: SellingConnection,
  contents: CartContents,
): Promise<Filled> {
  assertMaySell(connection);
  const now = scope.clock();
  const empty: StoredCart = {
    id: scope.newId('cart'),
    currency: scope.shop.currency.toUpperCase(),
    lines: [],
    buyer: null,
    language: 'en',
    createdAt: now,
    updatedAt: now,
    expiresAt: now,
    version: 1,
  };
  const cart = await fill(scope, connection, empty, contents);
  return { cart, write: [insertCart(scope, connection.id, cart)] };
}

/**
 * Replaces what a cart holds; it lives on for its whole time from now. Returns the cart and what is to be written of it.
 * @throws AppError `not_found`, or as `createCart`; to write it throws `conflict` if it was changed meanwhile.
 */
export async function updateCart(
  scope: ShopScope,
  connection: SellingConnection,
  id: string,
  contents: CartContents,
): Promise<Filled> {
  assertMaySell(connection);
  const cart = await fill(scope, connection, await loadCart(scope, connection.id, id), contents);
  return { cart, write: [updateCartRow(scope, cart)] };
}

async function fill(
  scope: ShopScope,
  connection: SellingConnection,
  before: StoredCart,
  contents: CartContents,
): Promise<Cart> {
  const { items, buyer, locale } = contents;
  const language = contents.language ?? pickLanguage(locale) ?? before.language;
  const viewer = { connectionId: connection.id, country: scope.shop.country, language };
  const catalog = await findItems(scope, items, viewer, before.lines);
  const lines = buildCart(items, catalog, before.lines, () => scope.newId('line_item'));
  const now = scope.clock();
  const { productRules: rules } = sellingPolicyOf(connection);
  const basis = { language, currency: before.currency, catalog, rules };
  return {
    ...before,
    ...estimateCart(basis, lines, before.lines),
    buyer,
    language,
    updatedAt: now,
    expiresAt: addSeconds(now, CART_SECONDS),
  };
}
