import Stripe from 'stripe';
import type { PaymentAccount } from '#app/db/client/client.ts';
import type { Services } from '#app/services.server.ts';
import { signingSecretContext } from './account-secrets.ts';

/** Stripe's own advice: a signature older than this may be a replay. */
const TOLERANCE_SECONDS = 300;

/** A call from Stripe as it came. */
export interface SignedCall {
  raw: Buffer;
  /** `Stripe-Signature`; empty when there is none. */
  signature: string;
}

/**
 * Whether Stripe signed this call with a secret of the account (docs.stripe.com/webhooks#verify-events). While a secret
 * is being replaced, the one before counts as well. A call without a body that Stripe could have signed is false too.
 */
export function verifySignature(
  services: Services,
  account: PaymentAccount,
  kind: 'webhook' | 'hook',
  { raw, signature }: SignedCall,
): boolean {
  const now = services.clock();
  const sealed = kind === 'hook' ? [account.sealedHookSecret] : [account.sealedWebhookSecret];
  if (kind === 'webhook' && account.previousWebhookSecretUntil && account.previousWebhookSecretUntil > now)
    sealed.push(account.sealedPreviousWebhookSecret);
  return sealed.some((secret) => {
    if (secret === null) return false;
    const opened = services.secrets.open(secret, signingSecretContext(account.id, kind));
    try {
      return Stripe.webhooks.signature!.verifyHeader(
        raw,
        signature,
        opened,
        TOLERANCE_SECONDS,
        undefined,
        now.getTime(),
      );
    } catch {
      return false; // also what the client stumbles over in a header that is none
    }
  });
}
