/**
 * Every way a call can go wrong, in one table: HTTP status, ACP error type, and words for the merchant.
 * The code is also the ACP `code`, unless the protocol fixes another.
 */
const ERRORS = {
  // The caller's fault: nothing was changed.
  invalid_json: { status: 400, type: 'invalid_request', merchant: 'The agent sent text that is not JSON.' },
  invalid: { status: 400, type: 'invalid_request', merchant: 'The agent sent a field that is not usable.' },
  missing: { status: 400, type: 'invalid_request', merchant: 'The agent left out a required field.' },
  invalid_item_id: {
    status: 400,
    type: 'invalid_request',
    merchant: 'The agent asked for an item that this shop does not have.',
  },
  unsupported: {
    status: 400,
    type: 'invalid_request',
    merchant: 'The agent asked for something this shop does not offer through agents.',
  },
  pii_not_allowed: {
    status: 400,
    type: 'invalid_request',
    merchant: 'The agent sent personal data where none may be.',
  },
  unsupported_currency: {
    status: 400,
    type: 'invalid_request',
    merchant: 'The agent asked for a currency the shop does not sell in.',
  },
  country_not_allowed: {
    status: 400,
    type: 'invalid_request',
    merchant: 'The buyer is in a country that this agent must not sell to.',
  },
  unsupported_media_type: {
    status: 415,
    type: 'invalid_request',
    merchant: 'The agent sent a body that is not JSON.',
  },
  request_too_large: { status: 413, type: 'invalid_request', merchant: 'The agent sent more than 1 MB.' },
  missing_api_version: {
    status: 400,
    type: 'invalid_request',
    merchant: 'The agent did not say which protocol version it speaks.',
  },
  unsupported_api_version: {
    status: 400,
    type: 'invalid_request',
    merchant: 'The agent speaks a protocol version Aisle does not.',
  },
  unauthorized: {
    status: 401,
    type: 'invalid_request',
    merchant: 'The agent used a key that is unknown or revoked.',
  },
  not_found: {
    status: 404,
    type: 'invalid_request',
    merchant: 'The agent asked for something that does not exist.',
  },
  method_not_allowed: {
    status: 405,
    type: 'invalid_request',
    merchant: 'The agent tried to change a checkout that is finished.',
  },
  conflict: {
    status: 409,
    type: 'invalid_request',
    merchant: 'The checkout was being changed by another request.',
  },
  address_on_complete: {
    status: 409,
    type: 'invalid_request',
    merchant: 'The agent wanted to change the address while paying.',
  },
  requires_3ds: {
    status: 400,
    type: 'invalid_request',
    merchant: 'The agent went on without the authentication that the card issuer asks for.',
  },
  rate_limited: {
    status: 429,
    type: 'invalid_request',
    merchant: 'The agent made more calls in a minute than its limit allows.',
  },
  spend_cap_reached: {
    status: 429,
    type: 'invalid_request',
    merchant: 'The agent has sold as much today as its limit allows.',
  },
  idempotency_key_required: {
    status: 400,
    type: 'invalid_request',
    merchant: 'The agent did not send an Idempotency-Key.',
  },
  idempotency_in_flight: {
    status: 409,
    type: 'invalid_request',
    merchant: 'The agent repeated a request that is still being worked on.',
  },
  idempotency_conflict: {
    status: 422,
    type: 'invalid_request',
    merchant: 'The agent reused an Idempotency-Key for another request.',
  },
  not_ready_for_payment: {
    status: 400,
    type: 'invalid_request',
    merchant: 'The agent tried to pay before the checkout was complete.',
  },
  handoff_required: {
    status: 400,
    type: 'invalid_request',
    merchant: 'This agent hands buyers over to your own checkout; it cannot take payment.',
  },
  checkout_not_offered: {
    status: 403,
    type: 'invalid_request',
    merchant: 'This agent may only show your products, not sell them.',
  },
  payments_not_connected: {
    status: 400,
    type: 'invalid_request',
    merchant: 'No Stripe account is connected, so nothing can be paid.',
  },
  // Ours or a service's: the caller may repeat the same request.
  service_unavailable: {
    status: 503,
    type: 'service_unavailable',
    merchant: 'Shopify or Stripe did not answer in time; the agent was asked to try again.',
  },
  processing_error: {
    status: 500,
    type: 'processing_error',
    merchant: 'Something unexpected went wrong inside Aisle.',
  },
} as const satisfies Record<string, { status: number; type: ErrorType; merchant: string }>;

export type ErrorType = 'invalid_request' | 'processing_error' | 'service_unavailable';
export type ErrorCode = keyof typeof ERRORS;

export interface AppErrorDetails {
  /** RFC 9535 JSONPath of the offending field, e.g. `$.line_items[0].quantity`. */
  param?: string;
  /** When the caller may try again. */
  retryAfterSeconds?: number;
  /** With `conflict`: another was faster; the same work, begun again at once, may succeed. */
  lostRace?: boolean;
  /** Sent with version errors. */
  supportedVersions?: string[];
  cause?: unknown;
}

/** The one error that domain code throws on purpose. `message` is shown to the caller: no secrets, no buyer data. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly param?: string;
  readonly retryAfterSeconds?: number;
  readonly lostRace: boolean;
  readonly supportedVersions?: string[];

  constructor(code: ErrorCode, message: string, details: AppErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.param = details.param;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.lostRace = details.lostRace ?? false;
    this.supportedVersions = details.supportedVersions;
  }

  /** HTTP status. */
  get status(): number {
    return ERRORS[this.code].status;
  }

  /** ACP's error type. */
  get type(): ErrorType {
    return ERRORS[this.code].type;
  }

  /** What it means, in words for the merchant. */
  get merchantText(): string {
    return ERRORS[this.code].merchant;
  }
}

/** Turns anything that was thrown into an AppError; what is not one already becomes `processing_error` with its cause kept. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('processing_error', 'The request could not be processed.', { cause: error });
}
