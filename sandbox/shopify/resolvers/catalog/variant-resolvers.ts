import { formatDecimal } from '#app/kernel/money.ts';
import { connection, type ConnectionArguments } from '#sandbox/shopify/graphql/connection.ts';
import { moneyV2 } from '#sandbox/shopify/graphql/money.ts';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import type { VariantRecord } from '#sandbox/shopify/state/records.ts';
import { isOnAnyChannel } from '#sandbox/shopify/channels/is-on-channel.ts';
import { displayName, isAvailableForSale, isPublished, productOf } from './catalog-rules.ts';
import { image, mediaImage } from './media-resolvers.ts';
import { numericId } from './numeric-id.ts';
import { optionValue } from './product-options.ts';
import { onlineStore } from './publication-resolvers.ts';

type Resolver = (
  variant: VariantRecord,
  args: ConnectionArguments & Record<string, unknown>,
  context: ShopifyContext,
) => unknown;

/** Prices in a market: those of the country's price list, else the shop's own. */
export function variantPricing(variant: VariantRecord, args: unknown, context: ShopifyContext) {
  const { country = '' } = (args as { context?: { country?: string } }).context ?? {};
  const { priceMinor, compareAtMinor, currency } = variant.marketPrices?.[country] ?? {
    ...variant,
    currency: context.shop().currencyCode,
  };
  return {
    price: moneyV2(priceMinor, currency),
    compareAtPrice: compareAtMinor === null ? null : moneyV2(compareAtMinor, currency),
    unitPrice: null,
    quantityRule: {
      minimum: 1,
      maximum: null,
      increment: 1,
      isDefault: true,
      originType: 'RELATIVE',
      productVariant: variant,
    },
  };
}

function imageOf(variant: VariantRecord, context: ShopifyContext) {
  return productOf(context, variant).images.find(({ id }) => id === variant.imageId) ?? null;
}

const decimal = (minor: number, context: ShopifyContext) => formatDecimal(minor, context.shop().currencyCode);

const variant: Record<string, Resolver> = {
  legacyResourceId: ({ id }) => numericId(id),
  product: (record, _args, context) => productOf(context, record),
  displayName: (record, _args, context) => displayName(productOf(context, record), record),
  price: ({ priceMinor }, _args, context) => decimal(priceMinor, context),
  compareAtPrice: ({ compareAtMinor }, _args, context) =>
    compareAtMinor === null ? null : decimal(compareAtMinor, context),
  contextualPricing: variantPricing,
  selectedOptions: (record, _args, context) =>
    record.selectedOptions.map((option) => ({
      ...option,
      optionValue: optionValue(productOf(context, record), option),
    })),
  availableForSale: (record) => isAvailableForSale(record),
  inventoryQuantity: ({ available }) => available,
  sellableOnlineQuantity: ({ available }) => available,
  inventoryItem: (record) => record,
  image: (record, _args, context) => {
    const found = imageOf(record, context);
    return found && image(found);
  },
  media: (record, args, context) => {
    const found = imageOf(record, context);
    return connection(found ? [mediaImage(found)] : [], args);
  },
  publishedOnCurrentPublication: (record, _args, context) =>
    isOnAnyChannel(context, productOf(context, record)),
  publishedOnPublication: (record, { publicationId }, context) =>
    publicationId === onlineStore.id && isPublished(productOf(context, record)),
  requiresComponents: ({ requiresComponents }) => requiresComponents ?? false,
  showUnitPrice: () => false,
  unitPrice: () => null,
  unitPriceMeasurement: ({ unitPriceMeasurement }) =>
    unitPriceMeasurement ? { measuredType: null, ...unitPriceMeasurement } : null,
  taxCode: () => null,
  metafield: () => null,
  metafields: (_record, args) => connection([], args),
};

export const variantResolvers: ResolverMap = { ProductVariant: variant };
