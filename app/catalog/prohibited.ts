import { isWithinCategory } from './is-within-category.ts';

/**
 * What agent platforms let nobody sell, by the full names of Shopify's taxonomy (github.com/Shopify/product-taxonomy,
 * data/categories), each with all below it. Listed is what OpenAI's product policy names and the taxonomy knows:
 * adult content, nicotine, weapons, dangerous goods, gambling, medicines, what the law forbids. The taxonomy does not
 * tell medicines on prescription from others, so all are here. Alcohol is sold by the shop itself (age-restricted.ts).
 */
const PROHIBITED_CATEGORIES = [
  // Erotica, weapons and ammunition.
  'Mature',
  'Food, Beverages & Tobacco > Tobacco Products',
  'Health & Beauty > Health Care > Medicine & Drugs',
  'Arts & Entertainment > Hobbies & Creative Arts > Collectibles > Collectible Weapons',
  'Sporting Goods > Outdoor Recreation > Hunting & Shooting > BB Guns & Accessories > BB Guns',
  'Arts & Entertainment > Party & Celebration > Party Supplies > Fireworks & Firecrackers',
  'Toys & Games > Games > Slot Machines',
  'Electronics > Electronics Accessories > Signal Jammers',
];

/** Whether platforms refuse whatever is in this category. */
export function isProhibited({ category }: { category: string | null }): boolean {
  return PROHIBITED_CATEGORIES.some((prohibited) => isWithinCategory(category, prohibited));
}
