import { describe, expect, test } from 'vitest';
import { isPeriod, readRetention } from './retention.ts';

const PRESETS = { sessions: 30, carts: 14, activity: 90, bodies: 30, deliveries: 90, evidence: null };

test.each([null, undefined, {}, { activity: 'soon', carts: 15, sessions: 0, evidence: 179, other: 5 }])(
  'GIVEN %j is stored THEN the periods are as at first',
  (stored) => expect(readRetention({ retention: stored, activityBodyDays: 30 })).toEqual(PRESETS),
);

test('GIVEN some are chosen THEN the others are as at first', () => {
  expect(readRetention({ retention: { activity: 7, evidence: 180 }, activityBodyDays: 0 })).toEqual({
    ...PRESETS,
    activity: 7,
    bodies: 0,
    evidence: 180,
  });
});

describe('what may be chosen', () => {
  test.each([
    ['sessions', 1, true],
    ['sessions', 90, true],
    ['sessions', 91, false],
    ['sessions', 1.5, false],
    ['sessions', null, false],
    ['evidence', null, true],
    ['evidence', 179, false],
  ] as const)('%s for %s days: %s', (field, days, may) => expect(isPeriod(field, days)).toBe(may));
});
