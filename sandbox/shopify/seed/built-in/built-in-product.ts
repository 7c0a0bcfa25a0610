import type { Picture } from '#sandbox/shopify/seed/pictures/picture.ts';

/**
 * A product of the built-in catalogue, written to be read. What is not said is the usual thing: active, published,
 * physical, taxable, stock tracked, no sale. Brands are invented. Barcodes are valid GTINs of GS1's prefix 952, which
 * is kept for examples, so they belong to no real product.
 */
export interface BuiltInProduct {
  handle: string;
  title: string;
  vendor: string;
  type: string;
  category: string;
  tags: string[];
  /** HTML. */
  description: string;
  pictures: Picture[];
  /** Decimal US dollars; a variant can have its own. */
  price: string;
  /** The price before the sale. */
  compareAt?: string;
  /** E.g. `350 g`, `1.2 kg`, `12 oz`, `4 lb`; a variant can have its own. */
  weight?: string;
  options?: string[];
  variants: BuiltInVariant[];
  kind?: 'physical' | 'digital' | 'gift card';
  subscriptionOnly?: true;
  /** Made up of other products; sold with its components only. */
  bundle?: true;
  taxable?: false;
  status?: 'DRAFT' | 'ARCHIVED';
  published?: false;
  seo?: { title: string; description: string };
}

export interface BuiltInVariant {
  /** One value for each of the product's options. */
  values?: string[];
  sku?: string;
  barcode?: string;
  /** Units in stock, or that Shopify does not count them. */
  stock: number | 'untracked';
  /** Sold on when the stock is used up. */
  backorder?: true;
  price?: string;
  compareAt?: string;
  weight?: string;
  /** Index of the product's picture that shows this variant. */
  picture?: number;
}
