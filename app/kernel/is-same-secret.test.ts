import { expect, test } from 'vitest';
import { isSameSecret } from './is-same-secret.ts';

test.each([
  ['spt_1', 'spt_1', true],
  ['spt_1', 'spt_2', false],
  ['spt_1', 'spt_11', false],
  ['', 'spt_1', false],
  ['', '', true],
])('GIVEN %j and %j THEN they are the same: %s', (one, other, same) => {
  expect(isSameSecret(one, other)).toBe(same);
});
