import { describe, expect, it } from 'vitest';
import { matches, parseSearch, type SearchFields } from './search-syntax.ts';

const rows = [
  { title: 'Blue shirt', tags: ['summer'], id: 1, updatedAt: new Date('2026-01-01') },
  { title: 'Red hat', tags: ['winter', 'sale'], id: 2, updatedAt: new Date('2026-06-01') },
];
const fields: SearchFields<(typeof rows)[number]> = {
  default: ({ title }) => title,
  id: ({ id }) => id,
  tag: ({ tags }) => tags,
  title: ({ title }) => title,
  updated_at: ({ updatedAt }) => updatedAt,
};
const found = (query: string) =>
  rows.filter((row) => matches(row, parseSearch(query), fields)).map(({ id }) => id);

describe('search syntax', () => {
  it.each([
    ['', [1, 2]],
    ['shirt', [1]],
    ['tag:SALE', [2]],
    ['tag:summer OR tag:sale', [1, 2]],
    ['tag:winter AND id:>1', [2]],
    ['-tag:sale', [1]],
    ['NOT tag:sale', [1]],
    ["title:'red hat'", [2]],
    ['title:blue*', [1]],
    ["updated_at:>'2026-03-01T00:00:00Z'", [2]],
    ['updated_at:<=2026-01-01', [1]],
    ['id:1 OR id:3', [1]],
  ])('WHEN searching for "%s" THEN rows %j are found', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('WHEN a search needs what is not simulated THEN it fails loudly instead of finding everything', () => {
    expect(() => found('price:>3')).toThrow(/price is not simulated/);
    expect(() => found('(tag:a OR tag:b) AND id:1')).toThrow(/not simulated/);
  });
});
