import { currencyExponent } from '#app/kernel/money.ts';
import { isAvailableForSale } from '#sandbox/shopify/resolvers/catalog/catalog-rules.ts';
import type { ProductRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';

/** The page that a visitor looks at. */
export interface Visit {
  /** `https://shop.example` */
  origin: string;
  shopName: string;
  /** ISO 4217, of the shop. */
  shopCurrency: string;
  /** Whose prices the visitor sees, ISO 3166-1; absent: the shop's own. */
  country?: string;
  /** `product` unless given. */
  pageType?: string;
}

/** A value with which the storefront's Liquid is rendered. */
export type LiquidObject = Record<string, unknown>;

const numberOf = (gid: string) => Number(gid.split('/').at(-1));

/**
 * What Shopify's Liquid has of a product's page, as its reference describes the objects (shopify.dev, "Liquid objects":
 * product, variant, image, shop, cart, request), of what the simulated shop holds.
 */
export function liquidObjects(
  product: ProductRecord,
  variants: readonly VariantRecord[],
  { origin, shopName, shopCurrency, country, pageType = 'product' }: Visit,
): LiquidObject {
  const priced = variants.map((variant) => ({
    variant,
    price: variant.marketPrices?.[country ?? ''] ?? { ...variant, currency: shopCurrency },
  }));
  const url = `/products/${product.handle}`;
  const images = product.images.map(({ id, url: src, altText: alt }) => ({ id: numberOf(id), src, alt }));
  return {
    request: { page_type: pageType, origin },
    shop: { name: shopName, currency: shopCurrency },
    cart: { currency: { iso_code: priced[0]?.price.currency ?? shopCurrency } },
    product: {
      id: numberOf(product.id),
      title: product.title,
      url,
      description: product.descriptionHtml,
      vendor: product.vendor,
      images,
      has_only_default_variant: variants.length === 1 && variants[0]!.title === 'Default Title',
      options_with_values: product.options.map(({ name, values }, index) => ({
        name,
        values,
        position: index + 1,
      })),
      metafields: metafieldsOf(product.metafields ?? {}),
      variants: priced.map(({ variant, price }) => ({
        id: numberOf(variant.id),
        title: variant.title,
        url: `${url}?variant=${numberOf(variant.id)}`,
        sku: variant.sku ?? '',
        barcode: variant.barcode ?? '',
        price: hundredths(price.priceMinor, price.currency),
        compare_at_price:
          price.compareAtMinor === null ? null : hundredths(price.compareAtMinor, price.currency),
        available: isAvailableForSale(variant),
        inventory_management: variant.tracked ? 'shopify' : null,
        inventory_policy: variant.inventoryPolicy.toLowerCase(),
        inventory_quantity: variant.available,
        requires_shipping: variant.requiresShipping,
        options: variant.selectedOptions.map(({ value }) => value),
        featured_image: images.find(({ id }) => id === numberOf(variant.imageId ?? '')) ?? null,
      })),
    },
  };
}

/**
 * "For currencies without subunits, such as JPY and KRW, tenths and hundredths of a unit are appended. For example, 1000
 * Japanese yen is output as 100000" (variant.price). A third decimal has no place.
 * @throws RangeError for an amount that has one
 */
export function hundredths(minor: number, currency: string): number {
  const amount = minor * 10 ** (2 - currencyExponent(currency));
  if (!Number.isInteger(amount)) throw new RangeError(`${minor} ${currency} has a third decimal`);
  return amount;
}

function metafieldsOf(metafields: Record<string, string>): Record<string, Record<string, { value: string }>> {
  const found: Record<string, Record<string, { value: string }>> = {};
  for (const [name, value] of Object.entries(metafields)) {
    const [namespace, key] = name.split('.') as [string, string];
    (found[namespace] ??= {})[key] = { value };
  }
  return found;
}
