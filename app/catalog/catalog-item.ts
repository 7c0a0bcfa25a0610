import type { Sellability } from './sellability.ts';
import type { FailedOverride } from './voice/override.ts';
import type { Question } from './voice/voice.ts';

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
  /** The same as Markdown. */
  descriptionMarkdown: string;
  sku: string | null;
  barcode: string | null;
  /** The variant's own image first, then the product's. */
  imageUrls: string[];
  /** Videos and 3D models (GLB, USDZ) of the product. */
  otherMedia: { type: 'video' | 'model_3d'; url: string }[];
  price: number;
  /** The price before a reduction; not necessarily higher than `price`. */
  compareAtPrice: number | null;
  /** The price before it last changed, and when agents were told the new one; null: it never did. */
  previousPrice: number | null;
  priceChangedAt: Date | null;
  currency: string;
  /** What buyers of another market pay, by its country (ISO 3166-1 alpha-2); minor units of that market's currency. */
  marketPrices: Record<string, MarketPrice>;
  /** What the price per unit is reckoned by; null where the merchant states none. */
  unitPriceMeasure: UnitPriceMeasure | null;
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
  /** Numeric ids of the collections that the product is in. */
  collectionIds: string[];
  /** Of those the merchant has chosen, by `namespace.key`. */
  metafields: Record<string, string>;
  /** Path in Shopify's taxonomy: `Apparel & Accessories > Clothing`. */
  category: string | null;
  /** Its id in Shopify's taxonomy. */
  categoryId: string | null;
  /** What the merchant calls the category instead (catalog/voice): for agents to read, never for a rule to look at. */
  merchantCategory?: string;
  /** The brand that the buyer reads: the vendor, or what the merchant says instead; empty where there is none. */
  brand: string;
  /** Null where nobody has said: Shopify does not know it. */
  condition: 'new' | 'refurbished' | 'used' | null;
  /** Null where the merchant says nothing of this product's own. */
  returns: ReturnTerms | null;
  /** The merchant's questions and answers, the product's own first; absent: none. */
  questions?: Question[];
  /** Overrides of the merchant's that could not be said of this item: Shopify's own stands; absent: none. */
  failedOverrides?: FailedOverride[];
  sellability: Sellability;
  shopifyUpdatedAt: Date;
}

export interface MarketPrice {
  price: number;
  compareAtPrice: number | null;
  currency: string;
}

/** As Shopify has it: `measuredValue` of `measuredUnit` are sold, and the price is told for `referenceValue` of `referenceUnit`. */
export interface UnitPriceMeasure {
  measuredValue: number;
  measuredUnit: string;
  referenceValue: number;
  referenceUnit: string;
}

export interface ReturnTerms {
  accepted: boolean;
  /** Null: no deadline is stated. */
  days: number | null;
  /** Null: the shop's own policy. */
  policyUrl: string | null;
}
