import type { Purchase as Row } from '#app/db/client/client.ts';
import type { StockHold } from './stock-hold/stock-hold.ts';
import type { RiskInsight } from '#app/payments/shared-payment-token.ts';
import type { Message, PostalAddress } from '../session/session.ts';

/**
 * Recovery points of a purchase, in order. Each names what is durably known, so that whoever resumes
 * (a retry of the agent, or the background job) knows what may already have happened outside.
 * - `holding_stock`: the goods may be held by a draft order; it is found by its tag, and ends by itself
 * - `authorizing`: the card may have been authorised; repeating with the same idempotency key finds out
 * - `authenticating`: the card's issuer waits for the buyer; the payment itself tells how that ended
 * - `creating_order`: authorised; the Shopify order may exist: look it up first
 * - `capturing`: the order exists; the capture may have happened; repeating with the same key finds out
 * - `compensating`: it cannot be finished; order and payment are being undone, however often that is repeated
 * - `setting_aside`: of an order that a platform took the money for: its Shopify order is being cancelled, the money stays
 * - `set_aside`: it waits for staff, who retry it (next attempt) or reject it (platform-order/decide-platform-order)
 * - `completed`: charged, ordered, recorded
 * - `refused`: nothing was charged, no order is left; the buyer may try again (next attempt)
 */
export type PurchaseStep =
  | 'holding_stock'
  | 'authorizing'
  | 'authenticating'
  | 'creating_order'
  | 'capturing'
  | 'compensating'
  | 'setting_aside'
  | 'set_aside'
  | 'completed'
  | 'refused';

/** Those that something is still to be done at. */
export type OpenStep = Exclude<PurchaseStep, 'set_aside' | 'completed' | 'refused'>;

/** What the agent is told when a purchase was refused; `text` is in English, for staff. */
export interface Refusal extends Pick<Message, 'code' | 'text' | 'param' | 'resolution'> {
  /** Which words say it in another language (purchase/refusals.ts). */
  reason?: string;
  /** Of what is sold out: how many of each variant can still be sold, where Shopify told; null: any number. */
  stock?: Record<string, number | null>;
}

/** Kept in `purchases.payment`. */
export interface PaymentFacts extends TokenFacts {
  mode: 'test' | 'live';
  billingAddress: PostalAddress | null;
  authorizedAt: string | null;
  brand: string | null;
  last4: string | null;
  /** The merchant demands 3-D Secure of every purchase of this agent. */
  mustAuthenticate: boolean;
  /** The agent can show the buyer what the card's issuer asks for. */
  canAuthenticate: boolean;
  /** ISO 8601: until when the buyer may authenticate; null where the issuer does not ask for it. */
  authenticateBy: string | null;
  /** Stripe Radar's view of the charge; the score is 0 to 100. Null until it is authorised, or where Radar says nothing. */
  risk: { level: string; score?: number } | null;
  /** A platform ran the checkout and took the money (checkout/platform-order). */
  platformOrderId?: string;
}

/** What Stripe told of the token before it was charged; null where none was read (an order paid at a platform). */
export interface TokenFacts {
  /** `risk_details.insights`, in Stripe's words. */
  tokenRisk: Record<string, RiskInsight> | null;
  /** `maxAmount` in minor units of `currency` (upper case); `expiresAt` ISO 8601. */
  tokenLimits: { maxAmount: number; currency: string; expiresAt: string | null } | null;
  /** `agent_details.network_business_profile`: the agent, as Stripe knows it. */
  agentProfile: string | null;
}

export interface PurchaseRecord extends Omit<Row, 'step' | 'payment' | 'refusal' | 'stockHold'> {
  step: PurchaseStep;
  payment: PaymentFacts;
  refusal: Refusal | null;
  stockHold: StockHold | null;
}

/** What is not known before a charge, and what purchases of earlier versions of Aisle did not keep. */
export const NO_FACTS: PaymentFacts = {
  mode: 'test',
  billingAddress: null,
  authorizedAt: null,
  brand: null,
  last4: null,
  mustAuthenticate: false,
  canAuthenticate: true,
  authenticateBy: null,
  risk: null,
  tokenRisk: null,
  tokenLimits: null,
  agentProfile: null,
};

/** A stored row with its JSON columns typed. */
export function toPurchase(row: Row): PurchaseRecord {
  return {
    ...row,
    step: row.step as PurchaseStep,
    payment: { ...NO_FACTS, ...(row.payment as unknown as Partial<PaymentFacts>) },
    refusal: row.refusal as Refusal | null,
    stockHold: row.stockHold as StockHold | null,
  };
}

/** Where a purchase's payment token is sealed to. */
export const tokenContext = (sessionId: string) => `purchases:${sessionId}:token`;
