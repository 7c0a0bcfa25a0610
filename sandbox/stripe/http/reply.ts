import type { Json } from '../state/records.ts';
import { StripeError } from './stripe-error.ts';

/** What goes back over the wire. */
export interface Reply {
  status: number;
  body: Json;
  headers: Record<string, string>;
}

/** The reply to a refused or failed call; anything but a StripeError is a bug of the simulator and answers 500. */
export function errorReply(error: unknown, requestId: string): Reply {
  const refusal =
    error instanceof StripeError
      ? error
      : new StripeError(500, 'api_error', `The Stripe simulator failed: ${String((error as Error).stack)}`);
  return { status: refusal.status, body: refusal.body(requestId), headers: refusal.headers };
}
