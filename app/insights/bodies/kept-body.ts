import { MOST_KEPT_CHARACTERS } from '#app/kernel/most-kept.ts';
import { maskBody, type Side } from './mask-body.ts';

/**
 * A body as JSON for the activity log, masked; of one that is too long, its length alone. Null: there is nothing to keep.
 * @param request with an answer: what it answers
 */
export function keptBody(body: unknown, side: Side, request: unknown = null): string | null {
  if (body === undefined) return null;
  const { length } = JSON.stringify(body);
  return JSON.stringify(length > MOST_KEPT_CHARACTERS ? { omitted: length } : maskBody(body, side, request));
}
