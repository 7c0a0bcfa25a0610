import type Stripe from 'stripe';
import { fromStripeAmount } from './stripe-amount.ts';
import type { Money } from '#app/kernel/money.ts';

export interface PaymentRefund extends Money {
  id: string;
  /** Stripe's: pending, requires_action, succeeded, failed, canceled */
  status: string;
  metadata: Record<string, string>;
}

/** Every refund of a payment, newest first. @throws Stripe.errors.StripeError */
export async function listRefunds(stripe: Stripe, paymentIntentId: string): Promise<PaymentRefund[]> {
  const refunds: PaymentRefund[] = [];
  for await (const refund of stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 }))
    refunds.push({
      id: refund.id,
      status: refund.status ?? 'pending',
      metadata: refund.metadata ?? {},
      ...fromStripeAmount(refund),
    });
  return refunds;
}
