import { expect, test } from 'vitest';
import { orderTimeline } from '#app/orders/order-timeline.ts';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import { describeEntry } from './describe-entry.ts';

const at = (hour: number) => new Date(`2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`);

test('the timeline tells what happened, newest first', () => {
  const content = {
    fulfillments: [
      { events: [{ id: 'e', type: 'shipped', occurredAt: at(5).toISOString() }] },
      { events: [{ id: 'f', type: 'held_by_customs', occurredAt: at(6).toISOString() }] },
    ],
    adjustments: [
      { id: 'r', type: 'refund', status: 'pending', occurredAt: at(7).toISOString(), amount: 500, lines: [] },
      { id: 's', type: 'return', status: 'completed', occurredAt: at(8).toISOString(), lines: [] },
    ],
  } as unknown as AgentOrder;
  const entries = orderTimeline({
    placedAt: at(1),
    content,
    attention: [{ kind: 'dispute', raisedAt: at(9), text: 'Disputed' }],
    review: { state: 'approved', decidedAt: at(3), decidedBy: 'staff:7' },
  });
  expect(entries.map((entry) => describeEntry(entry, 'ChatGPT', (amount) => `$${amount / 100}`))).toEqual([
    'Disputed',
    'Return',
    'Refund of $5 (pending)',
    'held by customs',
    'Shipped',
    'Approved by staff member 7',
    'ChatGPT placed this order',
  ]);
});
