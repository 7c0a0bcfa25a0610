import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { toCatalogItems, WITH_PRODUCT } from '#app/catalog/mirrored-variants.server.ts';
import type { Prisma } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Of so many candidates one is sellable, or none is. */
const LOOKED_AT = 100;

/** An item that agents can buy and that is sent to the buyer, and one that is sold out; null: the shop has none. */
export async function findTestItems(
  scope: ShopScope,
): Promise<{ sold: string | null; soldOut: string | null }> {
  const [sold, soldOut] = await Promise.all([
    find(scope, { requiresShipping: true, available: { gt: 5 } }, ({ sellability }) => sellability.sellable),
    find(
      scope,
      { inventoryTracked: true, inventoryPolicy: 'deny', available: { lte: 0 } },
      ({ sellability }) => sellability.reason === 'out_of_stock',
    ),
  ]);
  return { sold, soldOut };
}

async function find(
  scope: ShopScope,
  where: Prisma.VariantWhereInput,
  fits: (item: CatalogItem) => boolean,
): Promise<string | null> {
  const shopId = scope.shop.id;
  const variants = await scope.db.variant.findMany({
    where: { ...where, shopId, product: { status: 'active', onlineStoreUrl: { not: null } } },
    include: WITH_PRODUCT,
    orderBy: { id: 'asc' },
    take: LOOKED_AT,
  });
  const items = await toCatalogItems(scope, variants, { connectionId: null });
  return items.find(fits)?.itemId ?? null;
}
