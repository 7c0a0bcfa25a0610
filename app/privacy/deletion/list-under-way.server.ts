import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Something about money that must end before a shop's rows may go. */
export interface UnderWay {
  kind: 'purchase' | 'platform_order' | 'refund';
  id: string;
  /** Shopify's name of the order, where there is one. */
  orderName: string | null;
  /** Aisle's id of the order, where there is one. */
  orderId: string | null;
  since: Date;
}

const MOST_LISTED = 50;

/** Purchases, orders of platforms and refunds that are not at their end, the oldest first; at most 50 of each. */
export async function listUnderWay({ shop }: ShopScope, tx: Queryable): Promise<UnderWay[]> {
  const shopId = shop.id;
  const oldest = { orderBy: { createdAt: 'asc' }, take: MOST_LISTED } as const;
  const purchases = await tx.purchase.findMany({
    where: { shopId, step: { notIn: ['completed', 'refused', 'set_aside'] } },
    ...oldest,
  });
  const platformOrders = await tx.platformOrder.findMany({
    where: { shopId, state: { in: ['received', 'waiting', 'in_review', 'rejecting'] } },
    ...oldest,
  });
  const refunds = await tx.refund.findMany({
    where: { shopId, state: { in: ['requested', 'pending'] } },
    include: { order: { select: { name: true } } },
    ...oldest,
  });
  return [
    ...purchases.map(({ sessionId, orderName, createdAt }) => ({
      ...{ kind: 'purchase' as const, id: sessionId, orderName, orderId: null, since: createdAt },
    })),
    ...platformOrders.map(({ id, createdAt }) => ({
      ...{ kind: 'platform_order' as const, id, orderName: null, orderId: null, since: createdAt },
    })),
    ...refunds.map(({ id, orderId, order, createdAt }) => ({
      ...{ kind: 'refund' as const, id, orderName: order.name, orderId, since: createdAt },
    })),
  ].toSorted((a, b) => a.since.getTime() - b.since.getTime());
}
