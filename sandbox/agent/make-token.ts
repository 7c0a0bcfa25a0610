import Stripe from 'stripe';
import { type Clock, systemClock } from '#app/kernel/clock.ts';

/** Stripe's preview version with Shared Payment Tokens; in no released SDK yet, hence the raw request. */
const SPT_API_VERSION = '2026-04-22.preview';

/** Where an agent's Stripe calls go. */
export interface StripeTarget {
  /** e.g. `http://localhost:4002`; the official client is pointed at it unchanged. */
  url: string;
  secretKey: string;
}

/** The fields an agent needs of Stripe's `shared_payment.granted_token`. */
export interface GrantedToken {
  id: string;
  usage_limits: { currency: string; max_amount: number; expires_at: number | null };
  usage_details: { amount_captured: { currency: string; value: number } };
}

export interface TokenRequest {
  /** Minor units: the most the seller may capture, i.e. the order total. */
  amount: number;
  /** ISO 4217, any case. */
  currency: string;
  /** Stripe test payment method; `pm_card_visa` pays. */
  paymentMethod?: string;
  /** Unix seconds. */
  expiresAt?: number;
  sharedMetadata?: Record<string, string>;
}

/** Raw call and answer, for showing the wire. */
export interface TokenExchange {
  request: Record<string, unknown>;
  path: string;
  at: string;
  durationMs: number;
  token: GrantedToken;
}

const PATH = '/v1/test_helpers/shared_payment/granted_tokens';

/**
 * Makes a Shared Payment Token limited to one amount by Stripe's test helper. The helper stands for the agent:
 * the key is the seller's, and the token is granted to the seller of that key.
 * @throws Stripe.errors.StripeError when Stripe refuses it.
 */
export async function makeToken(
  target: StripeTarget,
  request: TokenRequest,
  clock: Clock = systemClock,
): Promise<TokenExchange> {
  const params = {
    payment_method: request.paymentMethod ?? 'pm_card_visa',
    usage_limits: {
      currency: request.currency.toLowerCase(),
      max_amount: request.amount,
      ...(request.expiresAt ? { expires_at: request.expiresAt } : {}),
    },
    ...(request.sharedMetadata ? { shared_metadata: request.sharedMetadata } : {}),
  };
  const startedAt = clock();
  const token = await call(target, 'POST', PATH, params);
  const durationMs = clock().getTime() - startedAt.getTime();
  return { request: params, path: PATH, at: startedAt.toISOString(), durationMs, token };
}

/** Minor units the seller has captured with a token so far, as Stripe counts them. */
export async function capturedAmount(target: StripeTarget, tokenId: string): Promise<number> {
  const token = await call(target, 'GET', `/v1/shared_payment/granted_tokens/${tokenId}`);
  return token.usage_details.amount_captured.value;
}

async function call(
  target: StripeTarget,
  method: 'GET' | 'POST',
  path: string,
  params?: Record<string, unknown>,
): Promise<GrantedToken> {
  const url = new URL(target.url);
  const stripe = new Stripe(target.secretKey, {
    host: url.hostname,
    port: url.port || (url.protocol === 'https:' ? '443' : '80'),
    protocol: url.protocol === 'https:' ? 'https' : 'http',
    maxNetworkRetries: 2,
    telemetry: false,
  });
  const answer: unknown = await stripe.rawRequest(method, path, params, { apiVersion: SPT_API_VERSION });
  return answer as GrantedToken;
}
