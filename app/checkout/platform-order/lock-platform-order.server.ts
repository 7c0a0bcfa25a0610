import type { PlatformOrder } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { PlatformOrderState } from './platform-order.ts';

/** The order's row, held until the transaction ends, if it is in one of these states; else null. */
export async function lockPlatformOrder(
  scope: ShopScope,
  tx: Queryable,
  id: string,
  states: readonly PlatformOrderState[],
): Promise<PlatformOrder | null> {
  const shopId = scope.shop.id;
  await tx.$queryRaw`SELECT 1 FROM platform_orders WHERE id = ${id} AND shop_id = ${shopId} FOR UPDATE`;
  return tx.platformOrder.findFirst({ where: { id, shopId, state: { in: [...states] } } });
}
