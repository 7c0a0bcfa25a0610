import type { CartState } from '#app/checkout/cart/cart.ts';
import type { SessionState } from '#app/checkout/session.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { buyerHash } from '#app/kernel/buyer-hash.ts';

/** Everything this shop's part of Aisle holds about a buyer, for a data request (Shopify's customers/data_request). */
export interface BuyerData {
  sessions: {
    id: string;
    createdAt: Date;
    buyer: SessionState['buyer'];
    recipient: SessionState['recipient'];
  }[];
  carts: { id: string; createdAt: Date; buyer: CartState['buyer'] }[];
  orders: { id: string; name: string; placedAt: Date; total: number; currency: string }[];
}

/** Collects it. The merchant passes it on within 30 days. */
export async function collectBuyerData(scope: ShopScope, email: string): Promise<BuyerData> {
  const where = { shopId: scope.shop.id, buyerEmailHash: buyerHash(email) };
  const carts = await scope.db.cart.findMany({ where, orderBy: { createdAt: 'asc' } });
  const rows = await scope.db.checkoutSession.findMany({
    where,
    include: { order: true },
    orderBy: { createdAt: 'asc' },
  });
  return {
    sessions: rows.map(({ id, createdAt, state }) => {
      const { buyer, recipient } = state as unknown as SessionState;
      return { id, createdAt, buyer, recipient };
    }),
    carts: carts.map(({ id, createdAt, state }) => {
      const { buyer } = state as unknown as CartState;
      return { id, createdAt, buyer };
    }),
    orders: rows.flatMap(({ order }) =>
      order
        ? [
            {
              id: order.id,
              name: order.name,
              placedAt: order.placedAt,
              total: Number(order.total),
              currency: order.currency,
            },
          ]
        : [],
    ),
  };
}
