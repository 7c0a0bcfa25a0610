import type { AcpVersion } from '#app/agents/acp-versions.ts';
import type { Cart } from '#app/checkout/cart/cart.ts';
import type { CartContents } from '#app/checkout/cart/fill-cart.server.ts';
import type { Interventions } from '#app/checkout/hand-off/negotiate-interventions.ts';
import type { MarketingOffer } from '#app/checkout/buyer/consents.ts';
import type { CheckoutSession } from '#app/checkout/session/session.ts';
import { v20250912 } from './v2025-09-12/dialect.ts';
import { v20250929 } from './v2025-09-29/dialect.ts';
import { v20251212 } from './v2025-12-12/dialect.ts';
import { v20260116 } from './v2026-01-16/dialect.ts';
import { v20260130 } from './v2026-01-30/dialect.ts';
import { v20260417 } from './v2026-04-17/dialect.ts';
import type { RequestParser } from './wire/parse-requests.ts';

/** What a session's answer needs besides the session. */
export interface SellerFacts {
  /** The shop takes payment in the chat; null: it hands buyers over to its own checkout. */
  payment: { merchantId: string; environment: 'sandbox' | 'production' } | null;
  /** What a payment in the chat may ask of the buyer; nothing where there is none. */
  interventions: Interventions;
  /** Shopify's policies of the shop. */
  policies: { type: string; title: string; url: string }[];
  /** Where the buyer goes on in the shop itself (checkout/hand-off/continue-url.ts). */
  continueUrl: string;
  /** What the buyer is asked about marketing. */
  marketing: MarketingOffer[];
}

/** Carts, in versions that have them. */
export interface CartDialect {
  /** `POST /carts` and `PUT /carts/{id}`: all that the cart is to hold. */
  parseContents(body: unknown): Omit<CartContents, 'language'>;
  /** `POST /carts/{id}/cancel` */
  parseCancel(body: unknown): void;
  /** Cart. `continueUrl`: Shopify's own cart with the same lines. */
  cart(cart: Cart, continueUrl: string): Record<string, unknown>;
}

/**
 * One version of the protocol: requests in, answers out. With version-policy.ts, all that Aisle does differently
 * from one version to another.
 */
export interface AcpDialect extends RequestParser {
  version: AcpVersion;
  /** Absent where the version has no carts. */
  carts?: CartDialect;
  /** CheckoutSession: the answer of create, update, get and cancel. */
  session(session: CheckoutSession, facts: SellerFacts): Record<string, unknown>;
  /** CheckoutSessionWithOrder once there is an order: the answer of complete. */
  completion(session: CheckoutSession, facts: SellerFacts): Record<string, unknown>;
  /** A field of a request that the domain names as the newest version does, in this version's words (JSONPath). */
  requestPath(path: string): string;
}

const DIALECTS: Record<AcpVersion, AcpDialect> = {
  '2026-04-17': v20260417,
  '2026-01-30': v20260130,
  '2026-01-16': v20260116,
  '2025-12-12': v20251212,
  '2025-09-29': v20250929,
  '2025-09-12': v20250912,
};

/** The dialect of a version. */
export function dialectOf(version: AcpVersion): AcpDialect {
  return DIALECTS[version];
}
