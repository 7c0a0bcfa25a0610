/** What must be set up before a live agent sells, in the order the page shows it. */
export const CHECKS = [
  'catalog',
  'feed',
  'policies',
  'address',
  'stripe',
  'stripe_webhook',
  'shopify_webhook',
  'connection',
  'events',
] as const;

export type CheckId = (typeof CHECKS)[number];
