import type { Prisma } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CatalogItem } from './catalog-item.ts';
import { toCatalogItems, WITH_PRODUCT } from './mirrored-variants.server.ts';

export const PAGE_SIZE = 500;

/**
 * Every variant of the shop as agents see it, a page at a time and a product's variants together. One page is in
 * memory; no transaction stays open, so a slow reader holds nothing up. Each variant comes at most once.
 */
export async function* streamCatalog(
  scope: Pick<ShopScope, 'db' | 'shop'>,
  pageSize: number = PAGE_SIZE,
): AsyncGenerator<CatalogItem[]> {
  let last: { id: string; productId: string } | undefined;
  do {
    const page = await scope.db.variant.findMany({
      where: { shopId: scope.shop.id, ...(last ? after(last) : {}) },
      orderBy: [{ productId: 'asc' }, { id: 'asc' }],
      take: pageSize,
      include: WITH_PRODUCT,
    });
    if (page.length > 0) yield await toCatalogItems(scope, page);
    last = page.length === pageSize ? page.at(-1) : undefined;
  } while (last);
}

/** The rows after one in the order of the stream. The first condition lets PostgreSQL start inside its index. */
function after({ productId, id }: { productId: string; id: string }): Prisma.VariantWhereInput {
  return {
    productId: { gte: productId },
    OR: [{ productId: { gt: productId } }, { productId, id: { gt: id } }],
  };
}
