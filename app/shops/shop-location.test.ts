import { expect, test } from 'vitest';
import { mapLocations } from './shop-location.ts';

type Node = Parameters<typeof mapLocations>[0][number];

const node = (changes: object = {}, address: object = {}): Node =>
  ({
    id: 'gid://shopify/Location/9',
    name: 'Studio',
    address: {
      address1: '100 Example Street',
      address2: null,
      city: 'Portland',
      provinceCode: 'OR',
      countryCode: 'US',
      zip: '97209',
      phone: null,
      ...address,
    },
    localPickupSettingsV2: { pickupTime: 'TWO_HOURS' },
    ...changes,
  }) as Node;

test('GIVEN a place THEN it is kept with its address and how soon goods are ready', () => {
  expect(mapLocations([node()])).toEqual([
    {
      id: '9',
      name: 'Studio',
      address: {
        lineOne: '100 Example Street',
        city: 'Portland',
        state: 'OR',
        country: 'US',
        postalCode: '97209',
      },
      readyInHours: 2,
    },
  ]);
});

test('GIVEN more is known THEN that is kept too; GIVEN no promise or no end to it THEN no hours', () => {
  const [full] = mapLocations([node({}, { address2: 'Yard', phone: '+15035550100' })]);
  expect(full).toMatchObject({ phone: '+15035550100', address: { lineTwo: 'Yard' } });
  const slow = node({ localPickupSettingsV2: { pickupTime: 'FIVE_OR_MORE_DAYS' } });
  const none = node({ localPickupSettingsV2: null });
  expect(mapLocations([slow, none]).map(({ readyInHours }) => readyInHours)).toEqual([null, null]);
});

test('GIVEN a place without a country THEN it is left out', () => {
  expect(mapLocations([node({}, { countryCode: null })])).toEqual([]);
});
