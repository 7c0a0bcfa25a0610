import { badRequest } from './shopify-errors.ts';

/** Shopify's limit on one page. */
const MAX_PAGE = 250;

export interface ConnectionArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

export interface Connection<T> {
  nodes: T[];
  edges: { cursor: string; node: T }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

/**
 * One page of `rows` as a Relay connection with opaque cursors. `first: Infinity`, which no client can send,
 * stands for "all of them" in bulk operations.
 * @throws GraphQLError (BAD_REQUEST) for neither or both of first and last, a page above 250, or an unknown cursor,
 *   as Shopify does.
 */
export function connection<T>(rows: readonly T[], args: ConnectionArguments): Connection<T> {
  const { first, last } = args;
  if (first == null && last == null) throw badRequest('you must provide one of first or last');
  if (first != null && last != null) throw badRequest('providing both first and last is not supported');
  const size = (first ?? last)!;
  if (size < 0) throw badRequest(`${first != null ? 'first' : 'last'} cannot be negative`);
  if (size > MAX_PAGE && size !== Infinity)
    throw badRequest(`${first != null ? 'first' : 'last'} cannot exceed ${MAX_PAGE}`);

  const ordered = rows.map((node, index) => ({ node, cursor: cursorOf(node, index) }));
  if (args.reverse) ordered.reverse();
  const from = args.after ? position(ordered, args.after) + 1 : 0;
  const to = args.before ? position(ordered, args.before) : ordered.length;
  const window = ordered.slice(from, to);
  const edges = first != null ? window.slice(0, size) : window.slice(Math.max(0, window.length - size));
  const start = first != null ? from : Math.max(from, to - size);
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: start + edges.length < ordered.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function position(edges: { cursor: string }[], cursor: string): number {
  const index = edges.findIndex((edge) => edge.cursor === cursor);
  if (index < 0) throw badRequest('Invalid cursor for current pagination sort.');
  return index;
}

function cursorOf(node: unknown, index: number): string {
  const id = typeof node === 'object' && node !== null && 'id' in node ? node.id : `#${index}`;
  return Buffer.from(JSON.stringify({ last_id: id })).toString('base64');
}
