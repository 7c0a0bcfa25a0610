import type { Sellability } from './sellability.ts';

/**
 * A variant as agents see it: in the feed, in a checkout and in the merchant's preview. Made by toCatalogItem only.
 * Amounts are integer minor units of `currency`.
 */
export interface CatalogItem {
  /** What agents call it: the variant's numeric id, or its SKU (itemIdOf). */
  itemId: string;
  /** Shopify's numeric id as text. */
  variantId: string;
  /** Shopify's numeric id as text. */
  productId: string;
  /** The product's title. */
  title: string;
  /** Null for a product's only, unnamed variant. */
  variantTitle: string | null;
  /** Product and variant in one: what the buyer reads. */
  name: string;
  /** Plain text; may be empty. */
  description: string;
  sku: string | null;
  barcode: string | null;
  /** The variant's own image first, then the product's. */
  imageUrls: string[];
  price: number;
  /** The price before a reduction; not necessarily higher than `price`. */
  compareAtPrice: number | null;
  /** The price before it last changed, and when agents were told the new one; null: it never did. */
  previousPrice: number | null;
  priceChangedAt: Date | null;
  currency: string;
  requiresShipping: boolean;
  taxable: boolean;
  /** Units that can be sold; null: no limit (not tracked, or sold beyond stock). */
  available: number | null;
  /** `backorder`: out of stock, and the merchant goes on selling. */
  availability: 'in_stock' | 'out_of_stock' | 'backorder';
  /** Empty for a product's only, unnamed variant. */
  options: { name: string; value: string }[];
  /** Variants of the product, this one included. */
  variantCount: number;
  /** The product page with this variant chosen; null when the product is not published. */
  url: string | null;
  weightGrams: number | null;
  vendor: string;
  productType: string;
  tags: string[];
  /** Path in Shopify's taxonomy: `Apparel & Accessories > Clothing`. */
  category: string | null;
  sellability: Sellability;
  shopifyUpdatedAt: Date;
}
