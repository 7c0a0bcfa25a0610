import type { AcpVersion } from '#app/agents/acp-versions.ts';

/**
 * What the versions of the protocol do differently besides the shapes of sessions and carts: one row per version, nothing
 * else in Aisle asks for a version. What all of them agree on is no column: create answers 201, update, get and cancel 200; a
 * declined payment is a message in a session that can be paid again; a key still being worked on is 409
 * `idempotency_in_flight` (only 2026-04-17 says so, none contradicts).
 */
export interface VersionPolicy {
  completeStatus: 200 | 201;
  /** On POST. */
  idempotencyKey: 'required' | 'optional';
  /** The same key with another body. */
  idempotencyConflict: { status: 409 | 422; code: string };
  /** `type` of an order event. */
  eventTypes: { order_create: string; order_update: string };
  /** What an order event tells: status and `refunds[]`, or the whole Order with `adjustments[]`. */
  refunds: 'refunds' | 'adjustments';
  eventSignature: {
    /** `merchant_name`: the header is called after the shop, e.g. `Corner_Shop-Signature`. */
    header: 'Merchant-Signature' | 'merchant_name';
    /** `body`: hex HMAC-SHA256 of the raw body. `timestamped`: `t=<unix>,v1=<hex HMAC-SHA256 of "t.body">`. */
    format: 'body' | 'timestamped';
  };
}

/**
 * 2025-09-29 to 2026-01-30: openapi.agentic_checkout.yaml (complete 200, Idempotency-Key not required),
 * rfc.agentic_checkout.md as of those releases, section 6 (409 `idempotency_conflict`), and
 * openapi.agentic_checkout_webhook.yaml (`Merchant-Signature` "over the raw request body", order_create/order_update).
 */
const BEFORE_2026_04: VersionPolicy = {
  completeStatus: 200,
  idempotencyKey: 'optional',
  idempotencyConflict: { status: 409, code: 'idempotency_conflict' },
  eventTypes: { order_create: 'order_create', order_update: 'order_update' },
  refunds: 'refunds',
  eventSignature: { header: 'Merchant-Signature', format: 'body' },
};

const POLICIES: Record<AcpVersion, VersionPolicy> = {
  // changelog/2026-04-17.md: "Mandatory Idempotency Requirements" (400, 422), "Webhook signing: Stripe-aligned format",
  // "Adjustments replace refunds" (openapi.agentic_checkout_webhook.yaml, OrderEventData).
  '2026-04-17': {
    completeStatus: 200,
    idempotencyKey: 'required',
    idempotencyConflict: { status: 422, code: 'idempotency_conflict' },
    eventTypes: { order_create: 'order_create', order_update: 'order_update' },
    refunds: 'adjustments',
    eventSignature: { header: 'Merchant-Signature', format: 'timestamped' },
  },
  '2026-01-30': BEFORE_2026_04,
  '2026-01-16': BEFORE_2026_04,
  '2025-12-12': BEFORE_2026_04,
  '2025-09-29': BEFORE_2026_04,
  // developers.openai.com/commerce: specs/checkout ("Response Errors": 201, code request_not_idempotent; "Webhooks":
  // order_created/order_updated, Merchant_Name-Signature) and guides/production (complete 201, conflict 409).
  '2025-09-12': {
    ...BEFORE_2026_04,
    completeStatus: 201,
    idempotencyConflict: { status: 409, code: 'request_not_idempotent' },
    eventTypes: { order_create: 'order_created', order_update: 'order_updated' },
    eventSignature: { header: 'merchant_name', format: 'body' },
  },
};

/** The row of a version. */
export function versionPolicy(version: AcpVersion): VersionPolicy {
  return POLICIES[version];
}
