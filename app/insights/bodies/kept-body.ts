import { maskBody, type Side } from './mask-body.ts';

/** A longer body is not kept: an agent must not fill the disk. */
const MAX_CHARACTERS = 65_536;

/**
 * A body as JSON for the activity log, masked; null: there is nothing to keep.
 * @param request with an answer: what it answers
 */
export function keptBody(body: unknown, side: Side, request: unknown = null): string | null {
  if (body === undefined) return null;
  const { length } = JSON.stringify(body);
  return JSON.stringify(length > MAX_CHARACTERS ? { omitted: length } : maskBody(body, side, request));
}
