import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** An attempt to deliver an order event to an agent. */
export interface ListedDelivery {
  id: string;
  at: Date;
  /** As the shop calls the order, `#1001`. */
  orderName: string;
  /** order_create | order_update */
  type: string;
  status: number | null;
  error: string | null;
  durationMs: number;
}

const MOST = 10;

/** The newest attempts to deliver order events to an agent of this shop; empty for another shop's. */
export async function listDeliveries(
  { db, shop }: ShopScope,
  connectionId: string,
): Promise<ListedDelivery[]> {
  const deliveries = await db.eventDelivery.findMany({
    where: { connectionId, shopId: shop.id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST,
    include: { event: { select: { type: true, order: { select: { name: true } } } } },
  });
  return deliveries.map(({ id, at, status, error, durationMs, event }) => ({
    ...{ id, at, status, error, durationMs },
    type: event.type,
    orderName: event.order.name,
  }));
}
