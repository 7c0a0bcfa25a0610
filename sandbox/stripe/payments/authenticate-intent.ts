import { StripeError } from '../http/stripe-error.ts';
import type { PaymentIntentRow } from '../state/records.ts';
import { approveIntent, failIntent } from './confirm-intent.ts';
import { tellToken, usableToken, type PaymentContext } from './shared-token-usage.ts';

/**
 * Ends the buyer's 3-D Secure challenge of an intent in `requires_action`, well or badly.
 * @throws StripeError 400 when it waits for no authentication
 */
export function authenticateIntent(
  context: PaymentContext,
  intent: PaymentIntentRow,
  outcome: 'succeeded' | 'failed',
): PaymentIntentRow {
  if (intent.status !== 'requires_action')
    throw new StripeError(
      400,
      'invalid_request_error',
      `${intent.id} is ${intent.status}, not requires_action`,
    );
  const token = intent.sharedToken
    ? context.state.sharedTokens.patch(intent.sharedToken, { issuedStatus: 'active' })
    : null;
  if (token && token.deactivatedAt === null) tellToken(context, token, 'active');
  if (outcome === 'failed')
    return failIntent(context, intent, null, {
      code: 'payment_intent_authentication_failure',
      doc_url: 'https://stripe.com/docs/error-codes/payment-intent-authentication-failure',
      message:
        'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
      type: 'invalid_request_error',
    });
  try {
    if (token) usableToken(context, token.id, intent.amount, intent.currency, 'shared_payment_granted_token');
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return failIntent(context, intent, null, { message: error.message, type: error.type });
  }
  return approveIntent(context, intent, context.state.paymentMethods.get(intent.paymentMethod!)!, true);
}
