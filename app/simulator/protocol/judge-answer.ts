import type { Reply } from './call-seller.ts';
import type { Expected } from './expectations.ts';

/** Why an answer is not what was asked for; the page words each (`simulator.reasons`). */
export interface Reason {
  code:
    | 'status'
    | 'error_code'
    | 'session_status'
    | 'session_id'
    | 'no_versions'
    | 'shape'
    | 'no_options'
    | 'no_totals'
    | 'total_wrong'
    | 'not_selected'
    | 'no_order'
    | 'other_order'
    | 'no_message'
    | 'no_link'
    | 'dead_link'
    | 'no_event'
    | 'not_reached'
    | 'no_answer';
  /** What the words are filled with: `got`, `expected`, … */
  values: Record<string, string>;
}

/** What of an answer is not as expected, whatever the shape of its body. Empty: all of it is. */
export function judgeAnswer(reply: Reply, expected: Expected): Reason[] {
  const reasons: Reason[] = [];
  const missed = (code: Reason['code'], got: unknown, wanted: readonly (string | number)[] = []) =>
    reasons.push({ code, values: { got: String(got), expected: wanted.join(' / ') } });
  if (!expected.status.includes(reply.status)) missed('status', reply.status, expected.status);

  const body = (reply.body ?? {}) as {
    id?: string;
    status?: string;
    code?: string;
    supported_versions?: unknown;
  };
  if (!isSuccess(reply)) {
    if (expected.code && body.code !== expected.code) missed('error_code', body.code, [expected.code]);
    if (expected.listsVersions && !Array.isArray(body.supported_versions)) missed('no_versions', '');
    return reasons;
  }
  if (expected.sessionStatus && !expected.sessionStatus.includes(body.status ?? ''))
    missed('session_status', body.status, expected.sessionStatus);
  if (expected.sessionId && body.id !== expected.sessionId)
    missed('session_id', body.id, [expected.sessionId]);
  return reasons;
}

/** 2xx */
export function isSuccess({ status }: Pick<Reply, 'status'>): boolean {
  return status >= 200 && status < 300;
}
