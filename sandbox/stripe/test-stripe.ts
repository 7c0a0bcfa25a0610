import Stripe from 'stripe';
import { onTestFinished } from 'vitest';
import { DEMO_MERCHANT } from './demo-accounts.ts';
import {
  startStripeSimulator,
  type StripeSimulator,
  type StripeSimulatorOptions,
} from './start-stripe-simulator.ts';

export const PREVIEW = { apiVersion: '2026-04-22.preview' };

/** The official client, pointed at a simulator. */
export function clientOf(
  simulator: StripeSimulator,
  key = DEMO_MERCHANT.secretKey,
  maxNetworkRetries = 0,
): Stripe {
  return new Stripe(key, {
    host: 'localhost',
    port: simulator.port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries,
  });
}

/** A simulator for one test, closed at its end, with the demo merchant's client. */
export async function startTestStripe(
  options: Partial<StripeSimulatorOptions> = {},
): Promise<{ simulator: StripeSimulator; stripe: Stripe }> {
  const simulator = await startStripeSimulator({ port: 0, dataFile: null, ...options });
  onTestFinished(() => simulator.close());
  return { simulator, stripe: clientOf(simulator) };
}

/** A shared payment token of up to `max_amount`, made with the test helper; returns its id. */
export async function grantToken(
  stripe: Stripe,
  limits: { currency?: string; max_amount: number; expires_at?: number },
  card = 'pm_card_visa',
): Promise<string> {
  const token = await stripe.rawRequest(
    'POST',
    '/v1/test_helpers/shared_payment/granted_tokens',
    { payment_method: card, usage_limits: { currency: 'usd', ...limits } },
    PREVIEW,
  );
  return (token as unknown as { id: string }).id;
}

/** Parameters that pay with the token at once. */
export function tokenPayment(
  token: string,
  amount: number,
  currency = 'usd',
): Stripe.PaymentIntentCreateParams {
  return {
    amount,
    currency,
    confirm: true,
    payment_method_data: { shared_payment_granted_token: token },
  } as unknown as Stripe.PaymentIntentCreateParams;
}

/** Calls one of the simulator's controls and returns the JSON answer. */
export async function control(simulator: StripeSimulator, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(
    `${simulator.url}/_control/${path}`,
    body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
  );
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** What the promise rejects with; it must. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error as Stripe.errors.StripeError,
  );
  if (!outcome) throw new Error('Stripe did not refuse');
  return outcome;
}
