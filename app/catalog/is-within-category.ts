/**
 * Whether a category of Shopify's taxonomy is `ancestor` or below it. Both are full names:
 * `Apparel & Accessories > Clothing`. Case does not count.
 */
export function isWithinCategory(category: string | null, ancestor: string): boolean {
  const [inner, outer] = [category?.toLowerCase(), ancestor.toLowerCase()];
  return inner !== undefined && (inner === outer || inner.startsWith(`${outer} > `));
}
