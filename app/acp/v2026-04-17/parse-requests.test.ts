import { describe, expect, test } from 'vitest';
import { parseCancel, parseComplete, parseCreate, parseUpdate } from './parse-requests.ts';

const items = [{ id: '44001' }];
const address = {
  name: 'Ada Lovelace',
  line_one: '1 Main St',
  city: 'Ottawa',
  state: null,
  country: 'ca',
  postal_code: 'K1A 0B1',
};
const refused = (code: string, param: string) => expect.objectContaining({ code, param, status: 400 });

describe('parseCreate', () => {
  test('GIVEN the least an agent may send THEN one unit, and the rest unsaid', () => {
    expect(parseCreate({ line_items: items })).toEqual({
      items: [{ itemId: '44001', quantity: 1, path: '$.line_items[0]' }],
      locale: null,
    });
  });

  test('GIVEN everything THEN it is all there in our words', () => {
    const request = parseCreate({
      line_items: [{ id: 'a', quantity: 3 }, { id: 'b', quantity: null }, { id: 'a' }],
      currency: 'usd',
      locale: 'en-CA',
      buyer: { email: 'ada@example.com', first_name: 'Ada', last_name: null, phone_number: '+1613' },
      fulfillment_details: { name: 'Ada', email: null, phone_number: '+1613', address },
      discounts: { codes: ['TEN'] },
      coupons: ['IGNORED'],
      order_notes: 'Ring twice\n\tand wait',
      capabilities: { interventions: { supported: ['3ds'] } },
    });
    expect(request).toEqual({
      items: [
        { itemId: 'a', quantity: 3, path: '$.line_items[0]' },
        { itemId: 'b', quantity: 1, path: '$.line_items[1]' },
        { itemId: 'a', quantity: 1, path: '$.line_items[2]' },
      ],
      extensions: undefined,
      currency: 'usd',
      locale: 'en-CA',
      buyer: { email: 'ada@example.com', firstName: 'Ada', phone: '+1613' },
      recipient: {
        name: 'Ada',
        email: null,
        phone: '+1613',
        address: {
          name: 'Ada Lovelace',
          lineOne: '1 Main St',
          city: 'Ottawa',
          state: '',
          country: 'CA',
          postalCode: 'K1A 0B1',
        },
      },
      discountCodes: ['TEN'],
      orderNotes: 'Ring twice\n\tand wait',
      interventions: ['3ds'],
    });
  });

  test.each<[string, object, string, string]>([
    ['no items', { line_items: [] }, 'invalid', '$.line_items'],
    ['an item without id', { line_items: [{}] }, 'missing', '$.line_items[0].id'],
    ['an empty id', { line_items: [{ id: '' }] }, 'invalid', '$.line_items[0].id'],
    ['a number as id', { line_items: [{ id: 44001 }] }, 'invalid', '$.line_items[0].id'],
    ['an id of 256', { line_items: [{ id: 'x'.repeat(256) }] }, 'invalid', '$.line_items[0].id'],
    ['no units', { line_items: [{ id: 'a', quantity: 0 }] }, 'invalid', '$.line_items[0].quantity'],
    ['minus one', { line_items: [{ id: 'a', quantity: -1 }] }, 'invalid', '$.line_items[0].quantity'],
    ['half a unit', { line_items: [{ id: 'a', quantity: 0.5 }] }, 'invalid', '$.line_items[0].quantity'],
    ['units as text', { line_items: [{ id: 'a', quantity: '2' }] }, 'invalid', '$.line_items[0].quantity'],
    ['too many', { line_items: [{ id: 'a', quantity: 2 ** 53 }] }, 'invalid', '$.line_items[0].quantity'],
    ['a buyer without e-mail', { buyer: { first_name: 'A' } }, 'missing', '$.buyer.email'],
    ['an e-mail that is none', { buyer: { email: 'ada@' } }, 'invalid', '$.buyer.email'],
    ['a control character', { order_notes: 'a\u0000b' }, 'invalid', '$.order_notes'],
    ['an escape', { order_notes: '\u001b[31m' }, 'invalid', '$.order_notes'],
    ['half a surrogate pair', { locale: '\ud800' }, 'invalid', '$.locale'],
    [
      'a half in a name',
      { fulfillment_details: { name: 'x\udc00' } },
      'invalid',
      '$.fulfillment_details.name',
    ],
    [
      'a country of three letters',
      { fulfillment_details: { address: { ...address, country: 'CAN' } } },
      'invalid',
      '$.fulfillment_details.address.country',
    ],
    [
      'an address without a city',
      { fulfillment_details: { address: { ...address, city: undefined } } },
      'missing',
      '$.fulfillment_details.address.city',
    ],
    ['a note that is too long', { order_notes: 'x'.repeat(5001) }, 'invalid', '$.order_notes'],
    ['metadata without end', { metadata: { a: 'ü'.repeat(8200) } }, 'invalid', '$.metadata'],
    ['too many codes', { discounts: { codes: Array(21).fill('X') } }, 'invalid', '$.discounts.codes'],
  ])('GIVEN %s THEN it is refused at its place', (_, changes, code, param) => {
    expect(() => parseCreate({ line_items: items, ...changes })).toThrow(refused(code, param));
  });

  test('GIVEN pairs that are whole THEN they are text like any other', () => {
    expect(parseCreate({ line_items: items, order_notes: 'für 🐙' }).orderNotes).toBe('für 🐙');
  });

  test('GIVEN fields nobody knows, also those of prototypes THEN they are not there', () => {
    const body: unknown = JSON.parse(
      '{"line_items":[{"id":"a","__proto__":{"quantity":9}}],"__proto__":{"currency":"eur"},"surprise":1}',
    );
    expect(parseCreate(body)).toEqual({
      items: [{ itemId: 'a', quantity: 1, path: '$.line_items[0]' }],
      locale: null,
    });
  });
});

