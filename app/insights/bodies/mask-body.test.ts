import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MASK, maskBody } from './mask-body.ts';

const person = {
  buyer: {
    email: 'ada.lovelace@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone_number: '+14155550177',
  },
  fulfillment_details: {
    name: 'Ada Lovelace',
    address: {
      name: 'Ada Lovelace',
      line_one: '12 Nightingale Lane',
      city: 'London',
      postal_code: 'SW12 8TD',
      country: 'GB',
    },
  },
};

describe('maskBody', () => {
  test.each([
    'spt_1QabcdefGHIJ4242',
    'sk_live_abc',
    'whsec_abc',
    'aisle_live_abc',
    'shpat_abc',
    'x:rk_test_a',
  ])(
    'GIVEN the secret %s where only names of things belong THEN it is masked there and in the answer',
    (secret) => {
      const request = { line_items: [{ id: secret }], payment_data: { handler_id: secret } };
      const answer = { messages: [{ code: 'invalid', content: `There is no ${secret}.`, param: secret }] };
      expect(JSON.stringify(maskBody(request, 'request'))).not.toContain(secret);
      expect(JSON.stringify(maskBody(answer, 'response', request))).not.toContain(secret);
    },
  );

  test('GIVEN a request THEN what is bought stays, who buys and how they pay does not', () => {
    const payment_data = {
      handler_id: 'card_tokenized',
      instrument: { type: 'card', credential: { type: 'spt', token: 'spt_1QabcdefGHIJ4242' } },
      billing_address: { line_one: 'Elsewhere 1', country: 'FR' },
    };
    const line_items = [{ id: '44001', quantity: 2, unit_amount: 1250 }];
    const cancel = { intent_trace: { reason_code: 'price_sensitivity', trace_summary: 'too dear for Ada' } };
    const extra = { mood: 'glad', order_notes: 'Ring twice', 'ada@example.com': 1 };
    expect(maskBody({ ...person, line_items, payment_data, ...cancel, ...extra }, 'request')).toEqual({
      buyer: { email: MASK, first_name: MASK, last_name: MASK, phone_number: MASK },
      fulfillment_details: {
        name: MASK,
        address: { name: MASK, line_one: MASK, city: MASK, postal_code: MASK, country: 'GB' },
      },
      line_items,
      payment_data: {
        handler_id: 'card_tokenized',
        instrument: { type: 'card', credential: { type: MASK, token: MASK } },
        billing_address: { line_one: MASK, country: 'FR' },
      },
      intent_trace: { reason_code: 'price_sensitivity', trace_summary: MASK },
      mood: MASK,
      order_notes: MASK,
      '?': MASK,
    });
  });

  test('GIVEN an answer THEN the shop’s words stay, but for what they repeat of the buyer', () => {
    const answer = {
      line_items: [
        { id: 'li_1', name: 'Linen shirt', description: 'For London nights', totals: [{ amount: 1250 }] },
      ],
      messages: [
        { code: 'invalid', content: 'ADA LOVELACE cannot be reached by 415 555 0177 or ada@else.example.' },
      ],
      continue_url: 'https://shop.example/cart/1:1?checkout[email]=ada.lovelace%40example.com',
      order: { permalink_url: 'https://shop.example/orders/secret' },
    };
    expect(maskBody(answer, 'response', person)).toEqual({
      line_items: [
        { id: 'li_1', name: 'Linen shirt', description: `For ${MASK} nights`, totals: [{ amount: 1250 }] },
      ],
      messages: [{ code: 'invalid', content: `${MASK} cannot be reached by ${MASK} or ${MASK}` }],
      continue_url: 'https://shop.example/cart/1:1',
      order: { permalink_url: MASK },
    });
  });

  test('GIVEN nothing, or a body that is no object THEN nothing is told', () => {
    expect([undefined, null, true, 'Ada', 7, ['Ada']].map((body) => maskBody(body, 'request'))).toEqual([
      undefined,
      null,
      true,
      MASK,
      MASK,
      [MASK],
    ]);
  });

  test('GIVEN a name of thousands of letters THEN it is masked wherever the shop repeats it', () => {
    const long = `${'x'.repeat(99)}\u{1f419}${'ä'.repeat(20_000)}`;
    const answer = { messages: [{ content: `Hi ${long}, welcome` }] };
    expect(maskBody(answer, 'response', { buyer: { first_name: long } })).toEqual({
      messages: [{ content: `Hi ${MASK} welcome` }],
    });
  });

  test('GIVEN a person with fields that every object has THEN they are masked', () => {
    const odd = { buyer: { constructor: 'Ada Lovelace', hasOwnProperty: 'Ada' } };
    expect(JSON.stringify(maskBody(odd, 'request'))).not.toContain('Ada');
  });

  test('GIVEN a body of thousands of texts, or levels THEN it is masked all the same', () => {
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`f${index}`, `word ${index}`]),
    );
    expect(maskBody({ message: 'word 4999' }, 'response', many)).toEqual({ message: MASK });
    const deep = JSON.parse(`${'['.repeat(3000)}"Ada"${']'.repeat(3000)}`) as unknown;
    expect(JSON.stringify(maskBody(deep, 'request'))).not.toContain('Ada');
  });
});

/** What a person is told by: no value may coincide with a word of the protocol by chance. */
const value = fc
  .oneof(fc.string({ maxLength: 12 }), fc.string({ maxLength: 4, unit: 'grapheme' }))
  .map((text) => `~${text.replaceAll('•', 'o')}~x`);
const FIELDS = [
  ...[
    'email',
    'name',
    'first_name',
    'last_name',
    'full_name',
    'phone_number',
    'company',
    'line_one',
    'line_two',
  ],
  ...[
    'city',
    'state',
    'postal_code',
    'token',
    'number',
    'cvc',
    'cryptogram',
    'order_notes',
    'trace_summary',
    'tax_id',
  ],
];
const CONTAINERS = [
  ...['buyer', 'fulfillment_details', 'address', 'fulfillment_address', 'billing_address', 'payment_data'],
  ...['instrument', 'credential', 'metadata', 'affiliate_attribution', 'risk_signals', 'made_up'],
];
const fields = fc.dictionary(fc.constantFrom(...FIELDS), value, { minKeys: 1, maxKeys: 5 });
const { tree } = fc.letrec<{ tree: object }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fields,
    fc.dictionary(
      fc.constantFrom(...CONTAINERS),
      fc.oneof(tie('tree'), fc.array(tie('tree'), { maxLength: 2 })),
      {
        maxKeys: 3,
      },
    ),
  ),
}));

function leaves(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(leaves) : [];
}

test('whatever stands in a field of a person is nowhere in what is kept of request and answer', () => {
  fc.assert(
    fc.property(tree, fc.nat(), (request, which) => {
      const told = leaves(request);
      const quoted = told.length > 0 ? told[which % told.length]! : '';
      const response = { messages: [{ content: `About ${quoted}.` }], url: `https://a.example/${quoted}` };
      const kept = [maskBody(request, 'request'), maskBody(response, 'response', request)]
        .flatMap(leaves)
        .join('\n');
      expect(told.filter((each) => kept.includes(each))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
