import { z } from 'zod';
import { parseDecimal } from '#app/kernel/money.ts';
import { fromGid } from '#app/shopify/gid.ts';
import type { MarketPrice, UnitPriceMeasure } from './catalog-item.ts';
import { htmlToPlain } from './html-to-text.ts';
import { mapTranslations } from './map-translations.ts';
import type { ProductTranslations } from './product-translations.ts';
import { marketPricesOf, metafieldsOf, type CatalogShop } from './shop-fields.ts';
import { shopifyProduct, type ShopifyProduct, type ShopifyVariant } from './shopify-product.ts';

/** What is stored of a product: the columns of `products` that Shopify decides. Instants are ISO 8601. */
export interface ProductRow {
  id: string;
  title: string;
  handle: string;
  description_html: string;
  description_text: string;
  /** Null: as the text. */
  description_markdown: string | null;
  vendor: string;
  product_type: string;
  category: string | null;
  category_id: string | null;
  collection_ids: string[];
  metafields: Record<string, string>;
  tags: string[];
  status: string;
  published_at: string | null;
  online_store_url: string | null;
  off_channel: string | null;
  is_gift_card: boolean;
  requires_selling_plan: boolean;
  options: { name: string; values: string[] }[];
  images: { url: string; altText: string | null }[];
  other_media: { type: 'video' | 'model_3d'; url: string }[];
  translations: ProductTranslations;
  variant_count: number;
  shopify_updated_at: string;
}

/** What is stored of a variant: the columns of `variants` that Shopify decides. Amounts are minor units. */
export interface VariantRow {
  id: string;
  product_id: string;
  title: string;
  sku: string | null;
  barcode: string | null;
  position: number;
  price: number;
  compare_at_price: number | null;
  currency: string;
  taxable: boolean;
  requires_shipping: boolean;
  inventory_tracked: boolean;
  inventory_policy: string;
  available: number;
  inventory_item_id: string;
  selected_options: { name: string; value: string }[];
  image_url: string | null;
  weight_grams: number | null;
  market_prices: Record<string, MarketPrice>;
  unit_price_measure: UnitPriceMeasure | null;
  requires_components: boolean;
  shopify_updated_at: string;
}

export interface MirroredProduct {
  product: ProductRow;
  variants: VariantRow[];
}

/** International avoirdupois ounce and pound (NIST Handbook 44, appendix C). */
const GRAMS = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };

/**
 * Turns Shopify's product into rows of the mirror.
 * @param shop what of it was asked for; Shopify's prices are decimals in its currency.
 * @throws ZodError if the product is not as the API promises, RangeError for an amount the currency cannot express.
 */
export function mapProduct(source: unknown, shop: CatalogShop): MirroredProduct {
  const product = shopifyProduct.parse(source);
  return {
    product: productRow(product, metafieldsOf(source, shop)),
    variants: product.variants.map((variant, index) =>
      variantRow(
        variant,
        fromGid(product.id),
        shop.currency,
        marketPricesOf((source as { variants: unknown[] }).variants[index], shop),
      ),
    ),
  };
}

/** Why mapProduct refused a product; null if it was something else. */
export function unreadableReason(error: unknown): string | null {
  if (error instanceof z.ZodError) return z.prettifyError(error).replace(/\s+/g, ' ');
  return error instanceof RangeError ? error.message : null;
}

function productRow(product: ShopifyProduct, metafields: ProductRow['metafields']): ProductRow {
  const { text, markdown } = htmlToPlain(product.descriptionHtml);
  return {
    id: fromGid(product.id),
    title: product.title,
    handle: product.handle,
    description_html: product.descriptionHtml,
    description_text: text,
    description_markdown: markdown === text ? null : markdown,
    vendor: product.vendor,
    product_type: product.productType,
    category: product.category?.fullName ?? null,
    category_id: product.category?.id ? fromGid(product.category.id) : null,
    collection_ids: product.collections.map(({ id }) => fromGid(id)),
    metafields,
    tags: product.tags,
    status: product.status.toLowerCase(),
    published_at: product.publishedAt,
    online_store_url: product.onlineStoreUrl,
    off_channel: product.publishedOnCurrentPublication === false ? (product.channelGid ?? null) : null,
    is_gift_card: product.isGiftCard,
    requires_selling_plan: product.requiresSellingPlan,
    options: product.options.map(({ name, values }) => ({ name, values })),
    images: product.media.flatMap(({ image }) =>
      image ? [{ url: image.url, altText: image.altText ?? null }] : [],
    ),
    other_media: product.media.flatMap(otherMedium),
    translations: mapTranslations(product),
    variant_count: product.variants.length,
    shopify_updated_at: product.updatedAt,
  };
}

function variantRow(
  variant: ShopifyVariant,
  productId: string,
  currency: string,
  marketPrices: VariantRow['market_prices'],
): VariantRow {
  const { inventoryItem } = variant;
  return {
    id: fromGid(variant.id),
    product_id: productId,
    title: variant.title,
    sku: variant.sku,
    barcode: variant.barcode,
    position: variant.position,
    price: parseDecimal(variant.price, currency),
    compare_at_price: variant.compareAtPrice === null ? null : parseDecimal(variant.compareAtPrice, currency),
    currency,
    taxable: variant.taxable,
    requires_shipping: inventoryItem.requiresShipping,
    inventory_tracked: inventoryItem.tracked,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    available: variant.sellableOnlineQuantity,
    inventory_item_id: fromGid(inventoryItem.id),
    selected_options: variant.selectedOptions,
    image_url: variant.media.find(({ image }) => image)?.image?.url ?? null,
    weight_grams: toGrams(inventoryItem.measurement.weight),
    market_prices: marketPrices,
    unit_price_measure: unitPriceMeasure(variant.unitPriceMeasurement),
    requires_components: variant.requiresComponents,
    shopify_updated_at: variant.updatedAt,
  };
}

/** Whole grams, at least one; Shopify's 0 means "not stated". */
function toGrams(weight: ShopifyVariant['inventoryItem']['measurement']['weight']): number | null {
  if (!weight?.value) return null;
  return Math.max(1, Math.round(weight.value * GRAMS[weight.unit]));
}

/** The source that most can play: MP4 of a video, GLB of a model; else the first. */
function otherMedium(medium: ShopifyProduct['media'][number]): ProductRow['other_media'] {
  if (medium.originUrl) return [{ type: 'video', url: medium.originUrl }];
  const { sources } = medium;
  if (!sources?.length) return [];
  const type = medium.id.includes('/Model3d/') ? 'model_3d' : 'video';
  const best = type === 'video' ? 'video/mp4' : 'model/gltf-binary';
  const source = sources.find(({ mimeType }) => mimeType === best) ?? sources[0]!;
  return [{ type, url: source.url }];
}

function unitPriceMeasure(measure: ShopifyVariant['unitPriceMeasurement']): UnitPriceMeasure | null {
  if (!measure?.quantityUnit || !measure.referenceUnit || measure.quantityValue <= 0) return null;
  return {
    measuredValue: measure.quantityValue,
    measuredUnit: measure.quantityUnit,
    referenceValue: measure.referenceValue,
    referenceUnit: measure.referenceUnit,
  };
}
