import { Prisma, type Product, type Variant } from '#app/db/client/client.ts';
import { sqlOf } from '#app/db/database.server.ts';
import { readJsonRow, type JsonRowTypes } from '#app/db/read-json-row.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CatalogItem } from './catalog-item.ts';
import { toCatalogItems, type Viewer } from './mirrored-variants.server.ts';

type JsonRow = Record<string, unknown>;
const VARIANT: JsonRowTypes<Variant> = {
  dates: { priceChangedAt: true, shopifyUpdatedAt: true },
  bigints: { price: true, compareAtPrice: true, previousPrice: true },
};
const PRODUCT: JsonRowTypes<Product> = { dates: { publishedAt: true, shopifyUpdatedAt: true }, bigints: {} };

/**
 * Looks items up by what agents call them, as the mirror has them now. Items the shop does not have are missing from
 * the map; items it does not sell this way are there, and their `sellability` says why.
 */
export async function findSellableItems(
  scope: ShopScope,
  itemIds: string[],
  viewer: Viewer,
): Promise<Map<string, CatalogItem>> {
  const { db, shop } = scope;
  const known = Prisma.sql`variant.id = ANY(${itemIds}::text[])`;
  const named = Prisma.sql`(${known} OR variant.sku = ANY(${itemIds}::text[]))`;
  // One statement by hand: an agent waits for it in every call that has items.
  const rows = await sqlOf(db).$queryRaw<{ variant: JsonRow; product: JsonRow }[]>`
    SELECT to_json(variant) AS variant, to_json(product) AS product
    FROM variants AS variant
    JOIN products AS product ON product.shop_id = variant.shop_id AND product.id = variant.product_id
    WHERE variant.shop_id = ${shop.id} AND ${shop.itemIdSource === 'sku' ? named : known}`;
  const variants = rows.map(({ variant, product }) => ({
    ...readJsonRow<Variant>(variant, VARIANT),
    product: readJsonRow<Product>(product, PRODUCT),
  }));
  const wanted = new Set(itemIds);
  const items = await toCatalogItems(scope, variants, viewer);
  return new Map(items.filter(({ itemId }) => wanted.has(itemId)).map((item) => [item.itemId, item]));
}
