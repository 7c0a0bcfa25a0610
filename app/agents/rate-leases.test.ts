import { expect, test } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import { RateLeases } from './rate-leases.ts';

const minute = new Date('2026-11-20T12:00:00.000Z');
const now = addSeconds(minute, 20);

test('GIVEN five that were counted THEN the first is the one that asked, and the others are taken in turn', () => {
  const leases = new RateLeases();
  expect(leases.take('key', now)).toBeNull();
  expect(leases.keep('key', minute, 25, 5)).toEqual({ startsAt: minute, requests: 21 });
  expect([1, 2, 3, 4, 5].map(() => leases.take('key', now)?.requests)).toEqual([22, 23, 24, 25, undefined]);
  expect(leases.take('other', now)).toBeNull();
});

test('GIVEN the next minute THEN what was not used is gone', () => {
  const leases = new RateLeases();
  leases.keep('key', minute, 5, 5);
  expect(leases.take('key', addSeconds(minute, 60))).toBeNull();
  leases.keep('key', addSeconds(minute, 60), 5, 5);
  expect(leases.take('key', addSeconds(minute, 61))).toEqual({
    startsAt: addSeconds(minute, 60),
    requests: 2,
  });
});

test('GIVEN two that counted at once THEN neither part is lost', () => {
  const leases = new RateLeases();
  leases.keep('key', minute, 4, 2);
  leases.keep('key', minute, 2, 2);
  expect([1, 2, 3].map(() => leases.take('key', now)?.requests)).toEqual([4, 2, undefined]);
});

test('GIVEN a clock behind that of the process that counted last THEN it takes from the minute that was counted', () => {
  const leases = new RateLeases();
  leases.keep('key', addSeconds(minute, 60), 3, 3);
  expect(leases.take('key', now)).toEqual({ startsAt: addSeconds(minute, 60), requests: 2 });
});

test('GIVEN one that counts ahead THEN others do not, until it has ended', () => {
  const leases = new RateLeases();
  expect([1, 2].map(() => leases.begin('key', now))).toEqual([true, false]);
  expect(leases.begin('other', now)).toBe(true);
  leases.end('key', now);
  expect(leases.begin('key', now)).toBe(true);
});
