import { OPENAI_VERSION } from '#app/agents/acp-versions.ts';

/** ACP's releases, oldest first. */
export const RELEASES = ['2025-09-29', '2025-12-12', '2026-01-16', '2026-01-30', '2026-04-17'];
/** The only one whose Error has `supported_versions`: version errors are told in it. */
export const NEWEST_RELEASE = '2026-04-17';

/** What a seller may answer. */
export interface Expected {
  status: readonly number[];
  /** Of the session, when the answer is one. */
  sessionStatus?: readonly string[];
  /** ACP error code. */
  code?: string;
  /** The session's id: that a repeat got the first answer. */
  sessionId?: string;
  /** The error lists the versions that are spoken. */
  listsVersions?: true;
}

/** What the releases ask for differently besides the shapes of bodies. */
export interface ReleasePolicy {
  completeStatus: number;
  /** Same key, another body. */
  keyConflict: Expected;
  withoutKey: Expected;
}

/**
 * Until 2026-01-30: openapi.agentic_checkout.yaml (create 201, complete 200, Idempotency-Key not required) and
 * rfc.agentic_checkout.md of those releases, section 6 (409 `idempotency_conflict`).
 */
const BEFORE_2026_04: ReleasePolicy = {
  completeStatus: 200,
  keyConflict: { status: [409], code: 'idempotency_conflict' },
  withoutKey: { status: [201] },
};

/** The row of a version. */
export function releasePolicy(version: string): ReleasePolicy {
  // changelog/2026-04-17.md, "Mandatory Idempotency Requirements"
  if (version === NEWEST_RELEASE)
    return {
      completeStatus: 200,
      keyConflict: { status: [422], code: 'idempotency_conflict' },
      withoutKey: { status: [400], code: 'idempotency_key_required' },
    };
  // developers.openai.com/commerce/specs/checkout ("Response Errors") and guides/production
  if (version === OPENAI_VERSION)
    return {
      ...BEFORE_2026_04,
      completeStatus: 201,
      keyConflict: { status: [409], code: 'request_not_idempotent' },
    };
  return BEFORE_2026_04;
}

/** Refusals that say "not in this state"; openapi.agentic_checkout.yaml names no more than `4XX` for update and complete. */
const NOT_NOW = [400, 405, 409, 422];
const OPEN = ['incomplete', 'not_ready_for_payment', 'ready_for_payment', 'requires_escalation'];

export type State =
  'incomplete' | 'not_ready' | 'ready' | 'hand_off' | 'completed' | 'canceled' | 'expired' | 'unknown';
export type Operation = 'get' | 'update' | 'complete' | 'cancel';
export type CartOperation = 'create_cart' | 'get_cart' | 'update_cart' | 'cancel_cart';
export const STATES: readonly State[] = [
  'incomplete',
  'not_ready',
  'ready',
  'hand_off',
  'completed',
  'canceled',
  'expired',
  'unknown',
];
/** States that only the owner of a seller can bring about (Seller.own). */
export const OWN_STATES: readonly State[] = ['incomplete', 'hand_off', 'expired'];
export const OPERATIONS: readonly Operation[] = ['get', 'update', 'complete', 'cancel'];

/** What an operation on a session in a state must lead to (all versions). */
export function expectedOf(state: State, operation: Operation, { completeStatus }: ReleasePolicy): Expected {
  // openapi.agentic_checkout.yaml: GET 404 "Not found"; rfc.agentic_checkout.md: 404 for unknown sessions.
  if (state === 'unknown') return { status: [404] };
  const finished = state === 'completed' || state === 'canceled' || state === 'expired';
  switch (operation) {
    case 'get': // rfc, "Retrieve Checkout Session": 200 with the latest state, finished ones too
      return { status: [200], sessionStatus: statusesOf(state) };
    case 'update': // rfc, "Update Checkout Session": 200
      return finished ? { status: NOT_NOW } : { status: [200], sessionStatus: OPEN };
    case 'complete': // rfc, "Complete Checkout Session": 200 with an order
      if (finished) return { status: NOT_NOW };
      return state === 'ready'
        ? { status: [completeStatus], sessionStatus: ['completed'] }
        : { status: [completeStatus, ...NOT_NOW], sessionStatus: OPEN };
    case 'cancel': // rfc: "200 OK when canceled, 405 if already completed or canceled"
      return finished ? { status: [405] } : { status: [200], sessionStatus: ['canceled'] };
  }
}

/** The session statuses of a state: versions before 2026-01-30 have fewer words (docs/acp-notes.md). */
const STATUSES: Record<Exclude<State, 'unknown'>, string[]> = {
  incomplete: ['incomplete', 'not_ready_for_payment'],
  not_ready: ['not_ready_for_payment'],
  ready: ['ready_for_payment'],
  hand_off: ['requires_escalation', 'not_ready_for_payment'],
  completed: ['completed'],
  canceled: ['canceled'],
  expired: ['expired', 'canceled'],
};

/** The session statuses of a state. */
export function statusesOf(state: Exclude<State, 'unknown'>): string[] {
  return STATUSES[state];
}

/** A payment that cannot work: a refusal, or (rfc, section 7) a session with a message and without an order. */
export function unpaid({ completeStatus }: ReleasePolicy): Expected {
  return { status: [completeStatus, 400, 402, 409, 422], sessionStatus: OPEN };
}

/** Requests that fail before they reach a session. */
export const REFUSED = {
  // rfc.agentic_checkout.md, "Authorization: Bearer" is REQUIRED; RFC 9110: 401
  unauthorized: { status: [401] },
  // rfc.agentic_checkout.md: "API-Version … REQUIRED"; "400 Bad Request with a supported_versions array"
  version: { status: [400], listsVersions: true },
  // ACP Error type invalid_request: "malformed request, missing required fields, or invalid JSON"
  invalid: { status: [400] },
  // rfc: "Content-Type: application/json" REQUIRED; RFC 9110: 415
  contentType: { status: [400, 415] },
} as const satisfies Record<string, Expected>;
