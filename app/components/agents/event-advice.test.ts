import { expect, test } from 'vitest';
import { eventAdvice } from './event-advice.ts';

test.each([
  [null, 'reach'],
  [301, 'redirect'],
  [308, 'redirect'],
  [401, 'signature'],
  [403, 'signature'],
  [404, 'path'],
  [405, 'path'],
  [410, 'path'],
  [429, 'rate'],
  [500, 'server'],
  [503, 'server'],
])('GIVEN %s THEN the advice is %s', (status, advice) => {
  expect(eventAdvice(status)).toBe(advice);
});
