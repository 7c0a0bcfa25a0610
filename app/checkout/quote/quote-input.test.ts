import { expect, test } from 'vitest';
import { SAMPLE_ADDRESS, sampleLine } from '#tests/checkout-samples.ts';
import {
  buyerName,
  deliveryInput,
  mailingAddress,
  quoteInput,
  splitName,
  type QuoteCart,
} from './quote-input.ts';

const cart: QuoteCart = {
  lines: [sampleLine({ quantity: 2 })],
  recipient: null,
  discountCodes: [],
  buyerEmail: 'ada@example.com',
  currency: 'USD',
  presentmentCurrency: null,
};

test('GIVEN a cart without address and shipping THEN only its lines are sent', () => {
  expect(JSON.parse(JSON.stringify(quoteInput(cart, null)))).toEqual({
    lineItems: [{ variantId: 'gid://shopify/ProductVariant/44001', quantity: 2 }],
    discountCodes: [],
    acceptAutomaticDiscounts: true,
  });
});

test('GIVEN address, rate and code THEN all are sent, the phone of the recipient with the address', () => {
  const withCode: QuoteCart = {
    ...cart,
    recipient: { phone: '+14155550100', address: SAMPLE_ADDRESS },
    discountCodes: ['TEN'],
  };
  expect(quoteInput(withCode, { handle: 'handle-1' })).toMatchObject({
    discountCodes: ['TEN'],
    email: 'ada@example.com',
    shippingLine: { shippingRateHandle: 'handle-1' },
    shippingAddress: {
      firstName: 'Ada King',
      lastName: 'Lovelace',
      address1: '555 Golden Gate Avenue',
      provinceCode: 'CA',
      countryCode: 'US',
      zip: '94102',
      phone: '+14155550100',
    },
  });
});

test('GIVEN a guessed rate and another currency THEN the rate goes by name and price, the currency is asked for', () => {
  const shown = { ...cart, presentmentCurrency: 'EUR' };
  expect(quoteInput(shown, { title: 'Standard', amount: 500 })).toMatchObject({
    presentmentCurrencyCode: 'EUR',
    shippingLine: { title: 'Standard', priceWithCurrency: { amount: '5.00', currencyCode: 'USD' } },
  });
});

test('GIVEN a price that is honoured THEN it goes in place of the catalogue price, for options as for the quote', () => {
  const lines = [sampleLine({ honoredAmount: 1200 }), sampleLine()];
  const override = { amount: '12.00', currencyCode: 'USD' };
  for (const input of [quoteInput({ ...cart, lines }, null), deliveryInput({ ...cart, lines })])
    expect(input.lineItems!.map((line) => line.priceOverride)).toEqual([override, undefined]);
});

test('GIVEN a country without states THEN no province is sent', () => {
  expect(mailingAddress({ ...SAMPLE_ADDRESS, state: '', country: 'DE' }).provinceCode).toBeUndefined();
});

test.each([
  ['Ada King Lovelace', 'Ada King', 'Lovelace'],
  ['  Ada \t Lovelace ', 'Ada', 'Lovelace'],
  ['Plato', undefined, 'Plato'],
  ['', undefined, ''],
])('the name %j is %s and %s', (name, firstName, lastName) => {
  expect(splitName(name)).toEqual({ firstName, lastName });
});

test.each([
  [
    { firstName: 'Ada', fullName: 'Some One' },
    { firstName: 'Ada', lastName: undefined },
  ],
  [{ fullName: 'Ada Lovelace' }, { firstName: 'Ada', lastName: 'Lovelace' }],
  [{}, {}],
])('the buyer %j is called %j', (names, expected) => {
  expect(buyerName({ email: 'ada@example.com', ...names })).toEqual(expected);
});
