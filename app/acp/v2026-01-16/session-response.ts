import type { CheckoutSession } from '#app/checkout/session/session.ts';
import { wordsOf } from '#app/checkout/words/words.ts';
import type { SellerFacts } from '../dialect.ts';
import { sessionResponse as sessionOf20251212 } from '../v2025-12-12/session-response.ts';
import { optionWithTotals } from '../wire/fulfillment.ts';

/**
 * A CheckoutSession of ACP 2026-01-16: that of 2025-12-12, but options have `totals`, and the payment provider says
 * whose account it is. `authentication_provider` stays out: Aisle runs no 3-D Secure of its own.
 */
export function sessionResponse(session: CheckoutSession, facts: SellerFacts): Record<string, unknown> {
  const { state } = session;
  const { payment_provider: provider, ...common } = sessionOf20251212(session, facts);
  return {
    ...common,
    payment_provider: provider ? { ...provider, merchant_id: facts.payment?.merchantId } : undefined,
    fulfillment_options: state.options.map((option) => optionWithTotals(option, wordsOf(state.language))),
  };
}
