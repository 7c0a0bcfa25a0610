import { z } from 'zod';

/** Ids are numbers in Shopify's JSON, but text in files other tools saved. */
const Id = z.union([z.number(), z.string()]);
const Text = z.string().nullish();
/** Amounts are decimal strings; a few tools write JSON numbers. Checked and parsed where the currency is known. */
const Amount = z.union([z.string(), z.number()]);
const Weight = z.number().nonnegative().nullish();

const Variant = z.object({
  option1: Text,
  option2: Text,
  option3: Text,
  sku: Text,
  barcode: Text,
  price: Amount,
  compare_at_price: Amount.nullish(),
  requires_shipping: z.boolean().nullish(),
  taxable: z.boolean().nullish(),
  /** Storefront only: whether it can be bought now. */
  available: z.boolean().nullish(),
  /** Admin API only. */
  inventory_quantity: z.number().int().nullish(),
  inventory_policy: z.enum(['deny', 'continue']).nullish(),
  inventory_management: Text,
  grams: Weight,
  weight: Weight,
  weight_unit: z.enum(['g', 'kg', 'oz', 'lb']).nullish(),
  image_id: Id.nullish(),
  featured_image: z.object({ id: Id.nullish(), src: z.string() }).nullish(),
});

const Image = z.object({
  id: Id.nullish(),
  src: z.url({ protocol: /^https?$/ }),
  alt: Text,
  width: z.number().int().positive().nullish(),
  height: z.number().int().positive().nullish(),
});

/** One product of a storefront's `/products.json`, or of the Admin REST API's, which has the same shape and more. */
export const JsonProduct = z.object({
  id: Id.nullish(),
  title: z.string().min(1),
  handle: z.string().min(1),
  body_html: Text,
  vendor: Text,
  product_type: Text,
  tags: z.union([z.array(z.string()), z.string()]).nullish(),
  status: z.enum(['active', 'draft', 'archived']).nullish(),
  published_at: Text,
  options: z
    .array(z.object({ name: z.string().min(1) }))
    .max(3)
    .nullish(),
  images: z.array(Image).nullish(),
  variants: z.array(Variant).min(1),
});

export type JsonProduct = z.infer<typeof JsonProduct>;
export type JsonVariant = z.infer<typeof Variant>;
