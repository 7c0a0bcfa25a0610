import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CatalogItem } from './catalog-item.ts';
import { toCatalogItems, WITH_PRODUCT } from './mirrored-variants.server.ts';

/** All variants of one product as an agent sees them (null: as every agent does); none: the mirror does not have it. */
export async function productItems(
  scope: ShopScope,
  tx: Queryable,
  productId: string,
  connectionId: string | null = null,
): Promise<CatalogItem[]> {
  const variants = await tx.variant.findMany({
    where: { shopId: scope.shop.id, productId },
    orderBy: { position: 'asc' },
    include: WITH_PRODUCT,
  });
  return toCatalogItems(scope, variants, { connectionId });
}
