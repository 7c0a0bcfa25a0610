/** An account as given at start or by `POST /_control/accounts`. */
export interface AccountSeed {
  id: string;
  name: string;
  /** Stripe profile id, by which agents name the seller. */
  profile: string;
  country?: string;
  defaultCurrency?: string;
  secretKey: string;
  /** Restricted keys and the permissions each has, e.g. `['payment_intent_write']`. */
  restrictedKeys?: { key: string; permissions: string[] }[];
  /** False for an account that Stripe has not verified yet: it can do nothing with money. */
  chargesEnabled?: boolean;
}

/** The shop that sells in the sandbox. */
export const DEMO_MERCHANT: AccountSeed = {
  id: 'acct_sandboxmerchant',
  name: 'Demo shop',
  profile: 'profile_test_sandboxmerchant',
  secretKey: 'sk_test_sandboxmerchant',
  restrictedKeys: [
    {
      key: 'rk_test_sandboxmerchant',
      permissions: [
        'payment_intent_write',
        'charge_write',
        'dispute_read',
        'checkout_session_read',
        'payment_method_read',
        'webhook_write',
        'event_read',
        'accounts_kyc_basic_read',
      ],
    },
  ],
};

/** The agent that issues shared payment tokens in the sandbox. */
export const DEMO_AGENT: AccountSeed = {
  id: 'acct_sandboxagent',
  name: 'Demo agent',
  profile: 'profile_test_sandboxagent',
  secretKey: 'sk_test_sandboxagent',
};
