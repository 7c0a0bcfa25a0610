import { z } from 'zod';
import type { Shop } from '#app/db/client/client.ts';
import { parseDecimal } from '#app/kernel/money.ts';
import { TypedDocumentString } from '#app/shopify/operations/admin.generated.ts';
import type { MarketPrice } from './catalog-item.ts';

/**
 * What of a product is asked for depends on the shop: metafields its merchant has chosen, markets with other prices, and
 * whether it is published to the app, where that is a sales channel.
 */
export type CatalogShop = Pick<Shop, 'currency' | 'metafieldKeys' | 'marketCountries' | 'channelGid'>;

/**
 * An operation of app/shopify/operations/catalog with the fields of this shop besides. Written into its text, because a
 * bulk operation takes no variables, and each metafield needs an alias.
 */
export function withShopFields<R, V>(
  document: TypedDocumentString<R, V>,
  { metafieldKeys, marketCountries, channelGid }: CatalogShop,
): TypedDocumentString<R, V> {
  const metafields = metafieldKeys.map((name, index) => {
    const dot = name.indexOf('.');
    const [namespace, key] = [name.slice(0, dot), name.slice(dot + 1)];
    return `metafield_${index}: metafield(namespace: "${namespace}", key: "${key}") { value }`;
  });
  // Shopify prefers publishedOnPublication, whose argument an app can look up only with the scope of all publications.
  const published = channelGid ? ['publishedOnCurrentPublication'] : [];
  const prices = marketCountries.map(
    (country) =>
      `price_${country}: contextualPricing(context: {country: ${country}}) { price { amount currencyCode } compareAtPrice { amount currencyCode } }`,
  );
  const text = document
    .toString()
    .replace(/\brequiresSellingPlan\n/, (field) => `${field}${[...published, ...metafields].join('\n')}\n`)
    .replace(/\brequiresComponents\n/, (field) => `${field}${prices.join('\n')}\n`);
  return new TypedDocumentString<R, V>(text);
}

const metafield = z.object({ value: z.string() }).nullish();
const money = z.object({ amount: z.string(), currencyCode: z.string() });
const pricing = z.object({ price: money, compareAtPrice: money.nullable() }).nullish();

/** @throws ZodError if a metafield is not as the API promises */
export function metafieldsOf(product: unknown, { metafieldKeys }: CatalogShop): Record<string, string> {
  const fields = product as Record<string, unknown>;
  const found: Record<string, string> = {};
  for (const [index, key] of metafieldKeys.entries()) {
    const value = metafield.parse(fields[`metafield_${index}`])?.value.replaceAll('\0', '').trim();
    if (value) found[key] = value;
  }
  return found;
}

/**
 * Prices of the markets, also where they are the shop's own: what a market pays must not follow a change of the shop's.
 * @throws ZodError or RangeError for a price that is not as the API promises
 */
export function marketPricesOf(
  variant: unknown,
  { marketCountries }: CatalogShop,
): Record<string, MarketPrice> {
  const fields = variant as Record<string, unknown>;
  const found: Record<string, MarketPrice> = {};
  for (const country of marketCountries) {
    const told = pricing.parse(fields[`price_${country}`]);
    if (!told) continue;
    const { amount, currencyCode: currency } = told.price;
    const compareAt = told.compareAtPrice;
    found[country] = {
      price: parseDecimal(amount, currency),
      compareAtPrice: compareAt && parseDecimal(compareAt.amount, currency),
      currency,
    };
  }
  return found;
}
