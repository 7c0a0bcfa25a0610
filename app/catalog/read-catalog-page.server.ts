import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { MirroredVariant } from './to-catalog-item.ts';

/** Where a page ends: the next begins behind it. */
export interface PageEnd {
  productId: string;
  id: string;
}

type VariantFields = Omit<MirroredVariant, 'product' | 'price' | 'compareAtPrice' | 'previousPrice'> & {
  price: number;
  compareAtPrice: number | null;
  previousPrice: number | null;
};

/**
 * A page of variants in the order of (product, variant), each product read once for all its variants of the page. As
 * JSON from PostgreSQL: a million rows are the one place where Prisma's own reading is too dear.
 */
export async function readCatalogPage(
  { db, shop }: Pick<ShopScope, 'db' | 'shop'>,
  after: PageEnd,
  size: number,
): Promise<MirroredVariant[]> {
  const [page] = await db.$queryRaw<[{ variants: string | null; products: string | null }]>`
    WITH page AS MATERIALIZED (
      SELECT * FROM variants WHERE shop_id = ${shop.id} AND (product_id, id) > (${after.productId}, ${after.id})
      ORDER BY product_id, id LIMIT ${size})
    SELECT
      (SELECT json_agg(v)::text FROM (SELECT shop_id AS "shopId", id, product_id AS "productId", title, sku, barcode,
        position, price, compare_at_price AS "compareAtPrice", currency, taxable,
        requires_shipping AS "requiresShipping", inventory_tracked AS "inventoryTracked",
        inventory_policy AS "inventoryPolicy", available, inventory_item_id AS "inventoryItemId",
        selected_options AS "selectedOptions", image_url AS "imageUrl", weight_grams AS "weightGrams",
        market_prices AS "marketPrices", unit_price_measure AS "unitPriceMeasure",
        requires_components AS "requiresComponents", previous_price AS "previousPrice",
        price_changed_at AS "priceChangedAt", shopify_updated_at AS "shopifyUpdatedAt"
        FROM page ORDER BY product_id, id) v) AS variants,
      (SELECT json_agg(p)::text FROM (SELECT shop_id AS "shopId", id, title, handle,
        CASE WHEN description_text IS NULL THEN description_html ELSE '' END AS "descriptionHtml",
        description_text AS "descriptionText", description_markdown AS "descriptionMarkdown", vendor,
        product_type AS "productType", category, category_id AS "categoryId", collection_ids AS "collectionIds",
        metafields, tags, status, published_at AS "publishedAt", online_store_url AS "onlineStoreUrl",
        off_channel AS "offChannel", is_gift_card AS "isGiftCard", requires_selling_plan AS "requiresSellingPlan", images,
        other_media AS "otherMedia", shopify_updated_at AS "shopifyUpdatedAt",
        variant_count AS "variantCount"
        FROM products q WHERE q.shop_id = ${shop.id} AND q.id IN (SELECT product_id FROM page)) p) AS products`;
  if (!page.variants || !page.products) return [];
  return join(
    JSON.parse(page.variants) as VariantFields[],
    JSON.parse(page.products) as MirroredVariant['product'][],
  );
}

function join(variants: VariantFields[], products: MirroredVariant['product'][]): MirroredVariant[] {
  const byId = new Map(products.map((product) => [product.id, product]));
  for (const variant of variants as unknown as MirroredVariant[]) {
    variant.product = byId.get(variant.productId)!;
    variant.shopifyUpdatedAt = new Date(variant.shopifyUpdatedAt);
    if (variant.priceChangedAt !== null) variant.priceChangedAt = new Date(variant.priceChangedAt);
  }
  return variants as unknown as MirroredVariant[];
}
