/** What agents call a shop's items: `shops.item_id_source`. */
export type ItemIdSource = 'variant_id' | 'sku';

/**
 * What agents call a variant, in the feed and in a checkout alike. By SKU, a variant whose SKU is missing or
 * ambiguous goes by its id: an agent must never get another item than the one it was shown.
 */
export function itemIdOf(
  variant: { id: string; sku: string | null },
  source: string,
  ambiguousSkus: ReadonlySet<string>,
): string {
  if (source !== ('sku' satisfies ItemIdSource) || variant.sku === null) return variant.id;
  return ambiguousSkus.has(variant.sku) ? variant.id : variant.sku;
}
