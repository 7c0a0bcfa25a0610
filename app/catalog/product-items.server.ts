import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CatalogItem } from './catalog-item.ts';
import { toCatalogItems, WITH_PRODUCT } from './mirrored-variants.server.ts';

/** Of one page; a product alone may have four times as many. */
const MOST_VARIANTS = 500;

/** A product's variants as an agent sees them; none: the mirror does not have it. */
export interface ProductItems {
  productId: string;
  items: CatalogItem[];
}

/**
 * All variants of these products as an agent sees them (null: as every agent does), in the order given. Many products
 * are read in one page, and what is in memory does not grow with their variants.
 */
export async function* productItems(
  scope: ShopScope,
  tx: Queryable,
  productIds: readonly string[],
  connectionId: string | null = null,
): AsyncGenerator<ProductItems[]> {
  const counted = await tx.product.findMany({
    where: { shopId: scope.shop.id, id: { in: [...productIds] } },
    select: { id: true, variantCount: true },
  });
  const counts = new Map(counted.map(({ id, variantCount }) => [id, variantCount]));
  for (const page of pagesOf(productIds, counts)) yield await readPage(scope, tx, page, connectionId);
}

async function readPage(
  scope: ShopScope,
  tx: Queryable,
  productIds: string[],
  connectionId: string | null,
): Promise<ProductItems[]> {
  const variants = await tx.variant.findMany({
    where: { shopId: scope.shop.id, productId: { in: productIds } },
    orderBy: { position: 'asc' },
    include: WITH_PRODUCT,
  });
  const found = new Map<string, CatalogItem[]>(productIds.map((productId) => [productId, []]));
  for (const item of await toCatalogItems(scope, variants, { connectionId }))
    found.get(item.productId)!.push(item);
  return [...found].map(([productId, items]) => ({ productId, items }));
}

function* pagesOf(productIds: readonly string[], counts: ReadonlyMap<string, number>): Generator<string[]> {
  let page: string[] = [];
  let variants = 0;
  for (const productId of productIds) {
    const count = counts.get(productId) ?? 0;
    if (page.length > 0 && variants + count > MOST_VARIANTS) {
      yield page;
      page = [];
      variants = 0;
    }
    page.push(productId);
    variants += count;
  }
  if (page.length > 0) yield page;
}
