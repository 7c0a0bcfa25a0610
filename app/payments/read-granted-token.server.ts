import Stripe from 'stripe';
import { classifyStripeError, type Refused, type Unknown } from './classify-stripe-error.ts';
import { retrieveGrantedToken, type GrantedToken } from './shared-payment-token.ts';

export type GrantedTokenResult = { status: 'granted'; token: GrantedToken } | Refused | Unknown;

/**
 * Reads a token before it is charged. One that Stripe does not know, or that was granted to another seller, is refused
 * with `token_unknown`.
 */
export async function readGrantedToken(stripe: Stripe, id: string): Promise<GrantedTokenResult> {
  try {
    return { status: 'granted', token: await retrieveGrantedToken(stripe, id) };
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.code === 'resource_missing')
      return { status: 'refused', reason: 'token_unknown', message: error.message };
    return classifyStripeError(error);
  }
}
