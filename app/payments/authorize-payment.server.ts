import type Stripe from 'stripe';
import type { Money } from '#app/kernel/money.ts';
import { classifyStripeError } from './classify-stripe-error.ts';
import { paymentOutcome, type PaymentOutcome } from './payment-outcome.ts';
import { SHARED_PAYMENT_API_VERSION, tokenParameters, type TokenPlacement } from './shared-payment-token.ts';
import { toStripeAmount } from './stripe-amount.ts';

/** `amount` in minor units. */
export interface Authorization extends Money {
  /** The agent's shared payment token, `spt_…`. */
  token: string;
  /** Derived from session and attempt: the same key is the same payment, whatever happens on the way. */
  idempotencyKey: string;
  description?: string;
  metadata?: Record<string, string>;
  /** `manual` (the default) only reserves the money; capturePayment takes it. */
  captureMethod?: 'manual' | 'automatic';
  placement?: TokenPlacement;
  /** The buyer must pass 3-D Secure, whatever the issuer asks for, wherever the card can. */
  demandAuthentication?: boolean;
}

/**
 * Charges a shared payment token. After `unknown` with `replay: true` the caller repeats the call unchanged, and
 * Stripe answers what became of the first one. A replayed answer shows the payment as it was then: read it anew
 * (readPayment) before acting on an old one.
 */
export async function authorizePayment(stripe: Stripe, input: Authorization): Promise<PaymentOutcome> {
  try {
    const intent = await stripe.paymentIntents.create(
      {
        ...toStripeAmount(input),
        ...tokenParameters(input.token, input.placement ?? 'payment_method_data'),
        confirm: true,
        capture_method: input.captureMethod ?? 'manual',
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        ...(input.demandAuthentication && {
          payment_method_options: { card: { request_three_d_secure: 'any' as const } },
        }),
        ...(input.description && { description: input.description }),
        ...(input.metadata && { metadata: input.metadata }),
        expand: ['latest_charge'],
      },
      { idempotencyKey: input.idempotencyKey, apiVersion: SHARED_PAYMENT_API_VERSION },
    );
    return paymentOutcome(intent);
  } catch (error) {
    return classifyStripeError(error);
  }
}
