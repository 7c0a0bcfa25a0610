import { z } from 'zod';

/** PostgreSQL takes no NUL in text. */
const text = z.string().transform((value) => value.replaceAll('\0', ''));
const optionalText = text.nullable().transform((value) => value?.trim() || null);

/** Media that is no image (video, 3D model), or not processed yet, has no image. */
export const shopifyMedia = z.object({
  image: z.object({ url: z.url(), altText: text.nullish() }).nullish(),
});

export const shopifyVariant = z.object({
  id: z.string(),
  title: text,
  sku: optionalText,
  barcode: optionalText,
  position: z.int(),
  price: z.string(),
  compareAtPrice: z.string().nullable(),
  taxable: z.boolean(),
  inventoryPolicy: z.enum(['DENY', 'CONTINUE']),
  sellableOnlineQuantity: z.int(),
  requiresComponents: z.boolean(),
  selectedOptions: z.array(z.object({ name: text, value: text })),
  inventoryItem: z.object({
    id: z.string(),
    tracked: z.boolean(),
    requiresShipping: z.boolean(),
    measurement: z.object({
      weight: z
        .object({
          value: z.number().nonnegative(),
          unit: z.enum(['GRAMS', 'KILOGRAMS', 'OUNCES', 'POUNDS']),
        })
        .nullable(),
    }),
  }),
  updatedAt: z.iso.datetime({ offset: true }),
  media: z.array(shopifyMedia),
});

/** A product with all its variants and media, as app/shopify/operations/catalog selects it, connections as lists. */
export const shopifyProduct = z.object({
  id: z.string(),
  title: text,
  handle: text,
  descriptionHtml: text,
  vendor: text,
  productType: text,
  category: z.object({ fullName: text }).nullable(),
  tags: z.array(text),
  status: z.string(),
  publishedAt: z.iso.datetime({ offset: true }).nullable(),
  onlineStoreUrl: z.url().nullable(),
  isGiftCard: z.boolean(),
  requiresSellingPlan: z.boolean(),
  options: z.array(z.object({ name: text, values: z.array(text) })),
  updatedAt: z.iso.datetime({ offset: true }),
  media: z.array(shopifyMedia),
  variants: z.array(shopifyVariant),
});

export type ShopifyProduct = z.output<typeof shopifyProduct>;
export type ShopifyVariant = z.output<typeof shopifyVariant>;
