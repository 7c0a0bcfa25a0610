import { expect, test } from 'vitest';
import { judgeMemory } from './judge-memory.ts';

/** Half an hour, a sample each half minute. */
const run = (mb: (minute: number, index: number) => number) =>
  Array.from({ length: 60 }, (_, index) => ({ at: index * 30, mb: mb(index / 2, index) }));

test('GIVEN memory that grows all the time WHEN it is judged THEN it leaks, and the slope is told by the hour', () => {
  const verdict = judgeMemory(run((minute) => 100 + minute));
  expect(verdict.slope).toBeCloseTo(60);
  expect(verdict.leaks).toBe(true);
});

test('GIVEN memory that grows at first, or up and down, WHEN it is judged THEN it does not leak', () => {
  expect(judgeMemory(run((minute) => 100 + Math.min(minute, 9) * 5)).leaks).toBe(false);
  expect(judgeMemory(run((_, index) => 100 + (index % 2) * 30)).leaks).toBe(false);
  expect(judgeMemory(run((minute) => 100 + minute / 10)).leaks).toBe(false);
});

test('GIVEN too few samples WHEN they are judged THEN nothing is said to leak', () => {
  expect(judgeMemory([]).leaks).toBe(false);
  expect(judgeMemory(run((minute) => minute * 100).slice(0, 2)).leaks).toBe(false);
});
