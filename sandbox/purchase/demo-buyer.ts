import type { BuyerDetails } from '#sandbox/agent/checkout-steps.ts';
import type { StorefrontBuyer } from './shop-control.ts';

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

/** The demo buyer in the words of the shop's checkout. */
export const DEMO_STOREFRONT_BUYER: StorefrontBuyer = {
  email: DEMO_BUYER.buyer.email,
  address: {
    firstName: DEMO_BUYER.buyer.first_name ?? '',
    lastName: DEMO_BUYER.buyer.last_name ?? '',
    address1: DEMO_BUYER.address.line_one,
    address2: DEMO_BUYER.address.line_two ?? '',
    city: DEMO_BUYER.address.city,
    provinceCode: DEMO_BUYER.address.state ?? '',
    countryCode: DEMO_BUYER.address.country,
    zip: DEMO_BUYER.address.postal_code,
  },
};
