import type { DiscountRecord, ShippingZone, ShopRecord } from '#sandbox/shopify/state/records.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';

/** Domain of the one shop the simulator plays. */
export const DEMO_SHOP_DOMAIN = 'demo-shop.myshopify.com';

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
 * and Germany, the last two at VAT-inclusive prices. Takes its ids from `state`, which must not have a shop yet.
 */
export function demoShop(state: ShopifyState): ShopRecord {
  const primaryUrl = `https://${DEMO_SHOP_DOMAIN}`;
  return {
    id: 'gid://shopify/Shop/1',
    domain: DEMO_SHOP_DOMAIN,
    name: 'Demo Shop',
    email: 'hello@demo-shop.example',
    currencyCode: 'USD',
    countryCode: 'US',
    provinceCode: 'OR',
    ianaTimezone: 'America/Los_Angeles',
    primaryUrl,
    taxesIncluded: false,
    taxInclusiveCountries: ['GB', 'DE'],
    taxShipping: false,
    enabledPresentmentCurrencies: ['USD'],
    trial: false,
    policies: shopPolicies(primaryUrl),
    shippingZones: SHIPPING_ZONES,
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
      },
    ],
    locales: [
      { locale: 'en', primary: true, published: true },
      ...['fr', 'de', 'es'].map((locale) => ({ locale, primary: false, published: true })),
    ],
  };
}

function shopPolicies(primaryUrl: string): ShopRecord['policies'] {
  const policy = (type: string, slug: string, title: string, body: string) => ({
    type,
    title,
    url: `${primaryUrl}/policies/${slug}`,
    body,
  });
  return [
    policy(
      'REFUND_POLICY',
      'refund-policy',
      'Refund policy',
      '<p>Return anything unused within 30 days. We refund the original payment within 5 days of receiving it.</p>',
    ),
    policy(
      'SHIPPING_POLICY',
      'shipping-policy',
      'Shipping policy',
      '<p>We ship from Portland, Oregon within one business day to the US, Canada, Great Britain and Germany.</p>',
    ),
    policy(
      'PRIVACY_POLICY',
      'privacy-policy',
      'Privacy policy',
      '<p>We keep what we need to send your order and to answer your questions, and nothing else.</p>',
    ),
    policy(
      'TERMS_OF_SERVICE',
      'terms-of-service',
      'Terms of service',
      '<p>These are the terms of a shop that does not exist. Nothing ordered here is ever charged or sent.</p>',
    ),
  ];
}

/** Discount codes of the demo shop: one of each kind, and one that has run out. */
export function demoDiscounts(state: ShopifyState): DiscountRecord[] {
  const code = (
    name: string,
    kind: DiscountRecord['kind'],
    fields: Partial<DiscountRecord>,
  ): DiscountRecord => ({
    id: state.gid('DiscountCodeNode'),
    code: name,
    title: name,
    kind,
    percentage: 0,
    amountMinor: 0,
    minimumSubtotalMinor: 0,
    endsAt: null,
    ...fields,
  });
  return [
    code('WELCOME10', 'percentage', { percentage: 10 }),
    code('TENOFF50', 'fixed', { amountMinor: 1000, minimumSubtotalMinor: 5000 }),
    code('SHIPFREE', 'free_shipping', {}),
    code('SUMMER2020', 'percentage', { percentage: 20, endsAt: '2020-09-01T00:00:00Z' }),
  ];
}
