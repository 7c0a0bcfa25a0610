/** `toGid('ProductVariant', '44001')` → `gid://shopify/ProductVariant/44001`. */
export function toGid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/**
 * The id inside a global id: `gid://shopify/ProductVariant/44001` → `44001`; query parameters are dropped
 * (`gid://shopify/InventoryLevel/1?inventory_item_id=2` → `1`).
 * @throws RangeError if the text is no Shopify global id.
 */
export function fromGid(gid: string): string {
  const match = /^gid:\/\/shopify\/\w+\/([^/?]+)(?:\?.*)?$/.exec(gid);
  if (!match) throw new RangeError(`"${gid}" is not a Shopify global id`);
  return match[1]!;
}
