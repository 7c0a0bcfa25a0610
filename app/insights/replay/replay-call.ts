import type { ActivityEntry, ActivityOperation } from '../activity-entry.ts';
import { unmaskBody } from './unmask-body.ts';

/** What of an entry its replay is made of. */
export interface ReplayedCall extends Pick<ActivityEntry, 'operation' | 'apiVersion' | 'subjectId'> {
  id: string;
  /** The masked request as JSON; null: it is not kept. */
  request: string | null;
}

/** Where the simulator's app takes calls of agents. */
export const SANDBOX_API = 'http://localhost:4000/acp';
/** The shell's variable that holds the key: no key is put on a clipboard. */
export const KEY_VARIABLE = 'AISLE_API_KEY';

const ENDPOINTS: Record<ActivityOperation, [method: 'GET' | 'POST' | 'PUT', path: string]> = {
  create_session: ['POST', '/checkout_sessions'],
  get_session: ['GET', '/checkout_sessions/:id'],
  update_session: ['POST', '/checkout_sessions/:id'],
  complete_session: ['POST', '/checkout_sessions/:id/complete'],
  cancel_session: ['POST', '/checkout_sessions/:id/cancel'],
  create_cart: ['POST', '/carts'],
  get_cart: ['GET', '/carts/:id'],
  update_cart: ['PUT', '/carts/:id'],
  cancel_cart: ['POST', '/carts/:id/cancel'],
};

/** Whether the call is about a session or cart of before, which the simulator must have. */
export const namesSubject = ({ operation }: Pick<ReplayedCall, 'operation'>): boolean =>
  ENDPOINTS[operation][1].includes(':id');

/**
 * A call as a curl command for the simulator, by the demo buyer; null where its request is not kept.
 * @param to the API's address, and the session or cart there
 */
export function replayCall(call: ReplayedCall, to: { baseUrl: string; subjectId: string }): string | null {
  const [method, path] = ENDPOINTS[call.operation];
  const hasBody = method !== 'GET';
  // Cancelling needs no body, and is mostly asked without one.
  const none = path.endsWith('/cancel') ? {} : undefined;
  const kept: unknown = call.request === null ? none : JSON.parse(call.request);
  if (hasBody && (kept === undefined || isOmitted(kept))) return null;
  const url = `${to.baseUrl.trim().replace(/(?<!\/)\/+$/, '')}${path.replace(':id', () => encodeURIComponent(to.subjectId.trim()))}`;
  return [
    `curl -sS -X ${method} ${quoted(url)}`,
    `-H "Authorization: Bearer $${KEY_VARIABLE}"`,
    ...(call.apiVersion ? [`-H ${quoted(`API-Version: ${call.apiVersion}`)}`] : []),
    ...(hasBody ? [`-H 'Content-Type: application/json'`] : []),
    ...(method === 'POST' ? [`-H ${quoted(`Idempotency-Key: replay-${call.id}`)}`] : []),
    ...(hasBody ? [`--data-raw ${quoted(JSON.stringify(unmaskBody(kept) ?? {}))}`] : []),
  ].join(' \\\n  ');
}

const isOmitted = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'omitted' in body && Object.keys(body).length === 1;

/** For a POSIX shell: nothing within single quotes means anything but the quote itself. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
