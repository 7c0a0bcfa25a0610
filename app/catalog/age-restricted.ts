import { isWithinCategory } from './is-within-category.ts';

/**
 * Categories that are sold to adults only, by their full names in Shopify's taxonomy (github.com/Shopify/product-taxonomy,
 * data/categories: fb-1-1). Tobacco and mature goods are not even shown (prohibited.ts). What a country restricts
 * besides is the merchant's to tag.
 */
const ADULT_CATEGORIES = ['Food, Beverages & Tobacco > Beverages > Alcoholic Beverages'];

/** What a merchant tags a product with that is sold to adults only. */
const TAG = 'age-restricted';

/** Whether the buyer's age must be checked, by the product's tags (case does not count) or its category. */
export function isAgeRestricted({ tags, category }: { tags: string[]; category: string | null }): boolean {
  if (tags.some((tag) => tag.toLowerCase() === TAG)) return true;
  return ADULT_CATEGORIES.some((adult) => isWithinCategory(category, adult));
}
