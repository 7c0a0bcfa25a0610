import { expect, test } from 'vitest';
import { feedContext } from './specification.ts';

test.each([
  ['DE', [], [], { country: 'DE', language: 'DE' }],
  ['MX', ['US'], ['US'], { country: 'MX', language: 'ES' }],
  ['JP', ['KR', 'FR', 'US'], ['US'], { country: 'FR', language: 'FR' }],
  ['IT', [], ['IT', 'AT', 'US'], { country: 'AT', language: 'DE' }],
  // Shopify then says that the shop sells in none of its countries.
  ['JP', [], ['JP'], { country: 'US', language: 'EN' }],
])(
  'GIVEN a shop of %s with the markets %j that ships to %j THEN its product feed is of %j',
  (country, marketCountries, shipsTo, context) => {
    expect(feedContext({ country, marketCountries }, shipsTo)).toEqual(context);
  },
);
