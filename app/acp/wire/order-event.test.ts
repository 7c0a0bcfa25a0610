import { describe, expect, test } from 'vitest';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import { acpSchemaAvailable, acpValidator } from '#sandbox/agent/acp-schema.ts';
import { sampleEvent } from '#tests/acp-samples.ts';
import { VERSION } from '../v2026-04-17/version.ts';
import { orderEvent, type OrderEventFacts } from './order-event.ts';

const FRESH: AgentOrder = {
  status: 'confirmed',
  name: '#1001',
  permalinkUrl: 'https://shop.example/orders/1',
  currency: 'USD',
  lines: [
    {
      id: '7',
      title: 'Mug',
      variantId: '44001',
      quantity: { ordered: 2, current: 2, fulfilled: 0 },
      unitPrice: 1250,
      subtotal: 2500,
    },
  ],
  fulfillments: [],
  adjustments: [],
  totals: { subtotal: 2500, fulfillment: 500, tax: 196, total: 3196, refunded: 0 },
};
const SHIPPED: AgentOrder = {
  ...FRESH,
  status: 'shipped',
  fulfillments: [
    {
      id: '9',
      type: 'shipping',
      status: 'shipped',
      lines: [{ id: '7', quantity: 2 }],
      carrier: 'UPS',
      trackingNumber: '1Z999',
      trackingUrl: 'https://ups.example/1Z999',
      events: [{ id: '9_shipped', type: 'shipped', occurredAt: '2026-11-21T10:00:00Z' }],
    },
    {
      id: '10',
      type: 'digital',
      status: 'shipped',
      lines: [],
      carrier: null,
      trackingNumber: null,
      trackingUrl: null,
      events: [],
    },
  ],
};
const REFUNDED: AgentOrder = {
  ...SHIPPED,
  adjustments: [
    {
      id: '3',
      type: 'refund',
      status: 'completed',
      occurredAt: '2026-11-22T10:00:00Z',
      amount: 1250,
      lines: [{ id: '7', quantity: 1 }],
    },
  ],
  totals: { ...FRESH.totals, refunded: 1250 },
};

const wire = (order: AgentOrder, changes: Partial<OrderEventFacts> = {}) =>
  JSON.parse(JSON.stringify(orderEvent(sampleEvent({ order, ...changes })))) as {
    type: string;
    data: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- any JSON
  };

describe.skipIf(!acpSchemaAvailable(VERSION))('the official schema', () => {
  test.each([
    ['fresh', FRESH],
    ['shipped', SHIPPED],
    ['refunded', REFUNDED],
    ['of nothing', { ...FRESH, lines: [] }],
  ])('allows an order that is %s', (_, order) => {
    expect(acpValidator(VERSION).validate('Order', wire(order).data)).toEqual([]);
  });
});

test('an event is the whole order, never a part of it', () => {
  expect(wire(FRESH, { type: 'order_create' })).toMatchObject({
    type: 'order_create',
    data: {
      type: 'order',
      id: 'order_1',
      checkout_session_id: 'checkout_session_1',
      order_number: '#1001',
      status: 'confirmed',
      fulfillments: [],
      adjustments: [],
    },
  });
  expect(Object.keys(wire(REFUNDED).data)).toEqual(Object.keys(wire(FRESH).data));
});

test.each([
  [{ ordered: 2, current: 2, fulfilled: 0 }, 'processing'],
  [{ ordered: 2, current: 2, fulfilled: 1 }, 'partial'],
  [{ ordered: 2, current: 2, fulfilled: 2 }, 'fulfilled'],
  [{ ordered: 2, current: 1, fulfilled: 1 }, 'fulfilled'],
  [{ ordered: 2, current: 0, fulfilled: 0 }, 'removed'],
])('a line of %j is %s', (quantity, status) => {
  const order = { ...FRESH, lines: [{ ...FRESH.lines[0]!, quantity }] };
  expect(wire(order).data.line_items).toMatchObject([{ quantity, status }]);
});

test('the total stays what was charged; what was given back stands beside it', () => {
  const amounts = (order: AgentOrder) =>
    Object.fromEntries(
      wire(order).data.totals.map(({ type, amount }: { type: string; amount: number }) => [type, amount]),
    );
  expect(amounts(FRESH)).toEqual({ subtotal: 2500, fulfillment: 500, tax: 196, total: 3196 });
  expect(amounts(REFUNDED)).toMatchObject({ total: 3196, amount_refunded: 1250 });
});

test("amounts are named in the language of the order's session", () => {
  const named = wire(REFUNDED, { language: 'de' }).data.totals as { display_text: string }[];
  expect(named.map(({ display_text }) => display_text)).toEqual([
    'Zwischensumme',
    'Versand',
    'Steuern',
    'Gesamtsumme',
    'Erstattet',
  ]);
});
