import type { AcpAuthenticationResult } from './acp-types.ts';
import type { StripeTarget } from './make-token.ts';

/** How the buyer did in the card issuer's challenge. */
export type ChallengeOutcome = 'succeeded' | 'failed';

/**
 * Takes the buyer through the challenge of a token whose payment waits for it. The real agent shows what its issued
 * token names as `next_action` (docs.stripe.com/agentic-commerce); the simulated Stripe has a control for how it ends.
 * @returns what ACP wants the seller to be told of it
 * @throws Error when Stripe knows of no such payment
 */
export async function authenticateBuyer(
  stripe: StripeTarget,
  tokenId: string,
  outcome: ChallengeOutcome,
): Promise<AcpAuthenticationResult> {
  const url = `${stripe.url}/_control/shared_tokens/${encodeURIComponent(tokenId)}/authenticate`;
  const reply = await fetch(url, { method: 'POST', body: JSON.stringify({ outcome }) });
  if (!reply.ok) throw new Error(`Stripe waits for no authentication of ${tokenId} (${reply.status}).`);
  if (outcome === 'failed') return { outcome: 'denied' };
  return {
    outcome: 'authenticated',
    // What an agent's own 3-D Secure server gives it. A seller whose payments are Stripe's asks Stripe instead.
    outcome_details: {
      three_ds_cryptogram: 'AAECAwQFBgcICQoLDA0ODxAREhM=',
      electronic_commerce_indicator: '05',
      transaction_id: '6d1d4f2e-7c1b-4d5a-9a55-2f3c5a0f9b11',
      version: '2.2.0',
    },
  };
}
