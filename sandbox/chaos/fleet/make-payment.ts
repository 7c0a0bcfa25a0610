import { makeToken } from '#sandbox/agent/make-token.ts';
import type { StripeSimulator } from '#sandbox/stripe/start-stripe-simulator.ts';
import type { AccountSeed } from '#sandbox/stripe/demo-accounts.ts';
import type { SessionPlan, TokenFlaw } from '../plan/plan-session.ts';

/** Its issuer wants to see the buyer. */
const ASKS_THE_BUYER = 'pm_card_authenticationRequired';

/** A token for a session's total (minor units), with one flaw or none. Returns its id. */
export async function tokenFor(
  stripe: StripeSimulator,
  { secretKey }: AccountSeed,
  { card, declinedCard, challenge }: SessionPlan,
  flaw: TokenFlaw,
  { amount, currency }: { amount: number; currency: string },
): Promise<string> {
  const good = challenge === 'none' ? card : ASKS_THE_BUYER;
  if (flaw === 'unknown') return 'spt_nobody_has_granted_this';
  const { token } = await makeToken(
    { url: stripe.url, secretKey },
    {
      amount: flaw === 'over_limit' ? Math.max(1, amount - 1) : amount,
      currency: flaw === 'wrong_currency' ? 'eur' : currency,
      paymentMethod: flaw === 'declined' ? declinedCard : good,
    },
  );
  if (flaw === 'expired') stripe.state.sharedTokens.patch(token.id, { expiresAt: stripe.state.now() - 60 });
  return token.id;
}
