import { demoPolicies } from './demo-policies.ts';
import type { LocalDelivery, ShippingZone, ShopRecord } from '#sandbox/shopify/state/records.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';

/** Domain of the shop the simulator plays unless it is told another. */
export const DEMO_SHOP_DOMAIN = 'demo-shop.myshopify.com';

/** What tells one shop from another. */
export type ShopIdentity = Pick<ShopRecord, 'id' | 'domain' | 'name'>;

const DEMO_SHOP: ShopIdentity = {
  id: 'gid://shopify/Shop/1',
  domain: DEMO_SHOP_DOMAIN,
  name: 'Demo Shop',
};

/** Prices are US dollars in cents, as everything in the shop. */
const SHIPPING_ZONES: ShippingZone[] = [
  {
    name: 'United States',
    countries: ['US'],
    rates: [
      rate('standard', 'Standard', 595, '5 to 7 business days', { freeAboveMinor: 7500 }),
      rate('expedited', 'Expedited', 1295, '2 to 3 business days'),
      rate('express', 'Express', 2495, 'Next business day'),
    ],
  },
  {
    name: 'Canada',
    countries: ['CA'],
    rates: [
      rate('standard', 'Standard', 1295, '7 to 10 business days', { freeAboveMinor: 15000 }),
      rate('express', 'Express', 3495, '2 to 4 business days'),
    ],
  },
  {
    name: 'United Kingdom',
    countries: ['GB'],
    rates: [
      rate('standard', 'Standard', 1495, '6 to 9 business days', { freeAboveMinor: 15000 }),
      rate('expedited', 'Expedited', 2495, '3 to 5 business days'),
      rate('express', 'Express', 3995, '2 business days'),
    ],
  },
  {
    name: 'Germany',
    countries: ['DE'],
    rates: [
      rate('standard', 'Standard', 1495, '6 to 9 business days', { freeAboveMinor: 15000 }),
      rate('express', 'Express', 3995, '2 to 3 business days'),
    ],
  },
];

/** Made-up but plausible exchange rates: what one US dollar buys. They never move. */
const PRESENTMENT_RATES = { EUR: '0.92', GBP: '0.79', CAD: '1.37', JPY: '151.5' };

/** A courier in one part of San Francisco, for orders from 25 dollars. */
const LOCAL_DELIVERY: LocalDelivery = {
  countryCode: 'US',
  zipPrefixes: ['94103'],
  title: 'Local delivery',
  priceMinor: 900,
  minimumMinor: 2500,
};

function rate(
  code: string,
  title: string,
  priceMinor: number,
  description: string,
  extra: { freeAboveMinor?: number } = {},
): ShippingZone['rates'][number] {
  return { code, title, priceMinor, description, ...extra };
}

/**
 * The demo shop: in Portland, Oregon (no sales tax at home), selling in US dollars to the US, Canada, Great Britain
 * and Germany, the last two at VAT-inclusive prices. It shows prices in four more currencies, delivers itself to one
 * postal code, and has pickup prepared but switched off (`PATCH /_control/locations/:id` switches it on). Takes its
 * ids from `state`, which must not have a shop yet.
 */
export function demoShop(state: ShopifyState, identity = DEMO_SHOP): ShopRecord {
  const primaryUrl = `https://${identity.domain}`;
  return {
    ...identity,
    email: 'hello@demo-shop.example',
    currencyCode: 'USD',
    countryCode: 'US',
    provinceCode: 'OR',
    ianaTimezone: 'America/Los_Angeles',
    primaryUrl,
    taxesIncluded: false,
    taxInclusiveCountries: ['GB', 'DE'],
    taxShipping: false,
    enabledPresentmentCurrencies: ['USD', ...Object.keys(PRESENTMENT_RATES)],
    presentmentRates: PRESENTMENT_RATES,
    trial: false,
    policies: demoPolicies(primaryUrl),
    shippingZones: SHIPPING_ZONES,
    localDelivery: LOCAL_DELIVERY,
    locations: [
      {
        id: state.gid('Location'),
        name: 'Portland warehouse',
        countryCode: 'US',
        provinceCode: 'OR',
        city: 'Portland',
        address1: '100 Example Street',
        zip: '97209',
        phone: '+15035550100',
        pickup: {
          enabled: false,
          instructions: 'Ring at the loading dock and show your order confirmation.',
          pickupTime: 'TWENTY_FOUR_HOURS',
        },
      },
    ],
    locales: [
      { locale: 'en', primary: true, published: true },
      ...['fr', 'de', 'es'].map((locale) => ({ locale, primary: false, published: true })),
    ],
  };
}
