import type { BuyerDetails } from '#sandbox/agent/checkout-steps.ts';

const PLACES = [
  { city: 'San Francisco', state: 'CA', country: 'US', postal_code: '94102' },
  { city: 'New York', state: 'NY', country: 'US', postal_code: '10001' },
  { city: 'Toronto', state: 'ON', country: 'CA', postal_code: 'M5V 2T6' },
  { city: 'Berlin', state: 'BE', country: 'DE', postal_code: '10115' },
];

/** The buyer of one session; no two are the same. */
export function buyerOf(number: number): BuyerDetails {
  const name = { first_name: 'Buyer', last_name: `Number ${number}` };
  return {
    buyer: { ...name, email: `buyer-${number}@example.com` },
    address: {
      name: `${name.first_name} ${name.last_name}`,
      line_one: `${number + 1} Example Street`,
      ...PLACES[number % PLACES.length]!,
    },
  };
}
