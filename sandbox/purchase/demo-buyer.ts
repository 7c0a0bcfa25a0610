import type { BuyerDetails } from '#sandbox/agent/checkout-steps.ts';

/** The made-up buyer of every demonstration. California taxes sales, so that tax shows. */
export const DEMO_BUYER: BuyerDetails = {
  buyer: {
    first_name: 'Jamie',
    last_name: 'Rivera',
    email: 'jamie.rivera@example.com',
    phone_number: '+14155550132',
  },
  address: {
    name: 'Jamie Rivera',
    line_one: '555 Golden Gate Avenue',
    line_two: 'Apt 401',
    city: 'San Francisco',
    state: 'CA',
    country: 'US',
    postal_code: '94102',
  },
};
