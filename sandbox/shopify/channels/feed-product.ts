import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { isAvailableForSale, isPublished } from '#sandbox/shopify/resolvers/catalog/catalog-rules.ts';
import { image } from '#sandbox/shopify/resolvers/catalog/media-resolvers.ts';
import { plainText } from '#sandbox/shopify/resolvers/catalog/plain-text.ts';
import { variantPricing } from '#sandbox/shopify/resolvers/catalog/variant-resolvers.ts';
import type {
  ProductFeedRecord,
  ProductRecord,
  ProductTranslation,
  VariantRecord,
} from '#sandbox/shopify/state/records.ts';
import { feedLanguage } from './feed-language.ts';

/**
 * A product as a feed tells it: texts in the feed's language where the shop has published a translation, prices of its
 * country (shopify.dev, topics product_feeds/*).
 */
export function feedProduct(
  context: ShopifyContext,
  feed: ProductFeedRecord,
  {
    product,
    variants,
    isOnChannel,
  }: { product: ProductRecord; variants: VariantRecord[]; isOnChannel: boolean },
): Record<string, unknown> {
  const texts = translationFor(context, product, feed) ?? {};
  const { optionNames = {}, optionValues = {} } = texts;
  return {
    id: product.id,
    title: texts.title ?? product.title,
    description: plainText(texts.descriptionHtml ?? product.descriptionHtml),
    handle: product.handle,
    onlineStoreUrl: isPublished(product) ? `${context.shop().primaryUrl}/products/${product.handle}` : null,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    isPublished: isOnChannel,
    publishedAt: product.publishedAt ?? product.createdAt,
    productType: product.productType,
    vendor: product.vendor,
    images: edges(product.images.map(picture)),
    options: product.options.map(({ name, values }) => ({
      name: optionNames[name] ?? name,
      values: values.map((value) => optionValues[value] ?? value),
    })),
    seo: product.seo,
    tags: product.tags,
    variants: edges(variants.map((variant) => feedVariant(context, product, variant, feed, texts))),
  };
}

function feedVariant(
  context: ShopifyContext,
  product: ProductRecord,
  variant: VariantRecord,
  { country }: ProductFeedRecord,
  { optionNames = {}, optionValues = {} }: ProductTranslation,
) {
  const { price, compareAtPrice } = variantPricing(variant, { context: { country } }, context);
  const own = product.images.find(({ id }) => id === variant.imageId);
  return {
    id: variant.id,
    title: variant.title
      .split(' / ')
      .map((value) => optionValues[value] ?? value)
      .join(' / '),
    price,
    compareAtPrice,
    sku: variant.sku,
    barcode: variant.barcode,
    quantityAvailable: variant.available,
    availableForSale: isAvailableForSale(variant),
    weight: variant.weight?.value ?? 0,
    weightUnit: variant.weight?.unit ?? 'KILOGRAMS',
    requireShipping: variant.requiresShipping,
    createdAt: variant.createdAt,
    updatedAt: variant.updatedAt,
    image: own ? picture(own) : null,
    selectedOptions: variant.selectedOptions.map(({ name, value }) => ({
      name: optionNames[name] ?? name,
      value: optionValues[value] ?? value,
    })),
  };
}

function translationFor(
  { shop }: ShopifyContext,
  { translations = {} }: ProductRecord,
  { language }: ProductFeedRecord,
): ProductTranslation | undefined {
  const published = (shop().locales ?? []).filter((row) => row.published && !row.primary);
  const found = published.find(({ locale }) => feedLanguage(locale) === language);
  return found && translations[found.locale];
}

function picture(record: ProductRecord['images'][number]) {
  const { id, url, height, width } = image(record);
  return { id, url, height, width };
}

function edges<T>(nodes: T[]): { edges: { node: T }[] } {
  return { edges: nodes.map((node) => ({ node })) };
}
