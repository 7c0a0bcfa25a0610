import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { noteCatalogChange } from './note-catalog-change.server.ts';
import type { MirroredProduct } from './map-product.ts';

export interface StoreOptions {
  /** The full sync that is under way, if any: what it or a webhook has seen meanwhile is not deleted at its end. */
  syncId: string | null;
  /** Read this moment, not minutes ago: wins over a stored row of the same version. */
  fresh: boolean;
}

/**
 * Writes products with all their variants, each product as one document: it replaces what is stored unless that is
 * newer (Shopify's `updatedAt`), and variants it no longer has are deleted. `updatedAt` counts whole seconds, so
 * between equals the fresh reading wins, and a bulk result loses to what was stored since its sync began. Storing
 * the same twice changes nothing.
 */
export async function storeProducts(
  scope: ShopScope,
  tx: RawQueryable,
  products: MirroredProduct[],
  { syncId, fresh }: StoreOptions,
): Promise<void> {
  // In one order for all writers, so that two of them never wait for each other.
  const byId = new Map(products.map((mirrored) => [mirrored.product.id, mirrored]));
  const documents = [...byId.values()].sort((a, b) => (a.product.id < b.product.id ? -1 : 1));
  const shopId = scope.shop.id;
  const accepted = await upsertProducts(tx, shopId, documents, syncId, fresh);
  const current = documents.filter(({ product }) => accepted.has(product.id));
  await upsertVariants(scope, tx, current);
  await deleteOtherVariants(tx, shopId, current);
  // Of a whole catalogue nobody follows each product: it is judged and delivered whole.
  if (fresh) await noteCatalogChange(scope, tx, [...accepted]);
  if (syncId === null) return;
  const seen = [...byId.keys()];
  await tx.$executeRaw`
    UPDATE products SET sync_id = ${syncId}
    WHERE shop_id = ${shopId} AND id = ANY(${seen}::text[]) AND sync_id IS DISTINCT FROM ${syncId}`;
}

