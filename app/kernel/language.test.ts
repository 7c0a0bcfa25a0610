import { expect, test } from 'vitest';
import { pickLanguage } from './language.ts';

test.each([
  ['de-AT', 'de'],
  ['en-US,en;q=0.9', 'en'],
  ['nl, fr;q=0.4, de;q=0.8', 'de'],
  ['FR', 'fr'],
  ['es;q=0, en;q=0.1', 'en'],
  ['*', null],
  ['', null],
  [undefined, null],
  ['ja', null],
  [';;q=,,', null],
])('GIVEN Accept-Language %j THEN %j', (header, expected) => {
  expect(pickLanguage(header)).toBe(expected);
});
