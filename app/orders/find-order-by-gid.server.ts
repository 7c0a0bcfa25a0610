import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** The id of the agent's order that is this order in Shopify, or null: no agent placed it, or not in this shop. */
export async function findOrderByGid(
  { db, shop }: ShopScope,
  shopifyOrderGid: string,
  within: Queryable = db,
): Promise<string | null> {
  const order = await within.order.findUnique({
    where: { shopId_shopifyOrderGid: { shopId: shop.id, shopifyOrderGid } },
    select: { id: true },
  });
  return order?.id ?? null;
}
