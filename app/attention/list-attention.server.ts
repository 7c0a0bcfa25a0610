import type { AttentionItem } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

const MOST = 200;

/**
 * What staff should look at now, newest first; at most 200, or of one order.
 * @param options.ofOrders only what is about an order
 */
export function listAttention(
  scope: ShopScope,
  options: { orderId?: string; ofOrders?: boolean } = {},
): Promise<AttentionItem[]> {
  return scope.db.attentionItem.findMany({
    where: {
      shopId: scope.shop.id,
      openKey: { not: null },
      orderId: options.ofOrders ? { not: null } : options.orderId,
    },
    orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
}
