import { describe, expect, test } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import { eventVerdict } from './event-verdict.ts';
import { nextAttempt, whyGivenUp, type TriedEvent } from './retry-schedule.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const HOUR = 3600;
const seconds = (attempts: number, random: number, retryAfterSeconds: number | null = null) =>
  (nextAttempt({ attempts, retryAfterSeconds }, now, () => random).getTime() - now.getTime()) / 1000;

describe('the next attempt', () => {
  test.each([
    [1, 15],
    [2, 30],
    [5, 240],
    [11, 15_360],
    [12, 21_600],
    [5000, 21_600],
  ])('GIVEN %i failed ones THEN it is any time within %i s', (attempts, most) => {
    expect([0, 0.5, 1].map((random) => seconds(attempts, random))).toEqual([0, most / 2, most]);
  });

  test('GIVEN Retry-After THEN not before, and nobody may ask for days', () => {
    expect(seconds(1, 0.5, 600)).toBe(600);
    expect(seconds(8, 0.999, 1)).toBeGreaterThan(1900);
    expect(seconds(1, 0, 999_999_999)).toBe(6 * HOUR);
  });

  test('GIVEN three days THEN some thirty attempts fit in, on average', () => {
    let attempts = 0;
    for (let at = now; at < addSeconds(now, 72 * HOUR); attempts += 1)
      at = nextAttempt({ attempts: attempts + 1, retryAfterSeconds: null }, at, () => 0.5);
    expect(attempts).toBe(34);
  });
});

describe('giving up', () => {
  const ago = (hours: number) => addSeconds(now, -hours * HOUR);
  const event = (changes: Partial<TriedEvent> = {}): TriedEvent => ({
    attempts: 30,
    createdAt: ago(72),
    replayedAt: null,
    ...changes,
  });
  test.each<[string, TriedEvent, 'failed' | 'refused' | 'gone', Date | null, RegExp | null]>([
    ['an event of three days', event(), 'failed', null, /72 hours/],
    ['a younger one', event({ createdAt: ago(71.9) }), 'failed', ago(80), null],
    ['an old one tried twice', event({ attempts: 2 }), 'failed', ago(1), null],
    ['… at an endpoint that is dead as long', event({ attempts: 2 }), 'failed', ago(72), /72 hours/],
    [
      'an old one that was replayed',
      event({ createdAt: ago(900), replayedAt: ago(1) }),
      'failed',
      null,
      null,
    ],
    ['one refused seven times', event({ attempts: 7, createdAt: now }), 'refused', null, null],
    ['one refused eight times', event({ attempts: 8, createdAt: now }), 'refused', null, /8 times/],
    ['one failed eight times', event({ attempts: 8, createdAt: now }), 'failed', null, null],
    ['410 Gone', event({ attempts: 1, createdAt: now }), 'gone', null, /410/],
  ])('GIVEN %s THEN %s', (_, given, verdict, failingSince, reason) => {
    const why = whyGivenUp(given, verdict, failingSince, now);
    if (reason) expect(why).toMatch(reason);
    else expect(why).toBeNull();
  });
});

test.each([
  [200, 'accepted'],
  [204, 'accepted'],
  [302, 'failed'],
  [400, 'refused'],
  [401, 'failed'],
  [404, 'failed'],
  [408, 'failed'],
  [410, 'gone'],
  [422, 'refused'],
  [429, 'failed'],
  [500, 'failed'],
  [null, 'failed'],
] as const)('an answer of %s is %s', (status, verdict) => expect(eventVerdict(status)).toBe(verdict));
