import type { Cart as Row, Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
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

/** Inserts a new cart. */
export async function insertCart(
  scope: ShopScope,
  tx: Queryable,
  connectionId: string,
  cart: StoredCart,
): Promise<void> {
  const { id, createdAt } = cart;
  await tx.cart.create({ data: { id, shopId: scope.shop.id, connectionId, createdAt, ...columns(cart) } });
}

/**
 * Writes a changed cart if nobody else changed it since it was read.
 * @throws AppError `conflict` otherwise: the caller reads again and repeats.
 */
export async function saveCart(scope: ShopScope, tx: Queryable, cart: StoredCart): Promise<void> {
  const { count } = await tx.cart.updateMany({
    where: { id: cart.id, shopId: scope.shop.id, version: cart.version },
    data: { ...columns(cart), version: cart.version + 1 },
  });
  if (count === 0) throw changedMeanwhile();
}

/**
 * Deletes a cart that nobody else changed since it was read.
 * @throws AppError `conflict` otherwise.
 */
export async function deleteCart(scope: ShopScope, tx: Queryable, cart: StoredCart): Promise<void> {
  const { id, version } = cart;
  const { count } = await tx.cart.deleteMany({ where: { id, shopId: scope.shop.id, version } });
  if (count === 0) throw changedMeanwhile();
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
    state: state as unknown as Prisma.InputJsonObject,
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
