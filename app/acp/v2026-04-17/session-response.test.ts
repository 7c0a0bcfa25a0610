import { describe, expect, test } from 'vitest';
import type { CheckoutSession, SessionStatus } from '#app/checkout/session/session.ts';
import { acpSchemaAvailable, acpValidator } from '#sandbox/agent/acp-schema.ts';
import { sampleLine, sampleQuotedState, sampleSession, sampleState } from '#tests/checkout-samples.ts';
import type { SellerFacts } from '../dialect.ts';
import { sessionResponse } from './session-response.ts';
import { VERSION } from './version.ts';

const FACTS: SellerFacts = {
  payment: { merchantId: 'profile_test_1', environment: 'sandbox' },
  interventions: { supported: [], required: [], missing: [] },
  policies: [
    { type: 'REFUND_POLICY', title: 'Refunds', url: 'https://shop.example/refunds' },
    { type: 'LEGAL_NOTICE', title: 'Imprint', url: 'https://shop.example/imprint' },
    { type: 'PRIVACY_POLICY', title: 'Privacy', url: '' },
  ],
  continueUrl: 'https://shop.example/cart/44001:1',
  marketing: [],
};
/** As it goes over the wire. */
const wire = (session: CheckoutSession, facts = FACTS) =>
  JSON.parse(JSON.stringify(sessionResponse(session, facts))) as Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- any JSON

test('GIVEN an expired session THEN a message says so', () => {
  expect(wire(sampleSession({ status: 'expired', state: sampleQuotedState() })).messages).toEqual([
    {
      type: 'error',
      code: 'expired',
      param: '$.status',
      content_type: 'plain',
      content: 'The checkout session has expired.',
    },
  ]);
});

const digitalOption = {
  id: 'digital',
  type: 'digital' as const,
  title: 'Digital delivery',
  amount: 0,
  rateHandle: null,
  code: null,
  source: null,
};
const SESSIONS: [string, CheckoutSession][] = [
  ['fresh', sampleSession()],
  ['quoted', sampleSession({ status: 'ready_for_payment', state: sampleQuotedState() })],
  ...(['requires_escalation', 'complete_in_progress', 'canceled', 'expired'] satisfies SessionStatus[]).map(
    (status): [string, CheckoutSession] => [status, sampleSession({ status, state: sampleQuotedState() })],
  ),
  [
    'with everything that can be said',
    sampleSession({
      state: sampleQuotedState({
        locale: 'en-US',
        blocking: [
          {
            severity: 'error',
            code: 'out_of_stock',
            text: 'Mug is out of stock.',
            param: '$.line_items[0]',
            resolution: 'requires_buyer_input',
          },
        ],
        notices: [
          { severity: 'warning', code: 'price_change', text: 'The price of Mug has changed.' },
          { severity: 'info', code: 'canceled', text: 'Checkout session has been canceled.' },
        ],
        lines: [
          sampleLine({
            quantity: 3,
            discount: 100,
            subtotal: 3650,
            available: null,
            availability: 'backorder',
            sku: null,
            description: '',
            imageUrls: [],
            options: [{ name: 'Color', value: 'Blue' }],
          }),
        ],
      }),
    }),
  ],
  ['oversold', sampleSession({ state: sampleState({ lines: [sampleLine({ available: -2 })] }) })],
  [
    'digital',
    sampleSession({
      state: sampleState({
        lines: [sampleLine({ requiresShipping: false })],
        options: [digitalOption],
        selectedOptionId: 'digital',
      }),
    }),
  ],
];

describe.skipIf(!acpSchemaAvailable(VERSION))('the official schema', () => {
  test.each(SESSIONS)('allows a session that is %s', (_, session) => {
    expect(acpValidator(VERSION).validate('CheckoutSession', wire(session))).toEqual([]);
    const handOff = { ...FACTS, payment: null, policies: [] };
    expect(acpValidator(VERSION).validate('CheckoutSession', wire(session, handOff))).toEqual([]);
  });

  test('allows a completed session with its order', () => {
    const order = {
      id: 'order_1',
      name: '#1001',
      permalinkUrl: 'https://shop.example/orders/1',
      status: 'manual_review',
    };
    const body = wire(sampleSession({ status: 'completed', state: sampleQuotedState(), order }));
    expect(acpValidator(VERSION).validate('CheckoutSessionWithOrder', body)).toEqual([]);
    expect(body.order).toMatchObject({
      status: 'manual_review',
      order_number: '#1001',
      checkout_session_id: 'checkout_session_1',
    });
  });
});

