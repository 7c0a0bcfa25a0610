import type Stripe from 'stripe';
import { classifyStripeError } from './classify-stripe-error.ts';
import { paymentOutcome, type PaymentOutcome } from './payment-outcome.ts';

/** Reads how a payment stands now, e.g. after the buyer authenticated. */
export async function readPayment(stripe: Stripe, paymentIntentId: string): Promise<PaymentOutcome> {
  try {
    return paymentOutcome(
      await stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['latest_charge'] }),
    );
  } catch (error) {
    return classifyStripeError(error);
  }
}
