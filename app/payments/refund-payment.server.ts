import type Stripe from 'stripe';
import type { Money } from '#app/kernel/money.ts';
import { classifyStripeError, type Refused, type Unknown } from './classify-stripe-error.ts';
import { fromStripeAmount, toStripeAmount } from './stripe-amount.ts';

/** `amount` in minor units, at most what is captured and not refunded yet. */
export interface RefundRequest extends Money {
  paymentIntentId: string;
  idempotencyKey: string;
  reason?: Stripe.RefundCreateParams.Reason;
  metadata?: Record<string, string>;
}

export type RefundResult =
  /** `pending`: Stripe tells by webhook how it ends. */
  (Money & { status: 'refunded' | 'pending'; refundId: string }) | Refused | Unknown;

/** Gives captured money back, wholly or in part. More than is left is refused with `over_limit`. */
export async function refundPayment(stripe: Stripe, input: RefundRequest): Promise<RefundResult> {
  try {
    const refund = await stripe.refunds.create(
      {
        payment_intent: input.paymentIntentId,
        amount: toStripeAmount(input).amount,
        ...(input.reason && { reason: input.reason }),
        ...(input.metadata && { metadata: input.metadata }),
      },
      { idempotencyKey: input.idempotencyKey },
    );
    if (refund.status === 'failed' || refund.status === 'canceled')
      return {
        status: 'refused',
        reason: 'declined',
        message: `The refund is ${refund.status} (${refund.failure_reason ?? 'no reason given'}).`,
      };
    return {
      status: refund.status === 'succeeded' ? 'refunded' : 'pending',
      refundId: refund.id,
      ...fromStripeAmount(refund),
    };
  } catch (error) {
    return classifyStripeError(error);
  }
}
