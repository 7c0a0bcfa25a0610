import { describe, expect, test } from 'vitest';
import { assertOperation, assertOutcome, outcomesOf, statusAt, type Operation } from './session-machine.ts';
import type { SessionStatus } from './session.ts';

const runs = 'runs';
const finished = ['method_not_allowed', 405];
const busy = ['conflict', 409];
const notReady = ['not_ready_for_payment', 400];
const handOff = ['handoff_required', 400];
const needs3ds = ['requires_3ds', 400];

/** Every status of ACP 2026-04-17, with every operation. */
const TABLE: Record<SessionStatus, Record<Operation, typeof runs | (string | number)[]>> = {
  incomplete: { get: runs, update: runs, complete: notReady, cancel: runs },
  not_ready_for_payment: { get: runs, update: runs, complete: notReady, cancel: runs },
  requires_escalation: { get: runs, update: runs, complete: handOff, cancel: runs },
  authentication_required: { get: runs, update: runs, complete: needs3ds, cancel: runs },
  ready_for_payment: { get: runs, update: runs, complete: runs, cancel: runs },
  pending_approval: { get: runs, update: busy, complete: busy, cancel: busy },
  complete_in_progress: { get: runs, update: busy, complete: runs, cancel: busy },
  in_progress: { get: runs, update: busy, complete: runs, cancel: busy },
  completed: { get: runs, update: finished, complete: finished, cancel: finished },
  canceled: { get: runs, update: finished, complete: finished, cancel: finished },
  expired: { get: runs, update: finished, complete: finished, cancel: finished },
};
const STATUSES = Object.keys(TABLE) as SessionStatus[];
const PAIRS = STATUSES.flatMap((status) =>
  (Object.keys(TABLE[status]) as Operation[]).map(
    (operation) => [operation, status, TABLE[status][operation]] as const,
  ),
);

test.each(PAIRS)('%s of a session that is %s: %j', (operation, status, expected) => {
  const attempt = () => assertOperation({ status }, operation);
  if (expected === runs) {
    expect(attempt).not.toThrow();
    expect(outcomesOf(status, operation)).toEqual(expect.any(Array));
  } else {
    const [code, http] = expected as [string, number];
    expect(attempt).toThrow(expect.objectContaining({ code, status: http }));
    expect(outcomesOf(status, operation)).toEqual(expect.any(String));
  }
});

test('no operation leads out of a finished session, and reading leads nowhere', () => {
  for (const status of STATUSES) expect(outcomesOf(status, 'get')).toEqual([status]);
  for (const status of ['completed', 'canceled', 'expired'] as const)
    for (const operation of ['update', 'complete', 'cancel'] as const)
      expect(outcomesOf(status, operation)).toBe('finished');
});

describe('assertOperation', () => {
  test('GIVEN a problem THEN the refusal to complete names it and its place', () => {
    const problem = { text: 'A shipping address is needed.', param: '$.fulfillment_details.address' };
    expect(() => assertOperation({ status: 'not_ready_for_payment', problem }, 'complete')).toThrow(
      expect.objectContaining({ message: problem.text, param: problem.param }),
    );
  });

  test('GIVEN an authentication was asked for THEN completing runs with its result only', () => {
    const state = { status: 'authentication_required' } as const;
    expect(() => assertOperation(state, 'complete', { authenticated: true })).not.toThrow();
    expect(() => assertOperation(state, 'complete')).toThrow(
      expect.objectContaining({ param: '$.authentication_result' }),
    );
  });

  test('GIVEN somebody is at work on it THEN it says when to come back', () => {
    expect(() => assertOperation({ status: 'complete_in_progress' }, 'update')).toThrow(
      expect.objectContaining({ retryAfterSeconds: 2 }),
    );
  });
});

describe('assertOutcome', () => {
  test.each<[SessionStatus, Operation, SessionStatus]>([
    ['ready_for_payment', 'update', 'not_ready_for_payment'],
    ['ready_for_payment', 'complete', 'complete_in_progress'],
    ['authentication_required', 'complete', 'complete_in_progress'],
    ['incomplete', 'cancel', 'canceled'],
  ])('GIVEN %s THEN %s may lead to %s', (from, operation, to) => {
    expect(() => assertOutcome(from, operation, to)).not.toThrow();
  });

  test.each<[SessionStatus, Operation, SessionStatus]>([
    ['ready_for_payment', 'update', 'completed'],
    ['ready_for_payment', 'complete', 'canceled'],
    ['ready_for_payment', 'cancel', 'expired'],
    ['completed', 'update', 'ready_for_payment'],
    ['not_ready_for_payment', 'complete', 'complete_in_progress'],
    ['canceled', 'cancel', 'canceled'],
  ])('GIVEN %s THEN %s to %s is a fault of the program', (from, operation, to) => {
    expect(() => assertOutcome(from, operation, to)).toThrow(
      `${operation} must not lead from ${from} to ${to}`,
    );
  });
});

describe('statusAt', () => {
  const end = new Date('2026-11-20T18:00:00.000Z');
  const before = new Date('2026-11-20T17:59:59.999Z');
  test.each<[SessionStatus, SessionStatus]>([
    ['incomplete', 'expired'],
    ['not_ready_for_payment', 'expired'],
    ['requires_escalation', 'expired'],
    ['authentication_required', 'expired'],
    ['ready_for_payment', 'expired'],
    ['pending_approval', 'pending_approval'],
    // A purchase under way ends as it ends.
    ['complete_in_progress', 'complete_in_progress'],
    ['in_progress', 'in_progress'],
    ['completed', 'completed'],
    ['canceled', 'canceled'],
  ])('GIVEN %s THEN at its end it is %s, and not a moment before', (stored, atTheEnd) => {
    expect(statusAt(stored, end, end)).toBe(atTheEnd);
    expect(statusAt(stored, end, before)).toBe(stored);
  });
});
