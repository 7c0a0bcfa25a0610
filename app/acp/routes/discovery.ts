import { ACP_VERSIONS, NEWEST_VERSION } from '#app/agents/acp-versions.ts';
import { LANGUAGES } from '#app/kernel/language.ts';
import { DISCOUNT_EXTENSION } from '../wire/discounts.ts';

/** Where agents look, below the origin (RFC 8615; ACP rfc.discovery.md, section 4.1). */
export const DISCOVERY_PATH = '/.well-known/acp.json';

/** A shop that is met on its own host. */
export interface DiscoveredShop {
  agentHost: string;
  /** ISO 4217, any case */
  currency: string;
  presentmentCurrencies: string[];
}

/**
 * ACP 2026-04-17 `DiscoveryResponse`. On the platform's host: what holds for every shop of this installation. Which
 * shops there are, what they sell and how they take payment is no part of it: nobody has to say who they are to read
 * it (rfc.discovery.md, 7.4). On a shop's own host also that shop's currencies.
 * @param appUrl the app's public origin, e.g. `https://aisle.example`.
 */
export function discoveryDocument(appUrl: string, shop: DiscoveredShop | null) {
  const origin = shop ? `${new URL(appUrl).protocol}//${shop.agentHost}` : appUrl;
  return {
    protocol: {
      name: 'acp',
      version: NEWEST_VERSION,
      supported_versions: [...ACP_VERSIONS].reverse(), // oldest first here, newest first in errors
    },
    api_base_url: new URL('/acp', origin).href,
    transports: ['rest'],
    capabilities: {
      services: ['checkout', 'orders', 'carts'],
      extensions: [DISCOUNT_EXTENSION],
      intervention_types: [],
      ...(shop && { supported_currencies: currencies(shop) }),
      supported_locales: [...LANGUAGES],
    },
  };
}

function currencies({ currency, presentmentCurrencies }: DiscoveredShop): string[] {
  return [...new Set([currency, ...presentmentCurrencies].map((code) => code.toLowerCase()))];
}
