import { z } from 'zod';
import type { Language } from '#app/kernel/language.ts';

/** PostgreSQL takes no NUL in text. */
const text = z.string().transform((value) => value.replaceAll('\0', ''));
const optionalText = text.nullable().transform((value) => value?.trim() || null);

/** Absent in a file that was exported before translations were asked for. */
const translation = z.array(z.object({ key: z.string(), value: text.nullish() })).default([]);
/** Translations in each language, under its alias. */
const translations = {
  en: translation,
  fr: translation,
  de: translation,
  es: translation,
} satisfies Record<Language, typeof translation>;

/** Media that is no image (video, 3D model), or not processed yet, has no image. */
const sources = z.array(z.object({ url: z.url(), mimeType: z.string() })).nullish();
export const shopifyMedia = z.object({
  id: z.string().default(''),
  sources,
  originUrl: z.url().nullish(),
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
  /** Absent in a file that was exported before it was asked for, as is what else has a default. */
  unitPriceMeasurement: z
    .object({
      quantityValue: z.number(),
      quantityUnit: z.string().nullable(),
      referenceValue: z.number(),
      referenceUnit: z.string().nullable(),
    })
    .nullish(),
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
  category: z.object({ id: z.string().nullish(), fullName: text }).nullable(),
  collections: z.array(z.object({ id: z.string() })).default([]),
  tags: z.array(text),
  status: z.string(),
  publishedAt: z.iso.datetime({ offset: true }).nullable(),
  onlineStoreUrl: z.url().nullable(),
  /** Asked for only where the app is a sales channel (shop-fields.ts). */
  publishedOnCurrentPublication: z.boolean().optional(),
  /** The channel that this is about; absent where Shopify does not know it any more. */
  channelGid: z.string().nullish(),
  isGiftCard: z.boolean(),
  requiresSellingPlan: z.boolean(),
  options: z.array(
    z.object({
      name: text,
      values: z.array(text),
      optionValues: z.array(z.object({ name: text, ...translations })).default([]),
      ...translations,
    }),
  ),
  updatedAt: z.iso.datetime({ offset: true }),
  media: z.array(shopifyMedia),
  variants: z.array(shopifyVariant),
  ...translations,
});

export type ShopifyProduct = z.output<typeof shopifyProduct>;
export type ShopifyVariant = z.output<typeof shopifyVariant>;
export type ShopifyTranslations = Pick<ShopifyProduct, Language>;
