import { expect, test } from 'vitest';
import { fieldIn, refusedField } from './refused-field.ts';

const ADDRESS = '$.fulfillment_details.address';

test.each([
  [['input', 'shippingAddress', 'provinceCode'], `${ADDRESS}.state`],
  [['input', 'shippingAddress', 'zip'], `${ADDRESS}.postal_code`],
  [['input', 'lineItems', '1', 'quantity'], '$.line_items[1]'],
  [['input', 'shippingAddress'], ADDRESS],
  [['input', 'zip'], ADDRESS],
  [['input', 'lineItems'], ADDRESS],
  [[], ADDRESS],
])('GIVEN Shopify refuses %j THEN the session’s field is %s', (path, field) => {
  expect(refusedField(path)).toBe(field);
});

test.each([
  ['… provided invalid value for shippingAddress.countryCode (Expected …)', `${ADDRESS}.country`],
  ['… provided invalid value for lineItems.2.quantity (Expected …)', '$.line_items[2]'],
  ['Province is not valid in Canada', `${ADDRESS}.state`],
  ['Zip is not valid', `${ADDRESS}.postal_code`],
  ['Something is wrong', ADDRESS],
])('GIVEN the words “%s” THEN it is %s', (message, field) => {
  expect(refusedField(fieldIn(message))).toBe(field);
});
