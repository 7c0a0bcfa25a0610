import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * The shop's agents by name, for choosing among them.
 * @param withAccess only those whose access has not ended
 */
export function listAgentNames(
  { db, shop }: Pick<ShopScope, 'db' | 'shop'>,
  { withAccess = false } = {},
): Promise<{ id: string; name: string }[]> {
  return db.agentConnection.findMany({
    where: { shopId: shop.id, ...(withAccess && { revokedAt: null }) },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}
