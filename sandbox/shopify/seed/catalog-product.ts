import type { ProductTranslation } from '#sandbox/shopify/state/records.ts';

/** A product as a catalogue file tells it, before it gets ids. Every source (built-in, CSV, JSON) ends up here. */
export interface CatalogProduct {
  handle: string;
  title: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  tags: string[];
  status: 'ACTIVE' | 'DRAFT' | 'ARCHIVED';
  /** Published to the online store. */
  published: boolean;
  isGiftCard: boolean;
  requiresSellingPlan: boolean;
  /** Full name in Shopify's taxonomy, e.g. `Home & Garden > Decor > Vases`. */
  category: string | null;
  seo: { title: string | null; description: string | null };
  /** By locale. */
  translations?: Record<string, ProductTranslation>;
  /** One to three names; `['Title']` for a product without options, as Shopify stores it. */
  optionNames: string[];
  images: CatalogImage[];
  variants: CatalogVariant[];
}

export interface CatalogImage {
  /** Absolute, or a path such as `/images/mug.png` that the simulator itself serves. */
  url: string;
  altText: string | null;
  width: number;
  height: number;
}

export interface CatalogVariant {
  /** One value for each of the product's option names. */
  optionValues: string[];
  sku: string | null;
  barcode: string | null;
  /** Minor units of the shop's currency. */
  priceMinor: number;
  compareAtMinor: number | null;
  taxable: boolean;
  tracked: boolean;
  inventoryPolicy: 'DENY' | 'CONTINUE';
  available: number;
  requiresShipping: boolean;
  weight: CatalogWeight | null;
  /** Url of one of the product's images. */
  imageUrl: string | null;
  /** Sold with its components only. */
  requiresComponents?: boolean;
}

export interface CatalogWeight {
  value: number;
  unit: 'GRAMS' | 'KILOGRAMS' | 'OUNCES' | 'POUNDS';
}

/** The one option of a product that has no choice to make, as Shopify stores it. */
export const NO_OPTIONS = { name: 'Title', value: 'Default Title' } as const;
