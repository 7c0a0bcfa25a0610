import { z } from 'zod';
import { parseDecimal } from '#app/kernel/money.ts';
import { fromGid } from '#app/shopify/gid.ts';
import { mapTranslations } from './map-translations.ts';
import type { ProductTranslations } from './product-translations.ts';
import { shopifyProduct, type ShopifyProduct, type ShopifyVariant } from './shopify-product.ts';

/** What is stored of a product: the columns of `products` that Shopify decides. Instants are ISO 8601. */
export interface ProductRow {
  id: string;
  title: string;
  handle: string;
  description_html: string;
  vendor: string;
  product_type: string;
  category: string | null;
  tags: string[];
  status: string;
  published_at: string | null;
  online_store_url: string | null;
  is_gift_card: boolean;
  requires_selling_plan: boolean;
  options: { name: string; values: string[] }[];
  images: { url: string; altText: string | null }[];
  translations: ProductTranslations;
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
 * @param currency the shop's own; Shopify's prices are decimals in it.
 * @throws ZodError if the product is not as the API promises, RangeError for an amount the currency cannot express.
 */
export function mapProduct(source: unknown, currency: string): MirroredProduct {
  const product = shopifyProduct.parse(source);
  return {
    product: productRow(product),
    variants: product.variants.map((variant) => variantRow(variant, fromGid(product.id), currency)),
  };
}

/** Why mapProduct refused a product; null if it was something else. */
export function unreadableReason(error: unknown): string | null {
  if (error instanceof z.ZodError) return z.prettifyError(error).replace(/\s+/g, ' ');
  return error instanceof RangeError ? error.message : null;
}

function productRow(product: ShopifyProduct): ProductRow {
  return {
    id: fromGid(product.id),
    title: product.title,
    handle: product.handle,
    description_html: product.descriptionHtml,
    vendor: product.vendor,
    product_type: product.productType,
    category: product.category?.fullName ?? null,
    tags: product.tags,
    status: product.status.toLowerCase(),
    published_at: product.publishedAt,
    online_store_url: product.onlineStoreUrl,
    is_gift_card: product.isGiftCard,
    requires_selling_plan: product.requiresSellingPlan,
    options: product.options.map(({ name, values }) => ({ name, values })),
    images: product.media.flatMap(({ image }) =>
      image ? [{ url: image.url, altText: image.altText ?? null }] : [],
    ),
    translations: mapTranslations(product),
    shopify_updated_at: product.updatedAt,
  };
}

function variantRow(variant: ShopifyVariant, productId: string, currency: string): VariantRow {
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
    requires_components: variant.requiresComponents,
    shopify_updated_at: variant.updatedAt,
  };
}

/** Whole grams, at least one; Shopify's 0 means "not stated". */
function toGrams(weight: ShopifyVariant['inventoryItem']['measurement']['weight']): number | null {
  if (!weight?.value) return null;
  return Math.max(1, Math.round(weight.value * GRAMS[weight.unit]));
}
