import { expect, test } from 'vitest';
import { SAMPLE_FACTS, SAMPLE_MESSAGES, sampleEvent } from '#tests/acp-samples.ts';
import { SAMPLE_ADDRESS, sampleQuotedState, sampleSession } from '#tests/checkout-samples.ts';
import { eventBody } from '../events/translate-event.ts';
import { v20260130 } from './dialect.ts';

test('GIVEN what came only with 2026-04-17 THEN it is left out: resolution, company, display name, type of order', () => {
  const recipient = { name: 'Ada', address: { ...SAMPLE_ADDRESS, company: 'Analytical Engines' } };
  const order = {
    id: 'order_1',
    name: '#1001',
    permalinkUrl: 'https://shop.example/orders/1',
    status: 'confirmed',
  };
  const state = sampleQuotedState({ recipient, notices: SAMPLE_MESSAGES });
  const text = JSON.stringify(
    v20260130.session(sampleSession({ status: 'completed', state, order }), SAMPLE_FACTS),
  );
  expect(text).not.toMatch(/"resolution"|"company"|"display_name"|"type":"order"/);
  expect(text).toMatch(/"order_number":"#1001"/);
});

test.each([
  ['created', 'confirmed'],
  ['confirmed', 'confirmed'],
  ['manual_review', 'confirmed'],
  ['processing', 'processing'],
  ['shipped', 'shipped'],
  ['completed', 'delivered'],
  ['canceled', undefined],
])(
  'GIVEN an order that is %s THEN its session says %s, of the closed list of this version',
  (status, told) => {
    const order = { id: 'order_1', name: '#1001', permalinkUrl: 'https://shop.example/orders/1', status };
    const session = sampleSession({ status: 'completed', state: sampleQuotedState(), order });
    expect((v20260130.session(session, SAMPLE_FACTS).order as { status?: string }).status).toBe(told);
  },
);

test('GIVEN messages THEN known codes stay, unknown ones are told by what is known', () => {
  const session = sampleSession({ state: sampleQuotedState({ notices: SAMPLE_MESSAGES }) });
  const messages = v20260130.session(session, SAMPLE_FACTS).messages as { type: string; code?: string }[];
  expect(messages.map(({ type, code }) => [type, code])).toEqual([
    ['error', 'out_of_stock'],
    ['error', 'quantity_exceeded'],
    ['error', 'missing'],
    ['error', 'invalid'],
    ['warning', 'price_change'],
    ['info', undefined],
    ['info', undefined],
  ]);
});

test('GIVEN a refund THEN its event still has refunds, not adjustments', () => {
  const event = sampleEvent();
  expect(eventBody('2026-01-30', event).data).toMatchObject({
    refunds: [{ type: 'original_payment', amount: 1250 }],
  });
  expect(eventBody('2026-01-30', event).data).not.toHaveProperty('adjustments');
});
