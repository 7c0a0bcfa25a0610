import type { Quote } from '#sandbox/shopify/commerce/quote.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import type { StorefrontCheckout } from './place-storefront-order.ts';

/** Countries whose addresses need a state or province: the ones whose provinces the simulator knows. */
const WITH_PROVINCES = new Set(['US', 'CA']);

/**
 * Checks that the buyer has filled in what Shopify's checkout insists on.
 * @throws UserError for the first thing missing.
 */
export function demandBuyer(checkout: StorefrontCheckout, quote: Quote): void {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(checkout.email?.trim() ?? ''))
    throw new UserError(['email'], 'Enter a valid email');
  const { address } = checkout;
  const wanted = {
    countryCode: 'Select a country/region',
    lastName: 'Enter a last name',
    address1: 'Enter an address',
    city: 'Enter a city',
    zip: 'Enter a ZIP / postal code',
    ...(WITH_PROVINCES.has(address?.countryCode ?? '') ? { provinceCode: 'Select a state / province' } : {}),
  } as const;
  for (const [field, message] of Object.entries(wanted))
    if (!address?.[field as keyof typeof address]?.trim()) throw new UserError([field], message);
  if (!quote.shipping && quote.lines.some((line) => line.requiresShipping))
    throw new UserError(['countryCode'], 'This shop does not ship to your location. Choose another address.');
}
