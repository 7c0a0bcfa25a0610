import { expect, test } from 'vitest';
import { RecentMap } from './recent-map.ts';

test('GIVEN more keys than there is room for THEN the one not used for longest is made again', () => {
  const map = new RecentMap<string, string>(2);
  const made: string[] = [];
  const get = (key: string) => map.get(key, () => (made.push(key), key.toUpperCase()));
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(get)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  expect(map.size).toBe(2);
});
