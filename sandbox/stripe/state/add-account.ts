import type { AccountSeed } from '../demo-accounts.ts';
import type { AccountRow } from './records.ts';
import type { StripeState } from './stripe-state.ts';

/** Adds an account, or renews name and keys of the one with this id. What is not given is made up. */
export function addAccount(state: StripeState, seed: Partial<AccountSeed> & { name: string }): AccountRow {
  const id = seed.id ?? state.newId('acct');
  return state.accounts.put({
    id,
    name: seed.name,
    profile: seed.profile ?? state.newId('profile_test'),
    country: seed.country ?? 'US',
    defaultCurrency: seed.defaultCurrency ?? 'usd',
    created: state.accounts.get(id)?.created ?? state.now(),
    keys: [
      { key: seed.secretKey ?? state.newId('sk_test'), permissions: null },
      ...(seed.restrictedKeys ?? []),
    ],
    chargesEnabled: seed.chargesEnabled ?? true,
    agenticCommerce: state.accounts.get(id)?.agenticCommerce ?? null,
  });
}
