import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { FeedRule } from '../rules/feed-rule.ts';

export interface ShopRule extends Omit<FeedRule, 'breaks'> {
  breaks(item: CatalogItem): boolean;
}

/** What only the shop's own data shows: no row of a feed tells it. */
export const SHOP_RULES: ShopRule[] = [
  {
    id: 'shop.override.failed',
    severity: 'warning',
    field: 'overrides',
    problem: 'A text that you have set for agents cannot be said of this item, so Shopify’s own is told.',
    fix: 'See which one with aisle show-item, and mend its template or value.',
    productField: 'feed',
    breaks: ({ failedOverrides }) => failedOverrides !== undefined,
  },
  {
    id: 'shop.compare_at_price.relation',
    severity: 'advice',
    field: 'sale_price',
    problem: 'The compare-at price is not above the price, so no agent tells of a reduction.',
    fix: 'Raise the compare-at price above the price, or clear it.',
    productField: 'price',
    breaks: ({ price, compareAtPrice }) =>
      compareAtPrice !== null && compareAtPrice > 0 && compareAtPrice < price,
  },
  {
    id: 'shop.weight.missing',
    severity: 'advice',
    field: 'weight',
    problem: 'The item is shipped and has no weight.',
    fix: 'Fill in its weight: rates by weight are wrong without.',
    productField: 'shipping',
    breaks: ({ requiresShipping, weightGrams }) => requiresShipping && weightGrams === null,
  },
];
