import { expect, test } from 'vitest';
import type { ListedEvent } from '#app/orders/events/list-order-events.server.ts';
import { readerIn } from '#tests/reader.ts';
import { presentOrderEvent } from './present-order-event.ts';

const reader = readerIn('en-GB', 'UTC');
const at = new Date('2026-11-21T02:04:00.000Z');

const event: ListedEvent = {
  id: 'event_1',
  sequence: 2,
  type: 'order_update',
  createdAt: at,
  state: 'delivered',
  attempts: 1,
  nextAttemptAt: null,
  deliveredAt: at,
  deadReason: null,
  replayedAt: null,
  deliveries: [
    { at, status: null, error: 'the connection was refused', durationMs: 3 },
    { at, status: 503, error: 'HTTP 503', durationMs: 41 },
    { at, status: 200, error: null, durationMs: 87 },
  ],
};

test('an event says what it is, when it happened and what was answered', () => {
  expect(presentOrderEvent(event, reader)).toEqual({
    id: 'event_1',
    title: '2. Order changed',
    happenedAt: '21 Nov 2026, 02:04',
    state: { text: 'Delivered', tone: 'success' },
    detail: 'Taken 21 Nov 2026, 02:04',
    attempts: [
      '21 Nov 2026, 02:04: the connection was refused, 3 ms',
      '21 Nov 2026, 02:04: HTTP 503, 41 ms',
      '21 Nov 2026, 02:04: HTTP 200, 87 ms',
    ],
  });
});

test.each<[Partial<ListedEvent>, string, string]>([
  [{ state: 'waiting', attempts: 0, nextAttemptAt: at }, 'Sending', 'Goes out next'],
  [{ state: 'waiting', attempts: 2, nextAttemptAt: at }, 'Retrying', 'Next attempt 21 Nov 2026, 02:04'],
  [
    { state: 'paused', nextAttemptAt: at },
    'Agent not reached',
    'The agent is asked again 21 Nov 2026, 02:04',
  ],
  [{ state: 'dead', deadReason: 'too late' }, 'Not delivered', 'Given up: too late'],
  [{ state: 'off' }, 'No event address', 'This agent takes no events'],
])('GIVEN %o THEN it reads %s: %s', (changes, state, detail) => {
  expect(presentOrderEvent({ ...event, ...changes }, reader)).toMatchObject({
    state: { text: state },
    detail,
  });
});
