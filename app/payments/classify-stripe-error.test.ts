import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { classifyStripeError } from './classify-stripe-error.ts';

const { errors } = Stripe;
type Raw = ConstructorParameters<typeof errors.StripeCardError>[0];
const raw = (fields: object) => ({ message: 'words', ...fields }) as Raw;
const card = (fields: object) =>
  new errors.StripeCardError(raw({ type: 'card_error', statusCode: 402, ...fields }));
const invalid = (fields: object) =>
  new errors.StripeInvalidRequestError(raw({ type: 'invalid_request_error', statusCode: 400, ...fields }));
const api = (statusCode: number, headers: object = {}) =>
  new errors.StripeAPIError(raw({ type: 'api_error', statusCode, headers }));

test.each<[string, unknown, string]>([
  ['a decline', card({ code: 'card_declined', decline_code: 'generic_decline' }), 'declined'],
  ['fraud', card({ code: 'card_declined', decline_code: 'fraudulent' }), 'declined'],
  ['a processing error', card({ code: 'processing_error' }), 'declined'],
  ['no funds', card({ code: 'card_declined', decline_code: 'insufficient_funds' }), 'insufficient_funds'],
  ['an expired card', card({ code: 'expired_card' }), 'expired_card'],
  [
    'an expired card by decline code',
    card({ code: 'card_declined', decline_code: 'expired_card' }),
    'expired_card',
  ],
  ['authentication needed', card({ code: 'authentication_required' }), 'authentication_failed'],
  [
    'authentication failed',
    invalid({ code: 'payment_intent_authentication_failure' }),
    'authentication_failed',
  ],
  ['too little', invalid({ code: 'amount_too_small', param: 'amount' }), 'amount_not_chargeable'],
  ['too much for Stripe', invalid({ code: 'amount_too_large', param: 'amount' }), 'amount_not_chargeable'],
  ['over the limit', invalid({ param: 'amount' }), 'over_limit'],
  ['another currency', invalid({ param: 'currency' }), 'wrong_currency'],
  ['a dead token', invalid({ param: 'payment_method_data[shared_payment_granted_token]' }), 'token_invalid'],
  ['a dead token without a param', invalid({}), 'token_invalid'],
  [
    'an unknown token',
    invalid({ code: 'resource_missing', param: 'payment_method_data[shared_payment_granted_token]' }),
    'token_unknown',
  ],
  [
    'an unknown payment',
    invalid({ code: 'resource_missing', param: 'intent', statusCode: 404 }),
    'configuration',
  ],
  ['an unknown address', invalid({ statusCode: 404 }), 'configuration'],
  [
    'a version without tokens',
    invalid({ code: 'parameter_unknown', param: 'shared_payment_granted_token' }),
    'configuration',
  ],
  ['the wrong state', invalid({ code: 'payment_intent_unexpected_state' }), 'unexpected_state'],
  ['refunded before', invalid({ code: 'charge_already_refunded' }), 'already_refunded'],
  ['disputed', invalid({ code: 'charge_disputed' }), 'disputed'],
  ['a wrong key', new errors.StripeAuthenticationError(raw({ statusCode: 401 })), 'configuration'],
  ['a weak key', new errors.StripePermissionError(raw({ statusCode: 403 })), 'configuration'],
])('%s is refused', (_, error, reason) => {
  expect(classifyStripeError(error)).toEqual({ status: 'refused', reason, message: 'words' });
});

test.each<[string, unknown, boolean]>([
  ['a timeout or cut connection', new errors.StripeConnectionError(raw({})), true],
  ['503', api(503), true],
  ['409, key in use', api(409), true],
  ['429', new errors.StripeRateLimitError(raw({ statusCode: 429 })), true],
  ['a stored 500', api(500, { 'stripe-should-retry': 'false' }), false],
  ['other parameters for the key', new errors.StripeIdempotencyError(raw({ statusCode: 400 })), false],
])('%s is unknown', (_, error, replay) => {
  expect(classifyStripeError(error)).toEqual({ status: 'unknown', error, replay });
});

test("GIVEN an error that is not Stripe's THEN it is thrown on", () => {
  expect(() => classifyStripeError(new TypeError('bug'))).toThrow(TypeError);
});
