import type { Dispute } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** The disputes of an order on record, oldest first. */
export function disputesOf({ shop }: ShopScope, tx: Queryable, orderId: string): Promise<Dispute[]> {
  return tx.dispute.findMany({
    where: { shopId: shop.id, orderId },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  });
}
