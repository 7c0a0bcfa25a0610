import { describe, expect, test } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import { afterFailure, CLOSED, maySend, type Circuit } from './circuit.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const fail = (circuit: Circuit, orderId = 'a', retryAfterSeconds: number | null = null, random = 0.999_999) =>
  afterFailure(circuit, { orderId, retryAfterSeconds }, now, () => random);
/** The circuit after so many failures of one order. */
const after = (failures: number): Circuit => [...Array(failures)].reduce<Circuit>((it) => fail(it), CLOSED);
const pauseOf = ({ openUntil }: Circuit) => Math.round((openUntil!.getTime() - now.getTime()) / 1000);

describe('an endpoint', () => {
  test('GIVEN four failures THEN all may send; GIVEN five THEN only the order that failed last', () => {
    expect(after(4)).toMatchObject({ openUntil: null, failingSince: now });
    expect(['a', 'b'].map((order) => maySend(after(4), order))).toEqual([true, true]);
    expect(['a', 'b'].map((order) => maySend(after(5), order))).toEqual([true, false]);
  });

  test('GIVEN probes that fail THEN the pauses grow up to an hour', () => {
    expect([5, 6, 7, 8, 9, 10, 11, 12, 400].map((failures) => pauseOf(after(failures)))).toEqual([
      30, 60, 120, 240, 480, 960, 1920, 3600, 3600,
    ]);
    expect(pauseOf(fail(after(6), 'a', null, 0))).toBe(60);
  });

  test('GIVEN a failure that was under way when it opened THEN it counts and moves nothing', () => {
    const open = after(5);
    expect(fail(open, 'b')).toEqual({ ...open, failures: 6 });
  });

  test('GIVEN Retry-After THEN it is left alone at once, for as long', () => {
    expect(pauseOf(fail(CLOSED, 'a', 90))).toBe(90);
    expect(pauseOf(fail(CLOSED, 'a', 5))).toBe(30);
    expect(fail(CLOSED, 'a', 0).openUntil).toBeNull();
  });

  test('GIVEN it fails for long THEN it is known since when', () => {
    const later = afterFailure(
      after(3),
      { orderId: 'a', retryAfterSeconds: null },
      addSeconds(now, 60),
      () => 0,
    );
    expect(later.failingSince).toEqual(now);
  });
});