/** Returns the ids of the products that were written. */
async function upsertProducts(
  tx: RawQueryable,
  shopId: string,
  documents: MirroredProduct[],
  syncId: string | null,
  fresh: boolean,
): Promise<Set<string>> {
  const rows = JSON.stringify(documents.map(({ product }) => product));
  const written = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO products (shop_id, id, title, handle, description_html, description_text,
      description_markdown, vendor, product_type, category, category_id, collection_ids, metafields, tags, status,
      published_at, online_store_url, off_channel, is_gift_card, requires_selling_plan, options, images, other_media,
      translations, variant_count, shopify_updated_at, sync_id)
    SELECT ${shopId}, id, title, handle, description_html, description_text,
      description_markdown, vendor, product_type, category, category_id, collection_ids, metafields, tags, status,
      published_at, online_store_url, off_channel, is_gift_card, requires_selling_plan, options, images, other_media,
      translations, variant_count, shopify_updated_at, ${syncId}::text
    FROM json_to_recordset(${rows}::json) AS row (id text, title text, handle text, description_html text,
      description_text text, description_markdown text, vendor text, product_type text, category text,
      category_id text, collection_ids text[], metafields jsonb, tags text[], status text, published_at timestamptz,
      online_store_url text, off_channel text, is_gift_card boolean, requires_selling_plan boolean, options jsonb, images jsonb,
      other_media jsonb, translations jsonb, variant_count integer, shopify_updated_at timestamptz)
    ON CONFLICT (shop_id, id) DO UPDATE SET title = excluded.title, handle = excluded.handle,
      description_html = excluded.description_html, description_text = excluded.description_text,
      description_markdown = excluded.description_markdown, vendor = excluded.vendor, product_type = excluded.product_type,
      category = excluded.category, category_id = excluded.category_id,
      collection_ids = excluded.collection_ids, metafields = excluded.metafields, tags = excluded.tags, status = excluded.status,
      published_at = excluded.published_at, online_store_url = excluded.online_store_url, off_channel = excluded.off_channel,
      is_gift_card = excluded.is_gift_card, requires_selling_plan = excluded.requires_selling_plan,
      options = excluded.options, images = excluded.images, other_media = excluded.other_media, translations = excluded.translations,
      variant_count = excluded.variant_count, shopify_updated_at = excluded.shopify_updated_at,
      sync_id = COALESCE(excluded.sync_id, products.sync_id)
    WHERE excluded.shopify_updated_at > products.shopify_updated_at
      OR excluded.shopify_updated_at = products.shopify_updated_at
        AND (${fresh} OR products.sync_id IS DISTINCT FROM excluded.sync_id)
    RETURNING id`;
  return new Set(written.map(({ id }) => id));
}

/** A price that changes is kept as the previous one, with the instant since which agents are told the new one. */
async function upsertVariants(
  { shop, clock }: ShopScope,
  tx: RawQueryable,
  documents: MirroredProduct[],
): Promise<void> {
  const now = clock();
  const rows = JSON.stringify(documents.flatMap(({ variants }) => variants));
  await tx.$executeRaw`
    INSERT INTO variants (shop_id, id, product_id, title, sku, barcode, position, price, compare_at_price, currency,
      taxable, requires_shipping, inventory_tracked, inventory_policy, available, inventory_item_id,
      selected_options, image_url, weight_grams, market_prices, unit_price_measure, requires_components,
      shopify_updated_at)
    SELECT ${shop.id}, id, product_id, title, sku, barcode, position, price, compare_at_price, currency,
      taxable, requires_shipping, inventory_tracked, inventory_policy, available, inventory_item_id,
      selected_options, image_url, weight_grams, market_prices, unit_price_measure, requires_components,
      shopify_updated_at
    FROM json_to_recordset(${rows}::json) AS row (id text, product_id text, title text, sku text, barcode text,
      position integer, price bigint, compare_at_price bigint, currency text, taxable boolean,
      requires_shipping boolean, inventory_tracked boolean, inventory_policy text, available integer,
      inventory_item_id text, selected_options jsonb, image_url text, weight_grams integer,
      market_prices jsonb, unit_price_measure jsonb, requires_components boolean, shopify_updated_at timestamptz)
    ON CONFLICT (shop_id, id) DO UPDATE SET product_id = excluded.product_id, title = excluded.title,
      sku = excluded.sku, barcode = excluded.barcode, position = excluded.position, price = excluded.price,
      compare_at_price = excluded.compare_at_price, currency = excluded.currency, taxable = excluded.taxable,
      requires_shipping = excluded.requires_shipping, inventory_tracked = excluded.inventory_tracked,
      inventory_policy = excluded.inventory_policy, available = excluded.available,
      inventory_item_id = excluded.inventory_item_id, selected_options = excluded.selected_options,
      image_url = excluded.image_url, weight_grams = excluded.weight_grams, market_prices = excluded.market_prices,
      unit_price_measure = excluded.unit_price_measure,
      requires_components = excluded.requires_components,
      previous_price = CASE WHEN excluded.currency <> variants.currency THEN NULL
        WHEN excluded.price <> variants.price THEN variants.price ELSE variants.previous_price END,
      price_changed_at = CASE WHEN excluded.currency <> variants.currency THEN NULL
        WHEN excluded.price <> variants.price THEN ${now}::timestamptz ELSE variants.price_changed_at END,
      shopify_updated_at = excluded.shopify_updated_at
    WHERE excluded.shopify_updated_at >= variants.shopify_updated_at`;
}

async function deleteOtherVariants(
  tx: RawQueryable,
  shopId: string,
  documents: MirroredProduct[],
): Promise<void> {
  const productIds = documents.map(({ product }) => product.id);
  const variantIds = documents.flatMap(({ variants }) => variants.map(({ id }) => id));
  await tx.$executeRaw`
    DELETE FROM variants WHERE shop_id = ${shopId} AND product_id = ANY(${productIds}::text[])
      AND NOT EXISTS (SELECT 1 FROM unnest(${variantIds}::text[]) AS kept (id) WHERE kept.id = variants.id)`;
}
