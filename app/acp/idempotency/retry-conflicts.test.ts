import { expect, test } from 'vitest';
import { AppError } from '#app/kernel/app-error.ts';
import { retryConflicts } from './retry-conflicts.ts';

const conflict = new AppError('conflict', 'changed by another', { lostRace: true });

/** Fails with `errors` one after the other, then returns how often it was called. */
function work(...errors: unknown[]) {
  let calls = 0;
  return {
    calls: () => calls,
    run: async () => {
      const error = errors[calls++];
      if (error) throw error;
      return calls;
    },
  };
}

test.each([0, 1, 7])('GIVEN %i conflicts THEN it is repeated until it succeeds', async (count) => {
  expect(await retryConflicts(work(...Array(count).fill(conflict)).run)).toBe(count + 1);
});

test('GIVEN conflicts without end THEN the eighth is told', async () => {
  const endless = work(...Array(19).fill(conflict));
  await expect(retryConflicts(endless.run)).rejects.toBe(conflict);
  expect(endless.calls()).toBe(8);
});

test.each([
  ['a purchase under way', new AppError('conflict', 'being completed')],
  ['another refusal', new AppError('not_found', 'gone')],
  // The protocol's own 409, which repeating at once cannot cure.
  ['a key in flight', new AppError('idempotency_in_flight', 'wait')],
  ['a bug', new TypeError('bug')],
])('GIVEN %s THEN it is thrown at once', async (_, error) => {
  const failing = work(error);
  await expect(retryConflicts(failing.run)).rejects.toBe(error);
  expect(failing.calls()).toBe(1);
});
