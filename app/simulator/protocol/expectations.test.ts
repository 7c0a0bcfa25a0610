import { expect, test } from 'vitest';
import { expectedOf, OPERATIONS, releasePolicy, RELEASES, STATES } from './expectations.ts';

const statusesIn = (version: string) =>
  Object.fromEntries(
    STATES.map((state) => [
      state,
      OPERATIONS.map((operation) => expectedOf(state, operation, releasePolicy(version)).status[0]),
    ]),
  );

test.each(RELEASES)('what ACP %s answers, by state: get, update, complete, cancel', (version) => {
  expect(statusesIn(version)).toEqual({
    incomplete: [200, 200, 200, 200],
    not_ready: [200, 200, 200, 200],
    ready: [200, 200, 200, 200],
    hand_off: [200, 200, 200, 200],
    completed: [200, 400, 400, 405],
    canceled: [200, 400, 400, 405],
    expired: [200, 400, 400, 405],
    unknown: [404, 404, 404, 404],
  });
});

test('what is different: 201 on complete at OpenAI, mandatory keys and 422 since 2026-04-17', () => {
  expect(statusesIn('2025-09-12').ready).toEqual([200, 200, 201, 200]);
  expect(releasePolicy('2026-01-30').withoutKey.status).toEqual([201]);
  expect(releasePolicy('2026-04-17').withoutKey).toEqual({ status: [400], code: 'idempotency_key_required' });
  expect(releasePolicy('2026-01-30').keyConflict.status).toEqual([409]);
  expect(releasePolicy('2026-04-17').keyConflict.status).toEqual([422]);
});
