import type { CatalogItem, UnitPriceMeasure } from '#app/catalog/catalog-item.ts';
import type { FeedContext } from '../../feed-format.ts';
import { toFeedItem, type FeedItem } from '../../item/feed-item.ts';

/** `Product` of ACP's feed schema (2026-04-17) and of OpenAI's product feed API; amounts are minor units. */
export interface AcpProduct {
  id: string;
  title: string;
  description: { plain: string; markdown?: string };
  url?: string;
  media?: AcpMedia[];
  variants: AcpVariant[];
}

export interface AcpVariant {
  id: string;
  title: string;
  description?: { plain: string };
  url?: string;
  barcodes?: { type: string; value: string }[];
  price: AcpPrice;
  list_price?: AcpPrice;
  unit_price?: AcpPrice & {
    measure: { value: number; unit: string };
    reference: { value: number; unit: string };
  };
  availability: { available: boolean; status: string };
  categories?: { value: string; taxonomy: string }[];
  condition?: string[];
  variant_options?: { name: string; value: string }[];
  media?: AcpMedia[];
  seller: { name: string; links?: { type: string; url: string }[] };
}

interface AcpPrice {
  amount: number;
  /** Upper case here, unlike in ACP's checkout. */
  currency: string;
}

interface AcpMedia {
  type: string;
  url: string;
}

/**
 * A product with its variants, or null where none of them has a row. `Variant.id` is what a checkout takes as item id
 * (RFC of ACP's feed, "identity"). OpenAI's `/product_feeds` and ACP's `/feeds` take the same object.
 * @param items of one product, all of them
 */
export function toAcpProduct(items: readonly CatalogItem[], context: FeedContext): AcpProduct | null {
  const shown: FeedItem[] = [];
  for (const item of items) {
    const feedItem = toFeedItem(item, context);
    if (typeof feedItem !== 'string') shown.push(feedItem);
    else context.onOmission?.(item.itemId, feedItem);
  }
  const [first] = shown;
  if (!first) return null;
  const { item, description } = first;
  const markdown = item.descriptionMarkdown;
  return {
    id: item.productId,
    title: item.title,
    description: { plain: description, ...(markdown && markdown !== description && { markdown }) },
    url: first.url.split('?')[0],
    media: [
      ...productImages(shown).map((url) => ({ type: 'image', url })),
      ...item.otherMedia.map(({ type, url }) => ({ type, url })),
    ],
    variants: shown.map((feedItem) => toVariant(feedItem, description, context)),
  };
}

/** What tells an agent that a product is gone: a PATCH cannot delete (OpenAI's and ACP's feed API alike). */
export function discontinued(product: { id: string; variantIds: readonly string[] }): {
  id: string;
  variants: object[];
} {
  const availability = { available: false, status: 'discontinued' };
  return {
    id: product.id,
    variants: product.variantIds.map((id) => ({ id, title: id, availability })),
  };
}

function toVariant(feedItem: FeedItem, productDescription: string, { seller }: FeedContext): AcpVariant {
  const { item, currency, regularPrice, salePrice, description } = feedItem;
  const price = { amount: salePrice ?? regularPrice, currency };
  const links = [
    ['privacy_policy', seller.privacyPolicyUrl],
    ['terms_of_service', seller.termsUrl],
    ['refund_policy', item.returns?.policyUrl ?? seller.returnPolicyUrl],
  ].flatMap(([type, url]) => (url ? [{ type: type!, url }] : []));
  return {
    id: item.itemId,
    title: item.name,
    ...(description !== productDescription && { description: { plain: description } }),
    url: feedItem.url,
    ...(feedItem.gtin && { barcodes: [{ type: 'GTIN', value: feedItem.gtin }] }),
    price,
    ...(salePrice !== null && { list_price: { amount: regularPrice, currency } }),
    ...unitPrice(price, item.unitPriceMeasure),
    availability: { available: item.availability !== 'out_of_stock', status: item.availability },
    ...categories(item),
    ...(feedItem.condition && { condition: [feedItem.condition] }),
    ...(item.options.length > 0 && { variant_options: item.options }),
    // The others stand at the product, once.
    media: [{ type: 'image', url: feedItem.imageUrl }],
    seller: { name: seller.name, ...(links.length > 0 && { links }) },
  };
}

/** The merchant's own words first, where there are any: they are no path of Shopify's. */
function categories({ merchantCategory, category }: CatalogItem): Pick<AcpVariant, 'categories'> {
  const found = [
    ...(merchantCategory ? [{ value: merchantCategory, taxonomy: 'merchant' }] : []),
    ...(category ? [{ value: category, taxonomy: 'shopify' }] : []),
  ];
  return found.length > 0 ? { categories: found } : {};
}

/** Rounded half up to the currency's minor unit, only where measure and reference are of one unit. */
function unitPrice(
  price: AcpPrice,
  measure: UnitPriceMeasure | null,
): Pick<AcpVariant, 'unit_price'> | object {
  if (!measure || measure.measuredUnit !== measure.referenceUnit || measure.measuredValue <= 0) return {};
  const unit = measure.referenceUnit.toLowerCase();
  return {
    unit_price: {
      amount: Math.round((price.amount * measure.referenceValue) / measure.measuredValue),
      currency: price.currency,
      measure: { value: measure.measuredValue, unit },
      reference: { value: measure.referenceValue, unit },
    },
  };
}

function productImages(items: FeedItem[]): string[] {
  return [...new Set(items.flatMap(({ imageUrl, otherImageUrls }) => [imageUrl, ...otherImageUrls]))];
}
