import type { CatalogItem } from '#app/catalog/catalog-item.ts';

/** Amounts are minor units of `currency`. */
export interface ItemPrices {
  currency: string;
  /** What it costs when it is not reduced. */
  regularPrice: number;
  /** What it costs now, if that is less. */
  salePrice: number | null;
}

/**
 * What buyers of a country pay: their market's prices, else the shop's own. Shopify's compare-at price is the regular
 * one while it is higher; otherwise it means nothing.
 */
export function pricesOf(item: CatalogItem, country: string): ItemPrices {
  const { price, compareAtPrice, currency } = item.marketPrices[country] ?? item;
  if (compareAtPrice === null || compareAtPrice <= price)
    return { currency, regularPrice: price, salePrice: null };
  return { currency, regularPrice: compareAtPrice, salePrice: price };
}
