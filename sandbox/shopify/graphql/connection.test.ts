import { describe, expect, it } from 'vitest';
import { connection } from './connection.ts';

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
const ids = (page: { nodes: { id: string }[] }) => page.nodes.map(({ id }) => id).join('');

describe('connection', () => {
  it('GIVEN a first page WHEN its end cursor is followed THEN the next page goes on without gap or repeat', () => {
    const first = connection(rows, { first: 2 });
    const second = connection(rows, { first: 2, after: first.pageInfo.endCursor });
    const third = connection(rows, { first: 2, after: second.pageInfo.endCursor });
    expect([first, second, third].map(ids)).toEqual(['ab', 'cd', 'e']);
    expect([first, second, third].map((page) => page.pageInfo.hasNextPage)).toEqual([true, true, false]);
    expect([first, second, third].map((page) => page.pageInfo.hasPreviousPage)).toEqual([false, true, true]);
  });

  it('WHEN paging backwards THEN the last rows before the cursor come', () => {
    const last = connection(rows, { last: 2 });
    expect(ids(last)).toBe('de');
    expect(ids(connection(rows, { last: 2, before: last.pageInfo.startCursor }))).toBe('bc');
    expect(ids(connection(rows, { first: 2, reverse: true }))).toBe('ed');
  });

  it.each([
    ['neither first nor last', {}],
    ['both', { first: 1, last: 1 }],
    ['more than 250', { first: 251 }],
    ['a negative page', { last: -1 }],
    ['an unknown cursor', { first: 1, after: 'bm9uZQ==' }],
  ])('WHEN asked for %s THEN it refuses as Shopify does', (_what, args) => {
    expect(() => connection(rows, args)).toThrowError(
      expect.objectContaining({ extensions: { code: 'BAD_REQUEST' } }),
    );
  });
});
