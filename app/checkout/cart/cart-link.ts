import type { CartLine } from '../session.ts';

/**
 * Shopify's cart permalink with these lines: the buyer goes on in the shop itself. Null for no lines.
 * @param domain the shop's `*.myshopify.com`.
 */
export function cartLink(domain: string, lines: readonly CartLine[]): string | null {
  if (lines.length === 0) return null;
  const items = lines.map((line) => `${line.variantId}:${line.quantity}`).join(',');
  return new URL(`/cart/${items}`, `https://${domain}`).href;
}
