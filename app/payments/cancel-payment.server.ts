import Stripe from 'stripe';
import { classifyStripeError, type Refused, type Unknown } from './classify-stripe-error.ts';

export interface Cancellation {
  paymentIntentId: string;
  idempotencyKey: string;
  reason?: Stripe.PaymentIntentCancelParams.CancellationReason;
}

export type CancelResult = { status: 'canceled'; paymentIntentId: string } | Refused | Unknown;

/**
 * Releases authorised money. A payment cancelled before counts as cancelled; a captured one is refused with
 * `unexpected_state` and must be refunded instead.
 */
export async function cancelPayment(stripe: Stripe, input: Cancellation): Promise<CancelResult> {
  const done: CancelResult = { status: 'canceled', paymentIntentId: input.paymentIntentId };
  try {
    await stripe.paymentIntents.cancel(
      input.paymentIntentId,
      input.reason ? { cancellation_reason: input.reason } : {},
      { idempotencyKey: input.idempotencyKey },
    );
    return done;
  } catch (error) {
    const intent = error instanceof Stripe.errors.StripeError ? error.payment_intent : undefined;
    return intent?.status === 'canceled' ? done : classifyStripeError(error);
  }
}
