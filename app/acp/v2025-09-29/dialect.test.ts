import { expect, test } from 'vitest';
import { SAMPLE_FACTS, SAMPLE_MESSAGES, SAMPLE_ORDER, sampleEvent } from '#tests/acp-samples.ts';
import { sampleQuotedState, sampleSession } from '#tests/checkout-samples.ts';
import { eventBody } from '../events/translate-event.ts';
import { v20250929 } from './dialect.ts';

const ready = sampleSession({ status: 'ready_for_payment', state: sampleQuotedState() });
const answer = (session = ready, facts = SAMPLE_FACTS) =>
  JSON.parse(JSON.stringify(v20250929.session(session, facts))) as Record<string, unknown>;

test('GIVEN a quoted session THEN it is in the words of the first release', () => {
  expect(answer()).toMatchObject({
    payment_provider: { provider: 'stripe', supported_payment_methods: ['card'] },
    currency: 'usd',
    line_items: [
      {
        id: 'line_item_1',
        item: { id: '44001', quantity: 1 },
        base_amount: 1250,
        discount: 0,
        subtotal: 1250,
        tax: 0,
        total: 1250,
      },
    ],
    fulfillment_address: { name: 'Ada King Lovelace', line_one: '555 Golden Gate Avenue' },
    fulfillment_options: [{ id: 'shipping_standard', subtotal: 500, tax: 0, total: 500 }],
    fulfillment_option_id: 'shipping_standard',
  });
});

test('GIVEN messages of newer kinds THEN they are told by the few codes there are, at the places there are', () => {
  const session = sampleSession({ state: sampleQuotedState({ notices: SAMPLE_MESSAGES }) });
  const messages = answer(session).messages as { type: string; code?: string; param?: string }[];
  expect(messages.map(({ type, code, param }) => [type, code, param])).toEqual([
    ['error', 'out_of_stock', '$.line_items[0]'],
    ['error', 'invalid', '$.line_items[0].item.quantity'],
    ['error', 'missing', '$.fulfillment_address'],
    ['error', 'invalid', undefined],
    ['info', undefined, '$.line_items[0].base_amount'],
    ['info', undefined, undefined],
    ['info', undefined, undefined],
  ]);
});

test.each([
  ['requires_escalation', 'not_ready_for_payment'],
  ['complete_in_progress', 'in_progress'],
  ['expired', 'canceled'],
  ['completed', 'completed'],
] as const)('GIVEN a session that is %s THEN it says %s', (status, expected) => {
  expect(answer({ ...ready, status }).status).toBe(expected);
});

test('GIVEN an expired session THEN it says in words that it is no cancellation', () => {
  expect(answer({ ...ready, status: 'expired' }).messages).toMatchObject([
    { type: 'info', content: 'The checkout session has expired.' },
  ]);
});

test('GIVEN a shop without payment here THEN open sessions link to its checkout, finished ones do not', () => {
  const handOff = { ...SAMPLE_FACTS, payment: null };
  for (const status of ['not_ready_for_payment', 'requires_escalation'] as const)
    expect(answer({ ...ready, status }, handOff).messages).toMatchObject([
      { content_type: 'markdown', content: expect.stringContaining(SAMPLE_FACTS.continueUrl!) as string },
    ]);
  expect(answer({ ...ready, status: 'completed' }, handOff).messages).toEqual([]);
});

test('GIVEN the shop’s policies THEN terms and privacy have their word, refunds and shipping share one', () => {
  expect(answer().links).toEqual([
    { type: 'terms_of_use', url: 'https://shop.example/terms_of_service' },
    { type: 'privacy_policy', url: 'https://shop.example/privacy_policy' },
    { type: 'seller_shop_policies', url: 'https://shop.example/refund_policy' },
    { type: 'seller_shop_policies', url: 'https://shop.example/shipping_policy' },
  ]);
});

test('GIVEN tax in the prices THEN the words stand in the name of the total, for want of a description', () => {
  const totals = { ...sampleQuotedState().totals, tax: 0, includedTax: 413 };
  const session = sampleSession({ state: sampleQuotedState({ totals }) });
  expect(answer(session).totals).toContainEqual({
    type: 'tax',
    display_text: 'Tax (Prices include $4.13 tax.)',
    amount: 0,
  });
});

test.each([
  [{ firstName: 'Ada', lastName: 'Lovelace' }, 'Ada', 'Lovelace'],
  [{ fullName: 'Ada King Lovelace' }, 'Ada King', 'Lovelace'],
  [{}, '', ''],
])('GIVEN a buyer %j THEN both names are there', (names, first_name, last_name) => {
  const buyer = { email: 'ada@example.com', ...names };
  const session = sampleSession({ state: sampleQuotedState({ buyer }) });
  expect(answer(session).buyer).toEqual({ email: 'ada@example.com', first_name, last_name });
});

test('GIVEN a completed session THEN only the answer of complete has the order', () => {
  const order = {
    id: 'order_1',
    name: '#1001',
    permalinkUrl: 'https://shop.example/orders/1',
    status: 'confirmed',
  };
  const completed = { ...ready, status: 'completed' as const, order };
  expect(v20250929.session(completed, SAMPLE_FACTS)).not.toHaveProperty('order');
  expect(v20250929.completion(completed, SAMPLE_FACTS).order).toEqual({
    id: 'order_1',
    checkout_session_id: 'checkout_session_1',
    permalink_url: 'https://shop.example/orders/1',
  });
});

test.each([
  ['processing', 'confirmed'],
  ['completed', 'fulfilled'],
  ['shipped', 'shipped'],
])('GIVEN an order that is %s and refunded THEN its event says %s and the refund', (status, expected) => {
  const order = { ...SAMPLE_ORDER, status };
  const event = sampleEvent({ order });
  expect(eventBody('2025-09-29', event)).toEqual({
    type: 'order_update',
    data: {
      type: 'order',
      checkout_session_id: 'checkout_session_1',
      permalink_url: 'https://shop.example/orders/1',
      status: expected,
      refunds: [{ type: 'original_payment', amount: 1250 }],
    },
  });
});

test('GIVEN a refund that is pending THEN it is not told as money that is back', () => {
  const pending = SAMPLE_ORDER.adjustments.map((refund) => ({ ...refund, status: 'pending' as const }));
  const order = { ...SAMPLE_ORDER, adjustments: pending };
  const event = sampleEvent({ order });
  expect(eventBody('2025-09-29', event).data).toMatchObject({ refunds: [] });
});

test.each([
  ['$.fulfillment_details.address.country', '$.fulfillment_address.country'],
  ['$.payment_data.instrument.credential.token', '$.payment_data.token'],
  ['$.buyer.email', '$.buyer.email'],
])('GIVEN the path %s THEN a request has it at %s', (newest, here) => {
  expect(v20250929.requestPath(newest)).toBe(here);
});
