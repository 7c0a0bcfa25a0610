import type { Shop } from '#app/db/client/client.ts';
import { isHidden } from '../lines/hide-items.ts';
import type { CartLine } from '../session/session.ts';
import { cartPermalink, type LinkingAgent } from './cart-permalink.ts';

type ShopAddress = Pick<Shop, 'domain' | 'primaryUrl'>;

/** Where a cart's buyer goes on in the shop: its checkout with the same lines, or its front page if none can be shown. */
export function cartUrl(shop: ShopAddress, agent: LinkingAgent, lines: readonly CartLine[]): string {
  return lines.every(isHidden) ? shopFront(shop) : cartPermalink(shop.domain, agent, lines).href;
}

/** The shop's front page, as buyers know its address. */
export function shopFront({ domain, primaryUrl }: ShopAddress): string {
  return primaryUrl || `https://${domain}`;
}
