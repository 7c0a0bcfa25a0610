import type { ChainEntry, ChainPoint, Verdict } from '../verify-chain.ts';
import type { Witness } from './read-witness.server.ts';

export const PACK_FORMAT = 'aisle-evidence/1';

/**
 * Everything a merchant can show about an order: first what it says, for people, then the chain it says it by. Amounts
 * are whole minor units of their `currency`, times ISO 8601 in UTC. docs/evidence.md tells each field, and how to verify.
 */
export interface EvidencePack {
  format: typeof PACK_FORMAT;
  made_at: string;
  shop: { domain: string; name: string };
  agent: { id: string; name: string; platform: string; mode: string };
  order: {
    id: string;
    name: string;
    shopify_order: string;
    checkout_session: string;
    selling_mode: string;
    status: string;
    placed_at: string;
  };
  /** What the buyer agreed to, what Stripe took, what the order says now. Null: not known, or not Aisle's to know. */
  totals: {
    currency: string;
    agreed: number | null;
    charged: number | null;
    shopify: number;
    refunded: number;
  };
  /** Null once erased. */
  buyer: { contact: unknown; recipient: unknown; billing_address: unknown };
  items: unknown;
  /** Null where Shopify's checkout took the money. */
  payment: Record<string, unknown> | null;
  consents: unknown[];
  policies: { type: string; title: string; url: string; shown_at: string }[];
  fulfillments: unknown;
  adjustments: unknown;
  /** Money that went back, at Stripe and in Shopify's books. */
  refunds: unknown[];
  disputes: unknown[];
  staff_decisions: DatedFact[];
  events: PackedEvent[];
  /** The agent's calls from the activity log, reads and refusals among them; kept 90 days. */
  calls: PackedCall[];
  /** Who has opened this evidence before. */
  accesses: { at: string; actor: string; how: string }[];
  verification: Verdict & { witness: Witness };
  how_to_verify: string;
  chain: { session: string; head: ChainPoint | null; entries: ChainEntry[] };
}

/** What an entry of the chain says, with its number there. */
export interface DatedFact {
  at: string;
  entry: number;
  facts: unknown;
}

/** What the agent was told of the order, and each attempt to tell it. */
export interface PackedEvent {
  id: string;
  sequence: number;
  type: string;
  created_at: string;
  /** Null: the agent has not taken it. */
  delivered_at: string | null;
  /** Attempts to tell it; HTTP status of the last answer, or why there was none. */
  attempts: number;
  last_status: number | null;
  last_error: string | null;
  /** Each request that told it, oldest first; kept 90 days. `status` null: no answer. */
  deliveries: { at: string; status: number | null; error: string | null; duration_ms: number }[];
  /** SHA-256 of the order it tells, in canonical JSON. */
  payload_sha256: string;
}

export interface PackedCall {
  at: string;
  operation: string;
  status: number;
  code: string | null;
  request_id: string | null;
  replayed: boolean;
}
