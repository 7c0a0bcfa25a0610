import Stripe from 'stripe';
import { toStripeAmount } from './stripe-amount.ts';
import type { Money } from '#app/kernel/money.ts';
import { SHARED_PAYMENT_API_VERSION, type GrantedToken } from './shared-payment-token.ts';

/** Where Stripe's test mode grants a token as an agent's wallet does in live mode. */
const PATH = '/v1/test_helpers/shared_payment/granted_tokens';

/** A call of Stripe's test helper: what went over the wire, and the token if there is one. */
export interface TestGrant {
  token: string | null;
  path: string;
  params: Record<string, unknown>;
  /** HTTP status; null: no answer. */
  status: number | null;
  answer: unknown;
  durationMs: number;
}

/**
 * Has Stripe's test helper grant the seller a Shared Payment Token for one amount, as the buyer's wallet does in live
 * mode (docs.stripe.com/agentic-commerce, "Test your integration").
 * @param stripe of the seller's test key
 * @param paymentMethod a test payment method, e.g. `pm_card_visa`
 * @throws what is no error of Stripe's; a refusal is in the answer.
 */
export async function grantTestToken(
  stripe: Stripe,
  limit: Money,
  paymentMethod: string,
): Promise<TestGrant> {
  const { amount, currency } = toStripeAmount(limit);
  const params = { payment_method: paymentMethod, usage_limits: { currency, max_amount: amount } };
  const started = performance.now();
  const told = (rest: Pick<TestGrant, 'token' | 'status' | 'answer'>): TestGrant => {
    return { path: PATH, params, durationMs: Math.round(performance.now() - started), ...rest };
  };
  try {
    const given = await stripe.rawRequest('POST', PATH, params, { apiVersion: SHARED_PAYMENT_API_VERSION });
    const token = given as unknown as GrantedToken;
    const { lastResponse: _transport, ...answer } = given;
    return told({ token: token.id, status: 200, answer });
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const { type, code, message } = error;
    return told({
      token: null,
      status: error.statusCode ?? null,
      answer: { error: { type, code, message } },
    });
  }
}
