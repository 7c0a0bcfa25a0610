import { AGENT_ATTRIBUTE } from '#app/orders/order-attributes.ts';
import type { CartLine } from './session.ts';

/** By whom a link into the shop is told. */
export interface LinkingAgent {
  name: string;
  platform: string;
}

/**
 * Shopify's cart permalink (https://shopify.dev/docs/apps/build/checkout/create-cart-permalinks): Shopify's own
 * checkout with these lines, marked as the agent's.
 * @param domain the shop's `*.myshopify.com`
 */
export function cartPermalink(domain: string, agent: LinkingAgent, lines: readonly CartLine[]): URL {
  const items = lines.map((line) => `${line.variantId}:${line.quantity}`).join(',');
  const url = new URL(`/cart/${items}`, `https://${domain}`);
  url.searchParams.set(`attributes[${AGENT_ATTRIBUTE}]`, agent.name);
  url.searchParams.set('utm_source', agent.platform);
  url.searchParams.set('utm_medium', 'agent');
  url.searchParams.set('utm_campaign', 'aisle');
  return url;
}
