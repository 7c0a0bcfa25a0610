import { Prisma, type Product, type Variant } from '#app/db/client/client.ts';
import { sqlOf } from '#app/db/database.server.ts';
import { readJsonRow, type JsonRowTypes } from '#app/db/read-json-row.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CatalogItem } from './catalog-item.ts';
import { toCatalogItems, type Viewer } from './mirrored-variants.server.ts';

type JsonRow = Record<string, unknown>;

/** A mirrored variant and its product as PostgreSQL gives them to JSON. */
export interface ItemRow {
  variant: JsonRow;
  product: JsonRow;
}

const VARIANT: JsonRowTypes<Variant> = {
  dates: { priceChangedAt: true, shopifyUpdatedAt: true },
  bigints: { price: true, compareAtPrice: true, previousPrice: true },
};
const PRODUCT: JsonRowTypes<Product> = { dates: { publishedAt: true, shopifyUpdatedAt: true }, bigints: {} };

const FROM_MIRROR = Prisma.sql`
  FROM variants AS variant
  JOIN products AS product ON product.shop_id = variant.shop_id AND product.id = variant.product_id`;

/**
 * Looks items up by what agents call them, as the mirror has them now. Items the shop does not have are missing from
 * the map; items it does not sell this way are there, and their `sellability` says why.
 * @param read rows that `selectItems` has found already, by variant id
 */
export async function findSellableItems(
  scope: ShopScope,
  itemIds: string[],
  viewer: Viewer,
  read: ItemRow[] = [],
): Promise<Map<string, CatalogItem>> {
  const wanted = new Set(itemIds);
  const known = read.filter(({ variant }) => wanted.has(variant.id as string));
  const isEnough = scope.shop.itemIdSource !== 'sku' && known.length === wanted.size;
  const rows = isEnough ? known : await readItems(scope, itemIds);
  const variants = rows.map(({ variant, product }) => ({
    ...readJsonRow<Variant>(variant, VARIANT),
    product: readJsonRow<Product>(product, PRODUCT),
  }));
  const items = await toCatalogItems(scope, variants, viewer);
  return new Map(items.filter(({ itemId }) => wanted.has(itemId)).map((item) => [item.itemId, item]));
}

/** One statement by hand: an agent waits for it in every call that brings items. */
function readItems({ db, shop }: ShopScope, itemIds: string[]): Promise<ItemRow[]> {
  const known = Prisma.sql`variant.id = ANY(${itemIds}::text[])`;
  const named = Prisma.sql`(${known} OR variant.sku = ANY(${itemIds}::text[]))`;
  return sqlOf(db).$queryRaw<ItemRow[]>`
    SELECT to_json(variant) AS variant, to_json(product) AS product ${FROM_MIRROR}
    WHERE variant.shop_id = ${shop.id} AND ${shop.itemIdSource === 'sku' ? named : known}`;
}

/**
 * Items of a shop as a value of a larger statement: a list of {@link ItemRow}.
 * @param variantIds a SELECT of ids
 */
export function selectItems(variantIds: Prisma.Sql, shopId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(json_agg(json_build_object('variant', to_json(variant), 'product', to_json(product))), '[]')
    ${FROM_MIRROR} WHERE variant.shop_id = ${shopId} AND variant.id = ANY(ARRAY(${variantIds}))`;
}
