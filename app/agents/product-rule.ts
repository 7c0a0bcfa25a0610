import { z } from 'zod';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { isSame } from '#app/catalog/is-same.ts';
import { isWithinCategory } from '#app/catalog/is-within-category.ts';

/**
 * What a merchant decides about products for one agent. `exclude`: the agent cannot sell them. `hand_off`: the agent
 * can put them into a cart, but the buyer pays in the shop's own checkout. `value` is a tag, a vendor, a product
 * type, the numeric id of a product or variant, or the full name of a category of Shopify's taxonomy, which stands
 * for all below it.
 */
export const productRule = z.strictObject({
  action: z.enum(['exclude', 'hand_off']),
  field: z.enum(['tag', 'vendor', 'product_type', 'product', 'variant', 'category']),
  value: z.string().trim().min(1).max(255),
});

/** `agent_connections.product_rules` */
export const productRules = z.array(productRule).max(200);

export type ProductRule = z.output<typeof productRule>;

/** What a rule looks at. */
export type RuledItem = Pick<
  CatalogItem,
  'tags' | 'vendor' | 'productType' | 'productId' | 'variantId' | 'category'
>;

/** The rule that holds for an item: the first that excludes it, else the first that matches; null: none. */
export function ruleFor(item: RuledItem, rules: readonly ProductRule[]): ProductRule | null {
  const matching = rules.filter((rule) => matches(item, rule));
  return matching.find(({ action }) => action === 'exclude') ?? matching[0] ?? null;
}

function matches(item: RuledItem, { field, value }: ProductRule): boolean {
  switch (field) {
    case 'tag':
      return item.tags.some((tag) => isSame(tag, value));
    case 'vendor':
      return isSame(item.vendor, value);
    case 'product_type':
      return isSame(item.productType, value);
    case 'product':
      return item.productId === value;
    case 'variant':
      return item.variantId === value;
    case 'category':
      return isWithinCategory(item.category, value);
  }
}
