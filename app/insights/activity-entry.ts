/** What agents can ask for, as the activity log calls it. */
export const ACTIVITY_OPERATIONS = [
  'create_session',
  'get_session',
  'update_session',
  'complete_session',
  'cancel_session',
  'create_cart',
  'get_cart',
  'update_cart',
  'cancel_cart',
] as const;

export type ActivityOperation = (typeof ACTIVITY_OPERATIONS)[number];

/** One call of an agent: what it asked for and how it ended. No buyer data. */
export interface ActivityEntry {
  connectionId: string;
  operation: ActivityOperation;
  /** HTTP status of the answer. */
  status: number;
  /** AppError's code, or that of the first message of the answer; null when all is well. */
  code: string | null;
  apiVersion: string | null;
  requestId: string | null;
  /** The answer was that of an earlier call with the same Idempotency-Key. */
  replayed: boolean;
  /** The checkout session or cart that the path names or the answer made. */
  subjectId: string | null;
  /** JSONPaths of fields that no version of the protocol knows. */
  unknownFields: string[];
}

/** What was sent and answered, as it came: it is masked before it is stored. Undefined: there was none, or it could not be read. */
export interface CallBodies {
  request: unknown;
  response: unknown;
}

/** How a call ended: answered, refused as the caller's (4xx), failed as ours (5xx). */
export const CALL_OUTCOMES = ['ok', 'refused', 'failed'] as const;
