import type { GrantedTokenResult } from '#app/payments/read-granted-token.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CheckoutSession } from '../session/session.ts';
import { tokenFacts, tokenProblem } from './check-token.ts';
import { providerSilent } from './effects.ts';
import type { Refusal, TokenFacts } from './purchase-record.ts';
import { refusalOf } from './refusals.ts';

export type TokenJudgement =
  | { facts: TokenFacts }
  | {
      refusal: Refusal;
      /** Stripe's words for staff, where only they can mend it. */
      misconfigured?: string;
    };

/**
 * Whether a purchase of this session may begin with this token.
 * @throws AppError `service_unavailable` when Stripe did not answer: nothing has begun, the agent repeats.
 */
export function judgeToken(
  scope: ShopScope,
  session: CheckoutSession,
  result: GrantedTokenResult,
): TokenJudgement {
  if (result.status === 'unknown') throw providerSilent(result.error);
  if (result.status === 'refused') {
    scope.log.warn({ session: session.id, reason: result.reason }, 'Stripe refused to show the token');
    const refusal = refusalOf(result.reason);
    return result.reason === 'configuration' ? { refusal, misconfigured: result.message } : { refusal };
  }
  const charge = { amount: session.state.totals.total, currency: session.currency, now: scope.clock() };
  const problem = tokenProblem(result.token, charge);
  return problem ? { refusal: refusalOf(problem) } : { facts: tokenFacts(result.token) };
}
