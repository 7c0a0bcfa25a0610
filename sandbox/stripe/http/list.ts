import type { Json } from '../state/records.ts';
import { noSuch } from './stripe-error.ts';

interface Page {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
}

/**
 * One page of rows in Stripe's list shape, newest first; `rows` come oldest first.
 * @throws StripeError 400 when the cursor names no row of the list
 */
export function listPage<T extends { id: string }>(
  url: string,
  rows: T[],
  page: Page,
  render: (row: T) => Json,
): Json {
  const newestFirst = [...rows].reverse();
  const limit = Math.min(Math.max(page.limit ?? 10, 1), 100);
  const at = (param: 'starting_after' | 'ending_before', id: string) => {
    const index = newestFirst.findIndex((row) => row.id === id);
    if (index < 0) throw noSuch('object', id, param, 'parameter');
    return index;
  };
  let from = 0;
  let to = newestFirst.length;
  if (page.starting_after) from = at('starting_after', page.starting_after) + 1;
  if (page.ending_before) to = at('ending_before', page.ending_before);
  const chosen = page.ending_before
    ? newestFirst.slice(from, to).slice(-limit)
    : newestFirst.slice(from, from + limit);
  return {
    object: 'list',
    data: chosen.map(render),
    has_more: to - from > limit,
    url,
  };
}