describe('parseUpdate: absent leaves, null clears', () => {
  const chosen = (id: string, type: string, index = 0) => {
    const at = `$.selected_fulfillment_options[${index}]`;
    return { id, path: `${at}.option_id`, type: { names: [type], path: `${at}.type` } };
  };

  test.each<[string, unknown, object]>([
    ['nothing', {}, {}],
    ['buyer null', { buyer: null }, { buyer: null }],
    ['recipient null', { fulfillment_details: null }, { recipient: null }],
    [
      'a recipient without address',
      { fulfillment_details: { name: 'Ada', address: null } },
      { recipient: { name: 'Ada', address: null } },
    ],
    ['no items: an empty cart', { line_items: [] }, { items: [] }],
    ['discounts null', { discounts: null }, { discountCodes: [] }],
    ['discounts without codes', { discounts: {} }, {}],
    ['codes null', { discounts: { codes: null } }, { discountCodes: [] }],
    ['coupons null', { coupons: null }, { discountCodes: [] }],
    ['coupons, as older agents say', { coupons: ['TEN'] }, { discountCodes: ['TEN'] }],
    ['a note null', { order_notes: null }, { orderNotes: null }],
    ['options null', { selected_fulfillment_options: null }, {}],
    ['no options', { selected_fulfillment_options: [] }, {}],
    [
      'an option',
      { selected_fulfillment_options: [{ type: 'shipping', option_id: 'fast', item_ids: ['a'] }] },
      { selectedOption: chosen('fast', 'shipping') },
    ],
    [
      'one option for the digital part, one for the parcel',
      {
        selected_fulfillment_options: [
          { type: 'digital', option_id: 'digital' },
          { type: 'shipping', option_id: 'fast' },
        ],
      },
      { selectedOption: chosen('fast', 'shipping', 1) },
    ],
    [
      'only digital',
      { selected_fulfillment_options: [{ type: 'digital', option_id: 'digital' }] },
      { selectedOption: chosen('digital', 'digital') },
    ],
  ])('GIVEN %s', (_, body, expected) => {
    const changes = parseUpdate(body);
    const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    expect(said).toEqual(expected);
  });

  test.each<[string, unknown, string, string]>([
    ['no body', undefined, 'missing', '$'],
    ['items null', { line_items: null }, 'invalid', '$.line_items'],
    [
      'an option without id',
      { selected_fulfillment_options: [{ type: 'shipping' }] },
      'missing',
      '$.selected_fulfillment_options[0].option_id',
    ],
  ])('GIVEN %s THEN it is refused', (_, body, code, param) => {
    expect(() => parseUpdate(body)).toThrow(refused(code, param));
  });
});

