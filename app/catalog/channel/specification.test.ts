import { expect, test } from 'vitest';
import { feedContext } from './specification.ts';

test.each([
  ['DE', [], { country: 'DE', language: 'DE' }],
  ['MX', ['US'], { country: 'MX', language: 'ES' }],
  ['JP', ['KR', 'FR', 'US'], { country: 'FR', language: 'FR' }],
  // Shopify then says that the shop sells in none of its countries.
  ['JP', [], { country: 'US', language: 'EN' }],
])(
  'GIVEN a shop of %s with the markets %j THEN its product feed is of %j',
  (country, marketCountries, context) => {
    expect(feedContext({ country, marketCountries })).toEqual(context);
  },
);
