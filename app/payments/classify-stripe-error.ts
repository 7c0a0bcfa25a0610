import Stripe from 'stripe';

/** Why Stripe said no, for good: nothing was charged by this call. */
export type RefusalReason =
  | 'declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'authentication_failed'
  | 'token_unknown'
  | 'token_expired'
  | 'token_revoked'
  | 'token_used'
  /** It cannot pay, and Stripe does not say why. */
  | 'token_invalid'
  | 'over_limit'
  | 'wrong_currency'
  /** Below Stripe's minimum or above its maximum. */
  | 'amount_not_chargeable'
  /** The payment is in another state than the operation needs, e.g. captured already. */
  | 'unexpected_state'
  | 'already_refunded'
  | 'disputed'
  /** The merchant's key, its permissions or Aisle's parameters: staff must look, the buyer cannot help. */
  | 'configuration';

export interface Refused {
  status: 'refused';
  reason: RefusalReason;
  /** Stripe's words, for logs and staff. */
  message: string;
}

export interface Unknown {
  status: 'unknown';
  error: Stripe.errors.StripeError;
  /**
   * Whether the same call with the same idempotency key can still bring the answer. False when Stripe would only
   * repeat its stored failure: then look the payment up instead.
   */
  replay: boolean;
}

const BY_CODE: Record<string, RefusalReason> = {
  insufficient_funds: 'insufficient_funds',
  expired_card: 'expired_card',
  authentication_required: 'authentication_failed',
  payment_intent_authentication_failure: 'authentication_failed',
  amount_too_small: 'amount_not_chargeable',
  amount_too_large: 'amount_not_chargeable',
  payment_intent_unexpected_state: 'unexpected_state',
  charge_already_captured: 'unexpected_state',
  charge_already_refunded: 'already_refunded',
  charge_disputed: 'disputed',
};

/**
 * Sorts what the Stripe client threw into a refusal or an unknown outcome. Timeouts, cut connections, 5xx, 409 and
 * 429 are unknown: the call may have been carried out.
 * @throws the error itself when it is none of Stripe's
 */
export function classifyStripeError(error: unknown): Refused | Unknown {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const refused = (reason: RefusalReason): Refused => ({ status: 'refused', reason, message: error.message });
  switch (error.type) {
    case 'StripeCardError':
      return refused(BY_CODE[error.decline_code ?? ''] ?? BY_CODE[error.code ?? ''] ?? 'declined');
    case 'StripeInvalidRequestError':
      return refused(reasonOfInvalidRequest(error));
    case 'StripeAuthenticationError':
    case 'StripePermissionError':
      return refused('configuration');
    case 'StripeIdempotencyError':
      return { status: 'unknown', error, replay: false };
    default:
      return { status: 'unknown', error, replay: error.headers?.['stripe-should-retry'] !== 'false' };
  }
}

/**
 * Stripe publishes no codes for a token that cannot pay, so such a refusal comes without one; our other parameters
 * are fixed, and their faults have codes.
 */
function reasonOfInvalidRequest({ code, param = '', statusCode }: Stripe.errors.StripeError): RefusalReason {
  const known = BY_CODE[code ?? ''];
  if (known) return known;
  if (code === 'resource_missing')
    return param.includes('shared_payment') ? 'token_unknown' : 'configuration';
  if (code !== undefined || statusCode === 404) return 'configuration';
  if (param === 'amount') return 'over_limit';
  return param === 'currency' ? 'wrong_currency' : 'token_invalid';
}
