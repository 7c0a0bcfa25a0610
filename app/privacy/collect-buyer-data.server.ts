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
  orders: { id: string; name: string; placedAt: Date; total: number; currency: string }[];
}

/** Collects it. The merchant passes it on within 30 days. */
export async function collectBuyerData(scope: ShopScope, email: string): Promise<BuyerData> {
  const rows = await scope.db.checkoutSession.findMany({
    where: { shopId: scope.shop.id, buyerEmailHash: buyerHash(email) },
    include: { order: true },
    orderBy: { createdAt: 'asc' },
  });
  return {
    sessions: rows.map(({ id, createdAt, state }) => {
      const { buyer, recipient } = state as unknown as SessionState;
      return { id, createdAt, buyer, recipient };
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