describe('parseComplete', () => {
  const payment = (token: unknown, extra: object = {}) => ({
    payment_data: { instrument: { type: 'card', credential: { type: 'spt', token } }, ...extra },
  });

  test('GIVEN a token THEN it and nothing else', () => {
    expect(parseComplete(payment('spt_123'))).toEqual({ token: 'spt_123' });
  });

  test('GIVEN buyer and billing address THEN they come along', () => {
    const body = {
      ...payment('spt_123', { billing_address: address }),
      buyer: { email: 'ada@example.com', full_name: 'Ada Lovelace' },
    };
    expect(parseComplete(body)).toMatchObject({
      buyer: { email: 'ada@example.com', fullName: 'Ada Lovelace' },
      billingAddress: { country: 'CA', state: '' },
    });
  });

  const TOKEN = '$.payment_data.instrument.credential.token';
  test.each<[string, unknown, string, string]>([
    ['no payment', {}, 'missing', '$.payment_data'],
    ['no token', payment(undefined), 'missing', TOKEN],
    ['an empty token', payment(''), 'invalid', TOKEN],
    ['a token with a line break', payment('spt_1\nx'), 'invalid', TOKEN],
    ['a token that is a book', payment('x'.repeat(256)), 'invalid', TOKEN],
  ])('GIVEN %s THEN it is refused, and the token is not repeated', (_, body, code, param) => {
    expect(() => parseComplete(body)).toThrow(refused(code, param));
    expect(() => parseComplete(body)).not.toThrow(/spt_1/);
  });

  const HANDLER = '$.payment_data.handler_id';
  const TYPE = '$.payment_data.instrument.type';
  const CREDENTIAL = '$.payment_data.instrument.credential';
  const paid = (handler: unknown, type: unknown, credential: unknown) => ({
    payment_data: { handler_id: handler, instrument: { type, credential } },
  });
  const spt = { type: 'spt', token: 'spt_1' };
  const giftCard = { type: 'gift_card_number', number: '1' };
  test.each<[string, unknown, string, string]>([
    ['a handler nobody offered', paid('paypal_x', 'paypal', spt), 'unsupported', HANDLER],
    ['a handler nobody offered, for a card', paid('paypal_x', 'card', spt), 'unsupported', HANDLER],
    ['another instrument', paid('card_tokenized', 'paypal', spt), 'unsupported', TYPE],
    ['another instrument of no handler', paid(undefined, 'paypal', spt), 'unsupported', TYPE],
    [
      'another credential',
      paid('card_tokenized', 'card', { type: 'vault', token: 'spt_1' }),
      'unsupported',
      `${CREDENTIAL}.type`,
    ],
    ['a gift card', paid(undefined, 'gift_card', giftCard), 'unsupported', TYPE],
    ['store credit', paid(undefined, 'store_credit', undefined), 'unsupported', TYPE],
    ['a gift card of no type', paid(null, null, giftCard), 'unsupported', `${CREDENTIAL}.type`],
    ['a card without a credential', paid('card_tokenized', 'card', undefined), 'missing', CREDENTIAL],
  ])('GIVEN %s THEN it is refused by its name', (_, body, code, param) => {
    expect(() => parseComplete(body)).toThrow(refused(code, param));
    expect(() => parseComplete(body)).not.toThrow(/spt_1/);
  });

  test('GIVEN a gift card in its own form THEN it says that gift cards cannot pay', () => {
    expect(() => parseComplete(paid(undefined, 'gift_card', giftCard))).toThrow(/Gift cards/);
    expect(() => parseComplete(paid(undefined, undefined, giftCard))).toThrow(/Gift cards/);
  });

  test.each([
    ['everything said', paid('card_tokenized', 'card', spt)],
    ['only the token', paid(undefined, undefined, { token: 'spt_1' })],
    ['nulls', paid(null, null, { type: null, token: 'spt_1' })],
    ['the bare token of older versions', { payment_data: { token: 'spt_1', provider: 'stripe' } }],
  ])('GIVEN a card with %s THEN it pays', (_, body) => {
    expect(parseComplete(body).token).toBe('spt_1');
  });
});

describe('parseCancel', () => {
  test.each([
    ['no body', undefined],
    ['an empty one', {}],
    ['no reason', { intent_trace: null }],
  ])('GIVEN %s THEN there is no reason', (_, body) => {
    expect(parseCancel(body)).toBeNull();
  });

  test('GIVEN a reason THEN it is kept', () => {
    const intent_trace = {
      reason_code: 'price',
      trace_summary: 'too dear',
      metadata: { n: 1, b: true, t: 'x'.repeat(300) },
    };
    expect(parseCancel({ intent_trace })).toEqual({
      reasonCode: 'price',
      summary: 'too dear',
      metadata: { n: 1, b: true, t: 'x'.repeat(300) },
    });
  });

  test.each<[string, object, string]>([
    ['a NUL in a value', { a: 'x\u0000' }, '$.intent_trace.metadata.a'],
    ['a NUL in a name', { 'a\u0000': 1 }, '$.intent_trace.metadata["a\\u0000"]'],
    ['half a pair', { a: '\udfff' }, '$.intent_trace.metadata.a'],
    ['an object in it', { nested_object: { a: 1 } }, '$.intent_trace.metadata.nested_object'],
    ['a list in it', { list: [1] }, '$.intent_trace.metadata.list'],
    ['nothing for a value', { none: null }, '$.intent_trace.metadata.none'],
    [
      'more than 20 names',
      Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`n${index}`, index])),
      '$.intent_trace.metadata',
    ],
  ])('GIVEN metadata with %s THEN it is refused', (_, metadata, param) => {
    expect(() => parseCancel({ intent_trace: { reason_code: 'other', metadata } })).toThrow(
      refused('invalid', param),
    );
  });

  test('GIVEN metadata with the name of a prototype THEN nothing is changed by it', () => {
    const trace = parseCancel(
      JSON.parse('{"intent_trace":{"reason_code":"other","metadata":{"__proto__":{"polluted":1},"a":1}}}'),
    );
    expect(trace?.metadata).toMatchObject({ a: 1 });
    expect((trace?.metadata as { polluted?: number }).polluted).toBeUndefined();
  });
});
