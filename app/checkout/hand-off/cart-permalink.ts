import { AGENT_ATTRIBUTE } from '#app/orders/order-attributes.ts';
import { isHidden } from '../lines/hide-items.ts';
import type { CartLine } from '../session/session.ts';

/** By whom a link into the shop is told. */
export interface LinkingAgent {
  name: string;
  platform: string;
}

/**
 * Shopify's cart permalink (https://shopify.dev/docs/apps/build/checkout/create-cart-permalinks): Shopify's own
 * checkout with these lines, marked as the agent's. "Selling plans don't work with cart permalinks" (there): where a
 * line needs one it is that product's page, from which no order can be told to be the agent's.
 * @param domain the shop's `*.myshopify.com`
 */
export function cartPermalink(domain: string, agent: LinkingAgent, lines: readonly CartLine[]): URL {
  const page = lines.find((line) => line.productPage)?.productPage;
  const items = lines.filter((line) => !isHidden(line)).map((line) => `${line.variantId}:${line.quantity}`);
  const url = page ? new URL(page) : new URL(`/cart/${items.join(',')}`, `https://${domain}`);
  url.searchParams.set(`attributes[${AGENT_ATTRIBUTE}]`, agent.name);
  url.searchParams.set('utm_source', agent.platform);
  url.searchParams.set('utm_medium', 'agent');
  url.searchParams.set('utm_campaign', 'aisle');
  return url;
}
