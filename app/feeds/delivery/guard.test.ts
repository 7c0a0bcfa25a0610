import { expect, test } from 'vitest';
import { guardSnapshot } from './guard.ts';

test.each([
  [100, 100, 50],
  [50, 100, 50],
  [200, 100, 100],
  [1, null, 50],
  [0, 100, 0],
  [1, 100, 0],
  [5, 0, 50],
])(
  'GIVEN %s rows after %s, of which %s%% are asked for THEN it may be delivered',
  (rows, before, percent) => {
    expect(guardSnapshot(rows, before, percent)).toBeNull();
  },
);

test.each([
  [49, 100, 50, 'It has 49 rows; the last one had 100, and 50% of them are asked for.'],
  [99, 100, 100, 'It has 99 rows; the last one had 100, and 100% of them are asked for.'],
  [0, 100, 1, 'It is empty; the last one had 100 rows.'],
  [0, 0, 50, 'It is empty.'],
  [0, null, 50, 'It is empty.'],
])(
  'GIVEN %s rows after %s, of which %s%% are asked for THEN staff are asked',
  (rows, before, percent, words) => {
    expect(guardSnapshot(rows, before, percent)).toBe(words);
  },
);
