import { expect, test } from 'vitest';
import { SAMPLE_ADDRESS, sampleLine } from '#tests/checkout-samples.ts';
import { buyerName, mailingAddress, quoteInput, splitName } from './quote-input.ts';

const cart = { lines: [sampleLine({ quantity: 2 })], recipient: null, discountCodes: [], rateHandle: null };

test('GIVEN a cart without address and shipping THEN only its lines are sent', () => {
  expect(JSON.parse(JSON.stringify(quoteInput(cart)))).toEqual({
    lineItems: [{ variantId: 'gid://shopify/ProductVariant/44001', quantity: 2 }],
    discountCodes: [],
    acceptAutomaticDiscounts: true,
  });
});

test('GIVEN address, rate and code THEN all are sent, the phone of the recipient with the address', () => {
  const input = quoteInput({
    ...cart,
    recipient: { phone: '+14155550100', address: SAMPLE_ADDRESS },
    discountCodes: ['TEN'],
    rateHandle: 'handle-1',
  });
  expect(input).toMatchObject({
    discountCodes: ['TEN'],
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
