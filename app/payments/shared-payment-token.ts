import type Stripe from 'stripe';
import type { Money } from '#app/kernel/money.ts';
import { toStripeAmount } from './stripe-amount.ts';

/**
 * Version of Stripe's public preview with shared payment tokens. The released client has no types for it, so this
 * module keeps its own (docs.stripe.com/api/shared-payment/granted-token).
 */
export const SHARED_PAYMENT_API_VERSION = '2026-04-22.preview';

export interface RiskInsight {
  score: number;
  recommended_action: 'block' | 'continue';
}

/** The fields of `shared_payment.granted_token` that Aisle uses. */
export interface GrantedToken {
  id: string;
  agent_details: { network_business_profile: string | null } | null;
  /** Unix seconds, as all times here. */
  created: number;
  deactivated_at: number | null;
  deactivated_reason: 'consumed' | 'expired' | 'resolved' | 'revoked' | null;
  livemode: boolean;
  payment_method_details: {
    type: string;
    card?: { brand: string; last4: string; exp_month: number; exp_year: number; funding: string };
  } | null;
  risk_details?: { insights: Record<string, RiskInsight | undefined> } | null;
  shared_metadata: Record<string, string> | null;
  /** Amounts in Stripe's smallest unit, currencies in lower case. */
  usage_details: { amount_captured: { currency: string; value: number } | null } | null;
  usage_limits: { currency: string; max_amount: number; expires_at: number | null };
}

/** Reads a token that an agent granted to the key's account. @throws Stripe.errors.StripeError */
export async function retrieveGrantedToken(stripe: Stripe, id: string): Promise<GrantedToken> {
  const path = `/v1/shared_payment/granted_tokens/${encodeURIComponent(id)}`;
  const token = await stripe.rawRequest('GET', path, undefined, { apiVersion: SHARED_PAYMENT_API_VERSION });
  return token as unknown as GrantedToken;
}

/** Where a PaymentIntent carries the token: as documented now, or as in the private preview of 2025. */
export type TokenPlacement = 'payment_method_data' | 'top_level';

/** The PaymentIntent parameters that pay with the token, typed for a client that does not know them. */
export function tokenParameters(
  token: string,
  placement: TokenPlacement,
): Partial<Stripe.PaymentIntentCreateParams> {
  const parameter = { shared_payment_granted_token: token };
  const placed = placement === 'top_level' ? parameter : { payment_method_data: parameter };
  return placed as Partial<Stripe.PaymentIntentCreateParams>;
}

export type TokenProblem = 'revoked' | 'expired' | 'used' | 'resolved' | 'over_limit' | 'wrong_currency';

/**
 * Tells whether a token can pay `amount` (minor units) at `now`, before anything is charged: Stripe publishes no
 * error codes for these cases.
 */
export function checkGrantedToken(
  token: GrantedToken,
  charge: Money & { now: Date },
): { ok: true } | { ok: false; problem: TokenProblem } {
  const problem = problemOf(token, charge);
  return problem ? { ok: false, problem } : { ok: true };
}

function problemOf(token: GrantedToken, charge: Money & { now: Date }): TokenProblem | null {
  if (token.deactivated_reason)
    return token.deactivated_reason === 'consumed' ? 'used' : token.deactivated_reason;
  if (token.deactivated_at !== null) return 'revoked';
  const { currency, expires_at, max_amount } = token.usage_limits;
  if (expires_at !== null && expires_at * 1000 <= charge.now.getTime()) return 'expired';
  const wanted = toStripeAmount(charge);
  if (wanted.currency !== currency.toLowerCase()) return 'wrong_currency';
  const used = token.usage_details?.amount_captured?.value ?? 0;
  if (used >= max_amount) return 'used';
  return wanted.amount > max_amount - used ? 'over_limit' : null;
}
