import { moneyV2 } from '#sandbox/shopify/graphql/money.ts';
import { connection, type ConnectionArguments } from '#sandbox/shopify/graphql/connection.ts';
import { notSimulated } from '#sandbox/shopify/graphql/shopify-errors.ts';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import type { ProductRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';
import { isOnAnyChannel } from '#sandbox/shopify/channels/is-on-channel.ts';
import { isPublished, variantsOf } from './catalog-rules.ts';
import { image, mediaImage, otherMedium } from './media-resolvers.ts';
import { numericId } from './numeric-id.ts';
import { plainText } from './plain-text.ts';
import { productOptions } from './product-options.ts';
import { onlineStore, publishedOn } from './publication-resolvers.ts';
import { variantPricing } from './variant-resolvers.ts';

type Resolver<T> = (product: ProductRecord, args: T, context: ShopifyContext) => unknown;

const exactly = (count: number) => ({ count, precision: 'EXACT' });
const tracked = (product: ProductRecord, context: ShopifyContext) =>
  variantsOf(context, product.id).filter((variant) => variant.tracked);

/** Lowest and highest of the variants, by a price of theirs; null without variants. */
function priceRange(
  product: ProductRecord,
  context: ShopifyContext,
  price: (variant: VariantRecord) => number,
) {
  const currency = context.shop().currencyCode;
  const prices = variantsOf(context, product.id).map(price);
  return [Math.min(...prices), Math.max(...prices)].map((minor) => moneyV2(minor, currency)) as [
    object,
    object,
  ];
}

const product: Record<string, Resolver<ConnectionArguments & Record<string, unknown>>> = {
  legacyResourceId: ({ id }) => numericId(id),
  defaultCursor: ({ id }) => Buffer.from(JSON.stringify({ last_id: id })).toString('base64'),
  bodyHtml: ({ descriptionHtml }) => descriptionHtml,
  description: ({ descriptionHtml }, { truncateAt }) => {
    const text = plainText(descriptionHtml);
    return typeof truncateAt === 'number' ? text.slice(0, truncateAt) : text;
  },
  tags: ({ tags }) => [...tags].sort((a, b) => a.localeCompare(b)),
  category: ({ category }) => category && { ...category, name: category.fullName.split(' > ').at(-1) },
  options: (record, { first }) =>
    productOptions(record).slice(0, typeof first === 'number' ? first : undefined),
  onlineStoreUrl: (record, _args, context) =>
    isPublished(record) ? `${context.shop().primaryUrl}/products/${record.handle}` : null,
  onlineStorePreviewUrl: ({ handle }, _args, context) => `${context.shop().primaryUrl}/products/${handle}`,
  variants: ({ id }, args, context) => connection(variantsOf(context, id), args),
  variantsCount: ({ id }, _args, context) => exactly(variantsOf(context, id).length),
  totalVariants: ({ id }, _args, context) => variantsOf(context, id).length,
  hasOnlyDefaultVariant: ({ id }, _args, context) =>
    variantsOf(context, id).every((variant) => variant.title === 'Default Title'),
  hasOutOfStockVariants: (record, _args, context) =>
    tracked(record, context).some((variant) => variant.available <= 0),
  hasVariantsThatRequiresComponents: ({ id }, _args, context) =>
    variantsOf(context, id).some((variant) => variant.requiresComponents),
  tracksInventory: (record, _args, context) => tracked(record, context).length > 0,
  totalInventory: (record, _args, context) =>
    tracked(record, context).reduce((sum, variant) => sum + variant.available, 0),
  media: ({ id, images, otherMedia = [] }, args) =>
    connection(
      [...images.map(mediaImage), ...otherMedia.map((medium, index) => otherMedium(id, index, medium))],
      args,
    ),
  mediaCount: ({ images }) => exactly(images.length),
  images: ({ images }, args) => connection(images.map(image), args),
  featuredMedia: ({ images }) => (images[0] ? mediaImage(images[0]) : null),
  featuredImage: ({ images }) => (images[0] ? image(images[0]) : null),
  priceRangeV2: (record, _args, context) => {
    const [minVariantPrice, maxVariantPrice] = priceRange(record, context, (variant) => variant.priceMinor);
    return { minVariantPrice, maxVariantPrice };
  },
  compareAtPriceRange: (record, _args, context) => {
    if (variantsOf(context, record.id).every((variant) => variant.compareAtMinor === null)) return null;
    const [minVariantCompareAtPrice, maxVariantCompareAtPrice] = priceRange(
      record,
      context,
      (variant) => variant.compareAtMinor ?? 0,
    );
    return { minVariantCompareAtPrice, maxVariantCompareAtPrice };
  },
  contextualPricing: (record, args, context) => {
    const byPrice = variantsOf(context, record.id).sort((a, b) => a.priceMinor - b.priceMinor);
    const [minVariantPrice, maxVariantPrice] = priceRange(record, context, (variant) => variant.priceMinor);
    return {
      fixedQuantityRulesCount: 0,
      minVariantPricing: variantPricing(byPrice[0]!, args, context),
      maxVariantPricing: variantPricing(byPrice.at(-1)!, args, context),
      priceRange: { minVariantPrice, maxVariantPrice },
    };
  },
  publishedOnCurrentPublication: (record, _args, context) => isOnAnyChannel(context, record),
  publishedOnPublication: (record, { publicationId }) =>
    publicationId === onlineStore.id && isPublished(record),
  publishedInContext: (record) => isPublished(record),
  availablePublicationsCount: (record) => exactly(isPublished(record) ? 1 : 0),
  resourcePublicationsV2: (record, args) => connection(publishedOn(record), args),
  metafield: ({ id, metafields = {} }, { namespace, key }) => {
    const value = metafields[`${String(namespace)}.${String(key)}`];
    if (value === undefined) return null;
    return {
      id: `gid://shopify/Metafield/${numericId(id)}`,
      namespace,
      key,
      value,
      type: 'single_line_text_field',
    };
  },
  metafields: (_record, args) => connection([], args),
  collections: ({ collectionIds = [] }, args) =>
    connection(
      collectionIds.map((id) => ({ id })),
      args,
    ),
  sellingPlanGroupsCount: (record) => {
    if (record.requiresSellingPlan)
      throw notSimulated('Product.sellingPlanGroupsCount of a subscription product');
    return exactly(0);
  },
  templateSuffix: () => null,
  giftCardTemplateSuffix: () => null,
  bundleComponents: (_record, args) => connection([], args),
  combinedListing: () => null,
  combinedListingRole: () => null,
  feedback: () => null,
};

export const productResolvers: ResolverMap = { Product: product };
