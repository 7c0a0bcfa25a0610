import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { toCatalogItems, WITH_PRODUCT } from '#app/catalog/mirrored-variants.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

const MOST = 10;

/**
 * Items of the mirror that a member of staff may mean: those whose product's title has every word, each from its
 * beginning, and the one of that SKU or id. Without words, some that can be bought. Each as every agent sees it.
 */
export async function findItems(scope: ShopScope, words: string): Promise<CatalogItem[]> {
  const text = words.trim();
  const ids = text ? await matching(scope, text) : await inStock(scope);
  const variants = await scope.db.variant.findMany({
    where: { shopId: scope.shop.id, id: { in: ids } },
    include: WITH_PRODUCT,
  });
  const rank = new Map(ids.map((id, index) => [id, index]));
  variants.sort((a, b) => rank.get(a.id)! - rank.get(b.id)!);
  return toCatalogItems(scope, variants, { connectionId: null });
}

/** By variants_shop_id_sku_idx and products_title_words_idx; a LIMIT next to the words would lead the planner past the latter. */
async function matching({ db, shop }: ShopScope, text: string): Promise<string[]> {
  const exact = await db.variant.findMany({
    where: { shopId: shop.id, OR: [{ id: text }, { sku: text }] },
    select: { id: true },
    take: MOST,
  });
  const query = titleQuery(text);
  const titled = query
    ? await db.$queryRaw<{ id: string }[]>`
        WITH titled AS MATERIALIZED (
          SELECT id, title FROM products
          WHERE shop_id = ${shop.id} AND to_tsvector('simple', title) @@ to_tsquery('simple', ${query})
        ), product AS (SELECT id, title FROM titled ORDER BY title, id LIMIT ${MOST})
        SELECT variant.id FROM product
        JOIN variants AS variant ON variant.shop_id = ${shop.id} AND variant.product_id = product.id
        ORDER BY product.title, variant.position LIMIT ${MOST}`
    : [];
  return [...new Set([...exact, ...titled].map(({ id }) => id))].slice(0, MOST);
}

/** `blue mug` → `'blue':* & 'mug':*` */
export function titleQuery(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => `'${word}':*`).join(' & ');
}

/** Some that agents can sell: by primary key, so that a large catalogue is no slower. */
async function inStock({ db, shop }: ShopScope): Promise<string[]> {
  const products = await db.product.findMany({
    where: { shopId: shop.id, onlineStoreUrl: { not: null } },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { variants: { orderBy: { position: 'asc' }, take: 1, select: { id: true } } },
  });
  return products.flatMap(({ variants }) => variants.map(({ id }) => id));
}
