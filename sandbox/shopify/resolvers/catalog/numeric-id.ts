/** `gid://shopify/Product/1001` → `1001`. */
export function numericId(gid: string): string {
  return /(\d+)(?:\?.*)?$/.exec(gid)?.[1] ?? '0';
}

/** `gid://shopify/Product/1001` → `Product`; null if it is no gid. */
export function gidType(gid: string): string | null {
  return /^gid:\/\/shopify\/(\w+)\/\d+/.exec(gid)?.[1] ?? null;
}
