import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { noteCatalogChange } from '../note-catalog-change.server.ts';
import { noteWholeCatalog } from '../note-whole-catalog.server.ts';

/**
 * Changes what the merchant says, in one transaction with what follows: whether anybody has to look for it at all, and
 * that the product, or the whole catalogue, is judged anew.
 * @param work returns which products it was about, null for any that the shop may have, with its result
 */
export async function changeVoice<T>(
  scope: ShopScope,
  work: (tx: Queryable) => Promise<{ productIds: string[] | null; result: T }>,
): Promise<T> {
  const shopId = scope.shop.id;
  return scope.db.$transaction(async (tx) => {
    // One change after another: else two of them might each miss the other's row.
    await tx.$queryRaw`SELECT 1 FROM shops WHERE id = ${shopId} FOR NO KEY UPDATE`;
    const { productIds, result } = await work(tx);
    await tx.$executeRaw`
      UPDATE shops SET has_voice = EXISTS (SELECT 1 FROM catalog_overrides WHERE shop_id = ${shopId})
        OR EXISTS (SELECT 1 FROM product_questions WHERE shop_id = ${shopId}) WHERE id = ${shopId}`;
    if (productIds !== null) await noteCatalogChange(scope, tx, productIds);
    else await noteWholeCatalog(scope, tx);
    return result;
  });
}
