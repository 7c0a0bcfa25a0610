import { expect, test } from 'vitest';
import { SAMPLE_FACTS, SAMPLE_MESSAGES } from '#tests/acp-samples.ts';
import { sampleLine, sampleQuotedState, sampleSession } from '#tests/checkout-samples.ts';
import { v20251212 } from './dialect.ts';

const answer = (state = sampleQuotedState()) =>
  JSON.parse(JSON.stringify(v20251212.session(sampleSession({ state }), SAMPLE_FACTS))) as Record<
    string,
    unknown
  >;

test('GIVEN a quoted session THEN details are nested, and the choice is under the name of its type', () => {
  const lines = [
    sampleLine({ options: [{ name: 'Color', value: 'Blue' }] }),
    sampleLine({ id: 'e', requiresShipping: false }),
  ];
  expect(answer(sampleQuotedState({ lines }))).toMatchObject({
    payment_provider: {
      provider: 'stripe',
      supported_payment_methods: [
        { type: 'card', supported_card_networks: ['amex', 'discover', 'mastercard', 'visa'] },
      ],
    },
    line_items: [{ name: 'Mug', custom_attributes: [{ display_name: 'Color', value: 'Blue' }] }, { id: 'e' }],
    fulfillment_details: { name: 'Ada King Lovelace', address: { city: 'San Francisco' } },
    fulfillment_options: [{ subtotal: 500, tax: 0, total: 500 }],
    selected_fulfillment_options: [
      { type: 'shipping', shipping: { option_id: 'shipping_standard', item_ids: ['line_item_1'] } },
    ],
  });
});

test('GIVEN nothing is chosen THEN nothing is selected', () => {
  expect(answer(sampleQuotedState({ selectedOptionId: null })).selected_fulfillment_options).toEqual([]);
});

test('GIVEN a message about the quantity or the address THEN its place is where this version has it', () => {
  const { messages } = answer(sampleQuotedState({ notices: SAMPLE_MESSAGES.slice(1, 3) }));
  expect(messages).toMatchObject([
    { param: '$.line_items[0].item.quantity' },
    { param: '$.fulfillment_details.address' },
  ]);
});

test('GIVEN tax in the prices THEN the tax has a description, and no breakdown', () => {
  const totals = { ...sampleQuotedState().totals, includedTax: 413 };
  expect(answer(sampleQuotedState({ totals })).totals).toContainEqual({
    type: 'tax',
    display_text: 'Tax',
    amount: 106,
    description: 'Prices include $4.13 tax.',
  });
});

test('GIVEN the shop’s policies THEN there is a word for returns, none for shipping', () => {
  expect((answer().links as { type: string }[]).map(({ type }) => type)).toEqual([
    'terms_of_use',
    'privacy_policy',
    'return_policy',
  ]);
});
