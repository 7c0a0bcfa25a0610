import type { Json } from '../state/records.ts';

type ErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';

interface ErrorFields {
  code?: string;
  decline_code?: string;
  param?: string;
  charge?: string;
  payment_intent?: Json;
  payment_method?: Json;
  advice_code?: string;
}

/** A refusal in Stripe's shape (https://docs.stripe.com/api/errors). */
export class StripeError extends Error {
  constructor(
    readonly status: number,
    readonly type: ErrorType,
    message: string,
    readonly fields: ErrorFields = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  /** The response body. */
  body(requestId: string): Json {
    const { code } = this.fields;
    return {
      error: {
        ...this.fields,
        ...(code && { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }),
        message: this.message,
        request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
        type: this.type,
      },
    };
  }
}

/** 400 with `invalid_request_error`. */
export function invalidRequest(message: string, fields: ErrorFields = {}): StripeError {
  return new StripeError(400, 'invalid_request_error', message, fields);
}

/** "No such …": 404 when the id stood in the path, 400 when it came as a parameter, as at Stripe. */
export function noSuch(kind: string, id: string, param: string, where: 'path' | 'parameter'): StripeError {
  return new StripeError(where === 'path' ? 404 : 400, 'invalid_request_error', `No such ${kind}: '${id}'`, {
    code: 'resource_missing',
    param,
  });
}

export function unrecognizedUrl(method: string, path: string): StripeError {
  return new StripeError(
    404,
    'invalid_request_error',
    `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  );
}

/** Only the last four letters of a key may appear in a message. */
export function maskKey(key: string): string {
  const shown = /^(sk|rk|pk)_(test|live)_/.exec(key)?.[0] ?? '';
  return `${shown}${'*'.repeat(Math.max(4, key.length - shown.length - 4))}${key.slice(-4)}`;
}
