import { ACP_VERSIONS, NEWEST_VERSION } from '#app/agents/acp-versions.ts';

/** Where agents look, below the origin (RFC 8615; ACP rfc.discovery.md, section 4.1). */
export const DISCOVERY_PATH = '/.well-known/acp.json';
/** The shortest time that rfc.discovery.md (section 4.1, "Caching") asks for. */
export const DISCOVERY_CACHING = 'public, max-age=3600';

/**
 * ACP 2026-04-17 `DiscoveryResponse`: what holds for every shop of this installation. Which shops there are, what they
 * sell and how they take payment is no part of it: nobody has to say who they are to read it (rfc.discovery.md, 7.4).
 * @param appUrl the app's public origin, e.g. `https://aisle.example`.
 */
export function discoveryDocument(appUrl: string) {
  return {
    protocol: {
      name: 'acp',
      version: NEWEST_VERSION,
      supported_versions: [...ACP_VERSIONS].reverse(), // oldest first here, newest first in errors
    },
    api_base_url: new URL('/acp', appUrl).href,
    transports: ['rest'],
    capabilities: { services: ['checkout', 'orders'] },
  };
}
