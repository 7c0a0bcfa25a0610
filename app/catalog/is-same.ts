/** As Shopify compares tags, types and vendors: case does not count. */
export function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
