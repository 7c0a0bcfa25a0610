/** Where a merchant's Stripe key is sealed to. */
export const stripeKeyContext = (shopId: string, mode: string) => `payment_accounts:${shopId}:${mode}:key`;

/**
 * Where the secrets of a payment account are sealed to that Stripe signs with: `webhook` the events of its endpoint,
 * `hook` the hooks of the Agentic Commerce Suite.
 */
export const signingSecretContext = (accountId: string, kind: 'webhook' | 'hook') =>
  `payment_accounts:${accountId}:${kind}`;
