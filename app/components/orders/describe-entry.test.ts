import { expect, test } from 'vitest';
import { orderTimeline } from '#app/orders/order-timeline.ts';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import { translatorFor } from '#app/i18n/translator-for.server.ts';
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
    calls: [
      { at: new Date(at(0).getTime() + 1), operation: 'create_session', status: 201, code: null },
      {
        at: new Date(at(0).getTime() + 2),
        operation: 'complete_session',
        status: 402,
        code: 'payment_declined',
      },
    ],
    steps: [{ at: new Date(at(0).getTime() + 3), step: 'capturing' }],
    events: [
      {
        type: 'order_create',
        deliveries: [
          { at: new Date(at(1).getTime() + 1), status: 503, error: 'HTTP 503', durationMs: 9 },
          { at: new Date(at(1).getTime() + 2), status: null, error: null, durationMs: 9 },
          { at: new Date(at(1).getTime() + 3), status: 200, error: null, durationMs: 9 },
        ],
      },
    ],
    refunds: [
      { amount: 300, state: 'requested', createdAt: at(10) },
      { amount: 200, state: 'succeeded', createdAt: at(10) },
      { amount: 100, state: 'failed', createdAt: at(11) },
    ],
    staffActions: [{ at: at(12), action: 'events.replayed', by: 'staff:7' }],
    attention: [{ kind: 'dispute', raisedAt: at(9), text: 'Disputed' }],
    review: { state: 'approved', decidedAt: at(3), decidedBy: 'staff:7' },
  });
  const words = {
    t: translatorFor('en'),
    agentName: 'ChatGPT',
    money: (amount: number) => `$${amount / 100}`,
  };
  expect(entries.map((entry) => describeEntry(entry, words))).toEqual([
    'Sent order events again (by staff member 7)',
    'Refund of $1 (Failed)',
    'Refund of $3 (On its way to Stripe)',
    'Disputed',
    'Return',
    'Refund of $5 (pending)',
    'held by customs',
    'Shipped',
    'Approved by staff member 7',
    'ChatGPT was told: New order',
    'ChatGPT could not be told: New order (no answer)',
    'ChatGPT could not be told: New order (HTTP 503)',
    'ChatGPT placed this order',
    'Shopify created the order',
    'ChatGPT asked to charge the buyer: refused (payment declined)',
    'ChatGPT opened a checkout',
  ]);
});

test.each([
  ['en', ['Held an order (by Shopify Flow)', 'Approved by Shopify Flow']],
  ['de', ['Hat eine Bestellung zurückgehalten (von Shopify Flow)', 'Genehmigt von Shopify Flow']],
  ['fr', ['A mis une commande en attente (par Shopify Flow)', 'Approuvée par Shopify Flow']],
  ['es', ['Retuvo un pedido (por Shopify Flow)', 'Aprobado por Shopify Flow']],
] as const)('GIVEN %s THEN what a workflow did is told as Shopify Flow’s', (language, told) => {
  const words = { t: translatorFor(language), agentName: 'ChatGPT', money: String };
  const held = { at: at(1), kind: 'staff', action: 'order.held', by: 'flow' } as const;
  const approved = { at: at(2), kind: 'decision', decision: 'approved', by: 'flow' } as const;
  expect([held, approved].map((entry) => describeEntry(entry, words))).toEqual(told);
});
