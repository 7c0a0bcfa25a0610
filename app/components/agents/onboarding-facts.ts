import { DISCOVERY_PATH } from '#app/acp/routes/discovery.ts';
import { versionPolicy } from '#app/acp/version-policy.ts';
import { ACP_VERSIONS, type AcpVersion } from '#app/agents/acp-versions.ts';
import type { Onboarding } from '#app/agents/get-onboarding.server.ts';

/** What a platform needs, for its programs: names and values are the same in every language. No secret is among it. */
export function onboardingFacts(onboarding: Onboarding) {
  const { shop, connection, merchantId, feeds, shopFeedUrl, origin } = onboarding;
  const own = feeds.flatMap(({ format, url }) => (url ? [{ format, url }] : []));
  return {
    merchant: { name: shop.name, storefront: shop.primaryUrl, contact: shop.email },
    environment: connection.mode,
    acp_base_url: new URL('/acp', origin).href,
    discovery_url: new URL(DISCOVERY_PATH, origin).href,
    api_versions: [...ACP_VERSIONS],
    authentication: 'bearer',
    request_signatures: connection.signaturePolicy,
    selling_mode: connection.sellingMode,
    stripe_merchant_id: connection.sellingMode === 'in_chat' ? merchantId : null,
    currencies: [...new Set([shop.currency, ...shop.presentmentCurrencies])],
    /** Empty: wherever the shop ships. */
    allowed_countries: connection.allowedCountries,
    requests_per_minute: connection.rateLimit,
    order_events: {
      url: connection.eventUrl,
      api_version: connection.apiVersion,
      signature_header: eventHeader(connection.apiVersion as AcpVersion, shop.name),
      signature_algorithm: 'hmac-sha256',
    },
    feeds: own.length > 0 ? own : [{ format: 'openai-jsonl', url: shopFeedUrl }],
    policies: shop.policies as { title: string; url: string }[],
  };
}

/** Which header carries the signature of an order event in this version. */
function eventHeader(version: AcpVersion, shopName: string): string {
  const { header } = versionPolicy(version).eventSignature;
  return header === 'merchant_name' ? `${shopName.replace(/\W+/g, '_')}-Signature` : header;
}
