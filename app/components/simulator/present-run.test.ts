import { describe, expect, test } from 'vitest';
import type { SimulatedRun } from '#app/simulator/get-run.server.ts';
import type { WireSession } from '#app/simulator/wire-session.ts';
import { readerIn } from '#tests/reader.ts';
import { presentRun } from './present-run.ts';

const AT = new Date('2026-11-27T04:00:00Z');
const session: WireSession = {
  id: 'cs_1',
  status: 'ready_for_payment',
  currency: 'usd',
  line_items: [{ id: 'line_1' }],
  fulfillment_options: [
    { id: 'a', type: 'shipping', title: 'Standard', totals: [{ type: 'total', amount: 500 }] },
  ],
  selected_fulfillment_options: [{ type: 'shipping', option_id: 'a', item_ids: ['line_1'] }],
  totals: [{ type: 'total', display_text: 'Total', amount: 1999 }],
  messages: [],
  links: [],
  continue_url: 'https://shop.example/cart/1:1',
};
const run = (changes: Partial<SimulatedRun> = {}): SimulatedRun => ({
  ...{ id: 'r1', itemId: '1', title: 'Mug', quantity: 2, createdAt: AT, steps: [], nextPosition: 1 },
  ...{ session, country: 'US' },
  ...changes,
});
const FACTS = { order: null, bodies: [], payments: 'possible', shopCountry: 'DE' } as const;
const view = (changes?: Partial<SimulatedRun>, facts: Partial<Parameters<typeof presentRun>[1]> = {}) =>
  presentRun(run(changes), { ...FACTS, ...facts }, readerIn('en'));

describe('what comes next', () => {
  test.each([
    ['no session', { session: null }, 'refused'],
    ['no address', { country: null }, 'address'],
    ['an address', {}, 'choose'],
    ['a purchase under way', { session: { ...session, status: 'complete_in_progress' } }, 'wait'],
    ['an order', { session: { ...session, status: 'completed' } }, 'done'],
    ['a cancelled session', { session: { ...session, status: 'canceled' } }, 'over'],
  ])('GIVEN %s', (_what, changes, next) => expect(view(changes).next).toBe(next));

  test('GIVEN an order that was paid in the shop THEN the purchase is done, whatever the agent saw last', () => {
    const order = {
      id: 'o1',
      name: '#1',
      shopifyOrderGid: 'gid://shopify/Order/9',
      isTest: false,
      events: [],
    };
    expect(view({}, { order })).toMatchObject({
      next: 'done',
      status: { text: 'Completed', tone: 'success' },
      order: { name: '#1', isTest: false, adminUrl: 'shopify:admin/orders/9' },
    });
  });
});

describe('paying', () => {
  test('GIVEN a session that can be paid THEN the button says how much', () => {
    expect(view()).toMatchObject({
      payLabel: 'Pay $19.99 with a test card',
      options: [{ value: 'a', label: 'Standard · $5.00' }],
      chosen: 'a',
      country: 'US',
    });
  });

  test.each([
    ['no Stripe test account', {}, { payments: 'no_account' as const }, /No Stripe test account/],
    ['an installation of the App Store', {}, { payments: 'in_shop' as const }, /always pay in your own/],
    ['an item of the shop', { session: { ...session, status: 'requires_escalation' } }, {}, /in your own/],
    [
      'something missing',
      { session: { ...session, status: 'not_ready_for_payment' } },
      {},
      /what is missing/,
    ],
  ])('GIVEN %s THEN there is no button, and it says why', (_what, changes, facts, text) => {
    const { payLabel, payText } = view(changes, facts);
    expect(payLabel).toBeNull();
    expect(payText).toMatch(text);
  });
});

test('the shop’s own country is offered first, by its name in the language of the reader', () => {
  const { country, countries } = presentRun(run({ country: null }), FACTS, readerIn('fr'));
  expect(country).toBe('DE');
  expect(countries).toContainEqual({ value: 'DE', label: 'Allemagne' });
});

describe('a step', () => {
  const step = (status: number, answer: object) =>
    view({
      steps: [
        {
          ...{ position: 1, kind: 'complete' as const, at: AT, durationMs: 42 },
          exchange: {
            ...{ method: 'POST', path: '/acp/x', headers: [], body: '{}', status, answerHeaders: [] },
            answer: JSON.stringify(answer),
          },
        },
      ],
    }).steps[0]!;

  test('GIVEN a payment that was declined THEN the session’s error is told with it', () => {
    const message = { type: 'error', code: 'payment_declined', content: 'Declined.' };
    expect(step(200, { ...session, messages: [message] })).toMatchObject({
      title: '1. Complete the purchase',
      took: '42 ms',
      status: { text: '200', tone: 'success' },
      notes: ['Declined. (payment_declined)'],
    });
  });

  test.each([
    [{ type: 'invalid_request', code: 'invalid', message: 'No.' }, ['No. (invalid)']],
    [{ error: { message: 'Permission is missing.' } }, ['Permission is missing.']],
    [{}, []],
  ])('GIVEN the refusal %j THEN it is told', (answer, notes) => {
    expect(step(400, answer)).toMatchObject({ status: { tone: 'critical' }, notes });
  });
});
