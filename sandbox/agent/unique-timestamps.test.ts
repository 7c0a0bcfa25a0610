import { expect, test } from 'vitest';
import { uniqueTimestamps } from './unique-timestamps.ts';

test('GIVEN one millisecond THEN its timestamps differ, are the same millisecond and begin anew with the next', () => {
  let now = new Date('2026-11-20T10:00:00.000Z');
  const next = uniqueTimestamps(() => now);
  expect([next(), next(), next()]).toEqual([
    '2026-11-20T10:00:00.000Z',
    '2026-11-20T10:00:00.000001Z',
    '2026-11-20T10:00:00.000002Z',
  ]);
  expect(Date.parse('2026-11-20T10:00:00.000002Z')).toBe(now.getTime());
  now = new Date('2026-11-20T10:00:00.001Z');
  expect(next()).toBe('2026-11-20T10:00:00.001Z');
});
