import Stripe from 'stripe';
import type { Money } from '#app/kernel/money.ts';
import type { Refused, Unknown } from './classify-stripe-error.ts';
import { fromStripeAmount } from './stripe-amount.ts';

/** Money is reserved (or taken already); the amount is what the charge is for. */
export interface Authorized extends Money {
  status: 'authorized';
  paymentIntentId: string;
  chargeId: string;
  /** True once the money is taken. */
  captured: boolean;
  brand?: string;
  last4?: string;
  /** Stripe Radar's view; the score is 0 to 100. */
  risk?: { level: string; score?: number };
}

export type PaymentOutcome =
  | Authorized
  | { status: 'requires_action'; paymentIntentId: string }
  | { status: 'canceled'; paymentIntentId: string }
  | Refused
  | Unknown;

/** What a PaymentIntent means for the sale. It must come with `latest_charge` expanded. */
export function paymentOutcome(intent: Stripe.PaymentIntent): PaymentOutcome {
  const paymentIntentId = intent.id;
  switch (intent.status) {
    case 'requires_capture':
    case 'succeeded':
      return authorized(intent, intent.latest_charge as Stripe.Charge);
    case 'requires_action':
      return { status: 'requires_action', paymentIntentId };
    case 'canceled':
      return { status: 'canceled', paymentIntentId };
    case 'requires_payment_method': {
      const failed = intent.last_payment_error;
      const reason =
        failed?.code === 'payment_intent_authentication_failure' ? 'authentication_failed' : 'declined';
      return { status: 'refused', reason, message: failed?.message ?? 'The payment was not completed.' };
    }
    default:
      return {
        status: 'unknown',
        error: new Stripe.errors.StripeAPIError({
          type: 'api_error',
          message: `${paymentIntentId} is ${intent.status}`,
        }),
        replay: false,
      };
  }
}

function authorized(intent: Stripe.PaymentIntent, charge: Stripe.Charge): Authorized {
  const card = charge.payment_method_details?.card;
  const { risk_level: level, risk_score: score } = charge.outcome ?? {};
  return {
    status: 'authorized',
    paymentIntentId: intent.id,
    chargeId: charge.id,
    captured: intent.status === 'succeeded',
    ...fromStripeAmount(intent),
    ...(card?.brand && { brand: card.brand }),
    ...(card?.last4 && { last4: card.last4 }),
    ...(level && { risk: { level, ...(score !== undefined && score !== null && { score }) } }),
  };
}
