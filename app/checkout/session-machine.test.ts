import { describe, expect, test } from 'vitest';
import { assertOperation, statusAt, type Operation } from './session-machine.ts';
import type { SessionStatus } from './session.ts';

const OPERATIONS: Operation[] = ['update', 'complete', 'cancel'];

describe('assertOperation', () => {
  test.each<SessionStatus>(['not_ready_for_payment', 'ready_for_payment', 'requires_escalation'])(
    'GIVEN %s THEN everything may be asked',
    (status) => {
      for (const operation of OPERATIONS) expect(() => assertOperation(status, operation)).not.toThrow();
    },
  );

  test.each<SessionStatus>(['completed', 'canceled', 'expired'])('GIVEN %s THEN 405', (status) => {
    for (const operation of OPERATIONS)
      expect(() => assertOperation(status, operation)).toThrow(
        expect.objectContaining({ code: 'method_not_allowed', status: 405 }),
      );
  });

  test('GIVEN it is being completed THEN completing goes on, the rest has to wait', () => {
    expect(() => assertOperation('complete_in_progress', 'complete')).not.toThrow();
    for (const operation of ['update', 'cancel'] as const)
      expect(() => assertOperation('complete_in_progress', operation)).toThrow(
        expect.objectContaining({ code: 'conflict', status: 409, retryAfterSeconds: 2 }),
      );
  });
});

describe('statusAt', () => {
  const end = new Date('2026-11-20T18:00:00.000Z');
  const before = new Date('2026-11-20T17:59:59.999Z');
  test.each<[SessionStatus, Date, SessionStatus]>([
    ['ready_for_payment', before, 'ready_for_payment'],
    ['ready_for_payment', end, 'expired'],
    ['not_ready_for_payment', end, 'expired'],
    ['requires_escalation', end, 'expired'],
    // A purchase under way ends as it ends.
    ['complete_in_progress', end, 'complete_in_progress'],
    ['completed', end, 'completed'],
    ['canceled', end, 'canceled'],
  ])('GIVEN %s at %o THEN %s', (stored, now, expected) => {
    expect(statusAt(stored, end, now)).toBe(expected);
  });
});
