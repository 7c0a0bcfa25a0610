import Stripe from 'stripe';
import type { Money } from '#app/kernel/money.ts';
import { classifyStripeError, type Refused, type Unknown } from './classify-stripe-error.ts';
import { fromStripeAmount, toStripeAmount } from './stripe-amount.ts';

/** `amount` in minor units, at most what was authorised; Stripe releases the rest. */
export interface Capture extends Money {
  paymentIntentId: string;
  idempotencyKey: string;
}

export type CaptureResult =
  /** Money with what was taken, which after an earlier capture may differ from what was asked. */
  (Money & { status: 'captured'; paymentIntentId: string; chargeId: string }) | Refused | Unknown;

/** Takes authorised money. A payment captured before counts as captured. */
export async function capturePayment(stripe: Stripe, input: Capture): Promise<CaptureResult> {
  try {
    return captured(
      await stripe.paymentIntents.capture(
        input.paymentIntentId,
        { amount_to_capture: toStripeAmount(input).amount },
        { idempotencyKey: input.idempotencyKey },
      ),
    );
  } catch (error) {
    const intent = error instanceof Stripe.errors.StripeError ? error.payment_intent : undefined;
    return intent?.status === 'succeeded' ? captured(intent) : classifyStripeError(error);
  }
}

function captured(intent: Stripe.PaymentIntent): CaptureResult {
  const charge = intent.latest_charge;
  return {
    status: 'captured',
    paymentIntentId: intent.id,
    chargeId: typeof charge === 'string' ? charge : (charge?.id ?? ''),
    ...fromStripeAmount({ amount: intent.amount_received, currency: intent.currency }),
  };
}
