import { expect, test } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import { CostBudget } from './cost-budget.ts';

const now = new Date('2026-11-20T12:00:00Z');

function budget(currentlyAvailable: number): CostBudget {
  const made = new CostBudget();
  made.note({ maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 }, now);
  return made;
}

test('nothing is known before the first reply, so nobody waits', () => {
  expect(new CostBudget().waitForPoints(500, now)).toBe(0);
  expect(new CostBudget().waitForHalf(now)).toBe(0);
});

test('the wait is (requested - available) / restore rate', () => {
  expect(budget(100).waitForPoints(600, now)).toBe(5000);
  expect(budget(600).waitForPoints(600, now)).toBe(0);
});

test('time that has passed counts', () => {
  expect(budget(100).waitForPoints(600, addSeconds(now, 3))).toBe(2000);
  expect(budget(100).waitForPoints(600, addSeconds(now, 60))).toBe(0);
});

test('more than the bucket holds is waited for as a full bucket', () => {
  expect(budget(1900).waitForPoints(9999, now)).toBe(1000);
});

test('background work waits for half a bucket', () => {
  expect(budget(400).waitForHalf(now)).toBe(6000);
  expect(budget(1000).waitForHalf(now)).toBe(0);
});

test('a clock that was set back makes nobody wait longer', () => {
  expect(budget(100).waitForPoints(600, addSeconds(now, -3600))).toBe(5000);
  expect(budget(1500).waitForPoints(600, addSeconds(now, -3600))).toBe(0);
});
