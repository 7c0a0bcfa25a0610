import type { Fault } from '#sandbox/faults/fault-plan.ts';
import { errorReply, type Reply } from './reply.ts';
import { maskKey, StripeError } from './stripe-error.ts';

const SORRY =
  'Sorry! There was an error while talking to one of our backends. We have already been notified of the problem, but please contact support@stripe.com with any questions.';

/**
 * Refuses a call that is not to be carried out at all.
 * @throws StripeError 401, 429 or 5xx
 */
export function refuseBefore(fault: Fault, authorization = ''): void {
  if (fault.kind === 'throttled')
    throw new StripeError(
      429,
      'invalid_request_error',
      'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
      { code: 'rate_limit' },
      { 'Stripe-Rate-Limited-Reason': 'global-rate' },
    );
  if (fault.kind === 'token_revoked')
    throw new StripeError(
      401,
      'invalid_request_error',
      `Expired API Key provided: ${maskKey(authorization.split(' ')[1] ?? '')}`,
      { code: 'api_key_expired' },
    );
  if (fault.kind === 'error_before') throw new StripeError(fault.status, 'api_error', SORRY);
}

/**
 * The reply the caller gets after the work was done, or null when the connection is cut instead.
 * A 500 is Stripe's own: it asks the client not to retry, since the stored 500 would only be replayed.
 */
export function spoilReply(fault: Fault | null, reply: Reply, requestId: string): Reply | null {
  if (fault?.kind === 'drop_reply' || fault?.kind === 'kill_after') return null;
  if (fault?.kind !== 'error_after') return reply;
  const failure = errorReply(new StripeError(fault.status, 'api_error', SORRY), requestId);
  return fault.status === 500 ? { ...failure, headers: { 'Stripe-Should-Retry': 'false' } } : failure;
}

/**
 * What is kept under the idempotency key. A 500 after the work is Stripe's endpoint failing, and "the same result,
 * including 500 errors" is replayed for ever; 502, 503 and 504 stand for something in front of Stripe failing,
 * behind which the endpoint's true result was kept.
 */
export function keptReply(fault: Fault | null, reply: Reply, requestId: string): Reply {
  return fault?.kind === 'error_after' && fault.status === 500 ? spoilReply(fault, reply, requestId)! : reply;
}
