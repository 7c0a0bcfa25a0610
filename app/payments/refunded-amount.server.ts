import type Stripe from 'stripe';
import { classifyStripeError, type Refused, type Unknown } from './classify-stripe-error.ts';
import { fromStripeAmount } from './stripe-amount.ts';

/**
 * How much of a payment has been given back or is on its way, in minor units: refunds that have failed or were
 * cancelled do not count.
 */
export async function refundedAmount(
  stripe: Stripe,
  paymentIntentId: string,
): Promise<{ status: 'read'; amount: number } | Refused | Unknown> {
  let amount = 0;
  try {
    for await (const refund of stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 }))
      if (refund.status !== 'failed' && refund.status !== 'canceled')
        amount += fromStripeAmount(refund).amount;
    return { status: 'read', amount };
  } catch (error) {
    return classifyStripeError(error);
  }
}
