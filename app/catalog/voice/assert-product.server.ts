import type { Queryable } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** @throws AppError `not_found` for a product that the shop's mirror does not have, the same for another shop's */
export async function assertProduct({ shop }: ShopScope, tx: Queryable, id: string): Promise<void> {
  const product = await tx.product.findUnique({
    where: { shopId_id: { shopId: shop.id, id } },
    select: { id: true },
  });
  if (!product) throw new AppError('not_found', 'There is no such product.', { param: '$.product' });
}
