import type { PlatformOrder } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { PlatformOrderState } from './platform-order.ts';

const MOST = 200;

/** The shop's orders of platforms, newest first, at most 200; of one state, if one is named. */
export function listPlatformOrders(
  scope: ShopScope,
  { state }: { state?: PlatformOrderState } = {},
): Promise<PlatformOrder[]> {
  return scope.db.platformOrder.findMany({
    where: { shopId: scope.shop.id, state: state ?? { not: 'not_agentic' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
}
