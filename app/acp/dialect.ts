import type { CompleteSessionInput } from '#app/checkout/complete-session.server.ts';
import type { CreateSessionInput } from '#app/checkout/create-session.server.ts';
import type { SessionChanges } from '#app/checkout/price-session.server.ts';
import type { CheckoutSession, SessionState } from '#app/checkout/session.ts';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import { v20260417 } from './v2026-04-17/dialect.ts';

/** What a session's answer needs besides the session. */
export interface SellerFacts {
  /** The shop takes payment in the chat; null: it hands buyers over to its own checkout. */
  payment: { merchantId: string; environment: 'sandbox' | 'production' } | null;
  /** Shopify's policies of the shop. */
  policies: { type: string; title: string; url: string }[];
  /** Shopify's own checkout with the same cart. */
  continueUrl: string | null;
}

export interface OrderEventFacts {
  type: 'order_create' | 'order_update';
  orderId: string;
  sessionId: string;
  order: AgentOrder;
}

/** One version of the protocol: requests in, answers out. Everything else in Aisle is the same for all versions. */
export interface AcpDialect {
  version: string;
  /** @throws AppError with the JSONPath of what is wrong */
  parseCreate(body: unknown): CreateSessionInput;
  parseUpdate(body: unknown): SessionChanges;
  parseComplete(body: unknown): CompleteSessionInput;
  parseCancel(body: unknown): SessionState['intentTrace'];
  session(session: CheckoutSession, facts: SellerFacts): Record<string, unknown>;
  orderEvent(event: OrderEventFacts): Record<string, unknown>;
}

/** Newest first, as version errors list them. */
const DIALECTS: AcpDialect[] = [v20260417];

export const SUPPORTED_VERSIONS = DIALECTS.map((dialect) => dialect.version);

/** The dialect of an `API-Version`, or undefined. */
export function findDialect(version: string): AcpDialect | undefined {
  return DIALECTS.find((dialect) => dialect.version === version);
}

/** The newest dialect: what is spoken where nobody asked for a version. */
export const NEWEST_DIALECT = DIALECTS[0]!;
