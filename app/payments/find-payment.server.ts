import type Stripe from 'stripe';
import { addSeconds } from '#app/kernel/clock.ts';
import { classifyStripeError } from './classify-stripe-error.ts';
import { paymentOutcome, type PaymentOutcome } from './payment-outcome.ts';

/** Clocks of two machines differ by less. */
const CLOCK_SKEW_SECONDS = 600;

/**
 * Looks for a payment by its metadata, where its idempotency key can tell nothing any more: Stripe has stored a
 * failure under it, or has forgotten it. Lists rather than searches: search is up to a minute behind
 * (docs.stripe.com/search, "Data freshness").
 * @param wanted.metadata every entry must be on the payment
 * @param wanted.since the payment is not older than this
 * @returns how it stands now, null if there is none, `unknown` if Stripe did not answer
 */
export async function findPayment(
  stripe: Stripe,
  wanted: { metadata: Record<string, string>; since: Date },
): Promise<PaymentOutcome | null> {
  const gte = Math.floor(addSeconds(wanted.since, -CLOCK_SKEW_SECONDS).getTime() / 1000);
  const entries = Object.entries(wanted.metadata);
  try {
    const pages = stripe.paymentIntents.list({
      created: { gte },
      limit: 100,
      expand: ['data.latest_charge'],
    });
    for await (const intent of pages) {
      if (entries.every(([key, value]) => intent.metadata[key] === value)) return paymentOutcome(intent);
    }
    return null;
  } catch (error) {
    return classifyStripeError(error);
  }
}
