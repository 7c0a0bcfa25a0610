import type { Money } from '#app/kernel/money.ts';
import {
  checkGrantedToken,
  type GrantedToken,
  type TokenProblem,
} from '#app/payments/shared-payment-token.ts';
import { fromStripeAmount } from '#app/payments/stripe-amount.ts';
import type { RefusalReason } from './refusals.ts';
import type { TokenFacts } from './purchase-record.ts';

const REASONS: Record<TokenProblem, RefusalReason> = {
  revoked: 'token_revoked',
  expired: 'token_expired',
  used: 'token_used',
  // Ended by Stripe or the agent for another reason, e.g. a dispute of the agent's own.
  resolved: 'token_invalid',
  over_limit: 'over_limit',
  wrong_currency: 'wrong_currency',
};

/**
 * Why a token cannot pay a charge now, or null. Stripe would refuse it as well, but publishes no codes for why
 * (docs.stripe.com/agentic-commerce), and by then stock may be on hold.
 * @param charge `amount` in minor units
 */
export function tokenProblem(token: GrantedToken, charge: Money & { now: Date }): RefusalReason | null {
  const checked = checkGrantedToken(token, charge);
  return checked.ok ? null : REASONS[checked.problem];
}

/** What is kept of a token for review and evidence: its limits, its risk, and whose agent it is. */
export function tokenFacts(token: GrantedToken): TokenFacts {
  const { currency, max_amount, expires_at } = token.usage_limits;
  const limit = fromStripeAmount({ amount: max_amount, currency });
  const insights = Object.entries(token.risk_details?.insights ?? {});
  return {
    tokenRisk: token.risk_details
      ? Object.fromEntries(insights.flatMap(([name, insight]) => (insight ? [[name, insight]] : [])))
      : null,
    tokenLimits: {
      maxAmount: limit.amount,
      currency: limit.currency,
      expiresAt: expires_at === null ? null : new Date(expires_at * 1000).toISOString(),
    },
    agentProfile: token.agent_details?.network_business_profile ?? null,
  };
}
