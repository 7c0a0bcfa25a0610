import type { Product, Variant } from '#app/db/client/client.ts';
import type { Language } from '#app/kernel/language.ts';
import type { CatalogItem } from './catalog-item.ts';
import { htmlToText } from './html-to-text.ts';
import type { ProductTranslations } from './product-translations.ts';
import { sellability } from './sellability.ts';
import { translateVariant } from './translate-variant.ts';

/** A variant as the mirror holds it, with its product. */
export type MirroredVariant = Variant & {
  product: Omit<Product, 'translations'> & Partial<Pick<Product, 'translations'>>;
};

/**
 * The one function that says how an agent sees a variant.
 * @param itemId from itemIdOf
 * @param toText turns the description's HTML into text; a caller with many variants of a product keeps the result
 * @param language of names and description, where the shop has translated them; absent: the shop's primary one
 * @param channelGid the app's sales channel; what is off it is not shown
 */
export function toCatalogItem(
  variant: MirroredVariant,
  itemId: string,
  toText: (html: string) => string = htmlToText,
  language?: Language,
  channelGid: string | null = null,
): CatalogItem {
  const { product } = variant;
  const named = isNamed(variant);
  const texts = translateVariant(
    {
      title: product.title,
      descriptionHtml: product.descriptionHtml,
      variantTitle: variant.title,
      options: variant.selectedOptions as CatalogItem['options'],
    },
    (product.translations ?? {}) as ProductTranslations,
    language,
  );
  const availability = availabilityOf(variant);
  return {
    itemId,
    variantId: variant.id,
    productId: product.id,
    title: texts.title,
    variantTitle: named ? texts.variantTitle : null,
    name: named ? `${texts.title} - ${texts.variantTitle}` : texts.title,
    ...descriptions(product, texts.descriptionHtml, toText),
    sku: variant.sku,
    barcode: variant.barcode,
    imageUrls: imageUrls(variant),
    otherMedia: product.otherMedia as CatalogItem['otherMedia'],
    price: Number(variant.price),
    compareAtPrice: variant.compareAtPrice === null ? null : Number(variant.compareAtPrice),
    previousPrice: variant.previousPrice === null ? null : Number(variant.previousPrice),
    priceChangedAt: variant.priceChangedAt,
    currency: variant.currency,
    marketPrices: variant.marketPrices as unknown as CatalogItem['marketPrices'],
    unitPriceMeasure: variant.unitPriceMeasure as CatalogItem['unitPriceMeasure'],
    requiresShipping: variant.requiresShipping,
    taxable: variant.taxable,
    available: isLimited(variant) ? Math.max(0, variant.available) : null,
    availability,
    options: named ? texts.options : [],
    variantCount: product.variantCount,
    url: variantUrl(variant),
    weightGrams: variant.weightGrams,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    collectionIds: product.collectionIds,
    metafields: product.metafields as CatalogItem['metafields'],
    category: product.category,
    categoryId: product.categoryId,
    brand: product.vendor.trim(),
    condition: null,
    returns: null,
    sellability: sellability({
      ...product,
      isOffChannel: channelGid !== null && product.offChannel === channelGid,
      requiresComponents: variant.requiresComponents,
      availability,
    }),
    shopifyUpdatedAt: variant.shopifyUpdatedAt,
  };
}

/** What was made when the product was stored, unless the text is a translation. */
function descriptions(
  product: MirroredVariant['product'],
  html: string,
  toText: (html: string) => string,
): Pick<CatalogItem, 'description' | 'descriptionMarkdown'> {
  const stored = html === product.descriptionHtml ? product.descriptionText : null;
  const description = stored ?? toText(html);
  return {
    description,
    descriptionMarkdown: (stored !== null && product.descriptionMarkdown) || description,
  };
}

/** Shopify gives a product without options one variant with the option `Title: Default Title`. */
function isNamed(variant: MirroredVariant): boolean {
  return variant.product.variantCount > 1 || variant.title !== 'Default Title';
}

function isLimited(variant: MirroredVariant): boolean {
  return variant.inventoryTracked && variant.inventoryPolicy !== 'continue';
}

function availabilityOf(variant: MirroredVariant): CatalogItem['availability'] {
  if (!variant.inventoryTracked || variant.available > 0) return 'in_stock';
  return variant.inventoryPolicy === 'continue' ? 'backorder' : 'out_of_stock';
}

/** Of each product once, however many variants it has; kept no longer than its row. */
const productImages = new WeakMap<object, string[]>();

function imageUrls({ imageUrl, product }: MirroredVariant): string[] {
  let urls = productImages.get(product);
  if (!urls) {
    urls = [...new Set((product.images as { url: string }[]).map(({ url }) => url))];
    productImages.set(product, urls);
  }
  if (imageUrl === null || imageUrl === urls[0]) return urls;
  return [imageUrl, ...urls.filter((url) => url !== imageUrl)];
}

/** Shopify's address of a product has no fragment. */
function variantUrl({ id, product: { onlineStoreUrl: url } }: MirroredVariant): string | null {
  return url && `${url}${url.includes('?') ? '&' : '?'}variant=${encodeURIComponent(id)}`;
}
