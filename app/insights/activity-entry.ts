/** What agents can ask for, as the activity log calls it. */
export type ActivityOperation =
  | 'create_session'
  | 'get_session'
  | 'update_session'
  | 'complete_session'
  | 'cancel_session'
  | 'create_cart'
  | 'get_cart'
  | 'update_cart'
  | 'cancel_cart';

/** One call of an agent: what it asked for and how it ended. No bodies, no buyer data. */
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