describe('a session', () => {
  test('tells the totals in the order of a receipt, and they add up', () => {
    const { totals } = wire(sampleSession({ state: sampleQuotedState() }));
    const amounts = totals.map(({ type, amount }: { type: string; amount: number }) => [type, amount]);
    expect(amounts).toEqual([
      ['items_base_amount', 1250],
      ['subtotal', 1250],
      ['fulfillment', 500],
      ['tax', 106],
      ['total', 1856],
    ]);
    expect(totals[3].breakdown).toEqual([{ jurisdiction: 'California', rate: 0.085, amount: 106 }]);
  });

  test('tells discounts only where there are some', () => {
    const sums = { ...sampleQuotedState().totals, itemsDiscount: 100, discount: 50 };
    const types = wire(sampleSession({ state: sampleQuotedState({ totals: sums }) })).totals.map(
      ({ type }: { type: string }) => type,
    );
    expect(types).toEqual([
      'items_base_amount',
      'items_discount',
      'subtotal',
      'discount',
      'fulfillment',
      'tax',
      'total',
    ]);
  });

  test('tells no shipping before an option is chosen, and the tax in the prices in words', () => {
    const sums = { ...sampleQuotedState().totals, tax: 0, includedTax: 200 };
    const state = sampleQuotedState({ totals: sums, selectedOptionId: null });
    const { totals, selected_fulfillment_options: selected } = wire(sampleSession({ state }));
    expect(totals.map(({ type }: { type: string }) => type)).not.toContain('fulfillment');
    expect(totals.find(({ type }: { type: string }) => type === 'tax')).toEqual({
      type: 'tax',
      display_text: 'Tax',
      amount: 0,
      description: 'Prices include $2.00 tax.',
    });
    expect(selected).toEqual([]);
  });

  test('puts only what is shipped into the parcel', () => {
    const state = sampleQuotedState({
      lines: [sampleLine({ id: 'line_1' }), sampleLine({ id: 'line_2', requiresShipping: false })],
    });
    expect(wire(sampleSession({ state })).selected_fulfillment_options).toEqual([
      { type: 'shipping', option_id: 'shipping_standard', item_ids: ['line_1'] },
    ]);
  });

  test('leaves out what is not known instead of saying null', () => {
    const walk = (value: unknown): boolean =>
      value === null || (typeof value === 'object' && Object.values(value!).some(walk));
    for (const [, session] of SESSIONS) expect(walk(wire(session))).toBe(false);
  });

  test('offers payment here only if the shop takes it here', () => {
    expect(wire(sampleSession()).capabilities.payment.handlers).toMatchObject([
      { config: { merchant_id: 'profile_test_1', environment: 'sandbox', psp: 'stripe' } },
    ]);
    expect(wire(sampleSession(), { ...FACTS, payment: null }).capabilities.payment.handlers).toEqual([]);
  });

  test('says which interventions both sides can do, and that what is required is enforced', () => {
    const told = (interventions: SellerFacts['interventions']) =>
      wire(sampleSession(), { ...FACTS, interventions }).capabilities.interventions;
    expect(told(FACTS.interventions)).toEqual({ supported: [], required: [], enforcement: 'conditional' });
    expect(told({ supported: ['3ds', 'dance'], required: ['biometric', 'dance'], missing: [] })).toEqual({
      supported: ['3ds'],
      required: ['biometric'],
      enforcement: 'always',
    });
  });

  test('links only to policies that ACP has a word for and the shop has a page for', () => {
    expect(wire(sampleSession()).links).toEqual([
      { type: 'return_policy', title: 'Refunds', url: 'https://shop.example/refunds' },
    ]);
  });
});
