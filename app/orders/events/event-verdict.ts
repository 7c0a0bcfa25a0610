/**
 * What an agent's answer to an event means.
 * - `accepted`: 2xx
 * - `refused`: the endpoint lives, but does not take this event (400, 413, 415, 422)
 * - `gone`: the endpoint says that it will never take events again (410)
 * - `failed`: everything else, no answer included; also 401, 403, 404: a secret or a path can be mended
 */
export type EventVerdict = 'accepted' | 'refused' | 'gone' | 'failed';

const REFUSALS = [400, 413, 415, 422];

/** Judges an HTTP status; null stands for no answer. */
export function eventVerdict(status: number | null): EventVerdict {
  if (status === null) return 'failed';
  if (status >= 200 && status < 300) return 'accepted';
  if (REFUSALS.includes(status)) return 'refused';
  return status === 410 ? 'gone' : 'failed';
}
