import { Prisma, type Cart as Row } from '#app/db/client/client.ts';
import type { WritePart } from '#app/db/write-together.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { buyerHash } from '#app/kernel/buyer-hash.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { Cart, CartState } from './cart.ts';

/** A cart as it is stored: what it costs is found out anew each time. */
export type StoredCart = Omit<Cart, 'totals' | 'messages'>;

/**
 * Reads one cart of this shop and this agent connection.
 * @throws AppError `not_found`, the same for a cart that never was, that has expired, and for somebody else's.
 */
export async function loadCart(scope: ShopScope, connectionId: string, id: string): Promise<StoredCart> {
  const row = await scope.db.cart.findFirst({
    where: { id, shopId: scope.shop.id, connectionId, expiresAt: { gt: scope.clock() } },
  });
  if (!row) throw new AppError('not_found', 'There is no such cart.');
  return toCart(row);
}

/** A new cart's row. */
export function insertCart({ shop }: ShopScope, connectionId: string, cart: StoredCart): WritePart {
  const row = columns(cart);
  return {
    name: 'cart',
    sql: Prisma.sql`
      INSERT INTO carts
        (id, shop_id, connection_id, currency, state, buyer_email_hash, created_at, updated_at, expires_at)
      VALUES (${cart.id}, ${shop.id}, ${connectionId}, ${row.currency}, ${JSON.stringify(row.state)}::jsonb,
        ${row.buyerEmailHash}, ${cart.createdAt}::timestamptz, ${row.updatedAt}::timestamptz,
        ${row.expiresAt}::timestamptz)
      RETURNING id`,
  };
}

/** A changed cart's row, if nobody else changed it since it was read; otherwise an AppError `conflict`. */
export function updateCartRow({ shop }: ShopScope, cart: StoredCart): WritePart {
  const row = columns(cart);
  return {
    name: 'cart',
    otherwise: changedMeanwhile,
    sql: Prisma.sql`
      UPDATE carts SET currency = ${row.currency}, state = ${JSON.stringify(row.state)}::jsonb,
        buyer_email_hash = ${row.buyerEmailHash}, updated_at = ${row.updatedAt}::timestamptz,
        expires_at = ${row.expiresAt}::timestamptz, version = version + 1
      WHERE id = ${cart.id} AND shop_id = ${shop.id} AND version = ${cart.version}
      RETURNING id`,
  };
}

/** Removes a cart that nobody else changed since it was read; otherwise an AppError `conflict`. */
export function deleteCart({ shop }: ShopScope, { id, version }: StoredCart): WritePart {
  return {
    name: 'cart',
    otherwise: changedMeanwhile,
    sql: Prisma.sql`DELETE FROM carts WHERE id = ${id} AND shop_id = ${shop.id} AND version = ${version} RETURNING id`,
  };
}

function toCart(row: Row): StoredCart {
  const { id, currency, createdAt, updatedAt, expiresAt, version } = row;
  const { lines, buyer, language } = row.state as unknown as CartState;
  return { id, currency, lines, buyer, language, createdAt, updatedAt, expiresAt, version };
}

function columns({ lines, buyer, language, currency, updatedAt, expiresAt }: StoredCart) {
  const state: CartState = { lines, buyer, language };
  return {
    currency,
    state,
    buyerEmailHash: buyer ? buyerHash(buyer.email) : null,
    updatedAt,
    expiresAt,
  };
}

function changedMeanwhile(): AppError {
  return new AppError('conflict', 'The cart was changed by another request.', {
    retryAfterSeconds: 1,
    lostRace: true,
  });
}
