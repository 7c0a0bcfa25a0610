import type { CheckoutSession } from '#app/checkout/session/session.ts';
import { wordsOf } from '#app/checkout/words/words.ts';
import type { SellerFacts } from '../dialect.ts';

/** Statuses that versions before 2026-01-30 do not know, by the nearest one that leads an agent to the right step. */
const NEAREST: Partial<Record<CheckoutSession['status'], string>> = {
  incomplete: 'not_ready_for_payment',
  requires_escalation: 'not_ready_for_payment',
  pending_approval: 'in_progress',
  complete_in_progress: 'in_progress',
  expired: 'canceled',
};

/** A session's status in versions before 2026-01-30. */
export function status2025({ status }: CheckoutSession): string {
  return NEAREST[status] ?? status;
}

/**
 * What those versions have no field for, in words: the shop's own checkout (`continue_url`) when it cannot be paid
 * here, that a session has expired, and that amounts are not in the other currency that was asked for.
 */
export function statusMessages2025(
  { status, state, currency }: CheckoutSession,
  { payment, continueUrl }: SellerFacts,
): Record<string, unknown>[] {
  const words = wordsOf(state.language);
  const info = (param: string, content: string, content_type: 'plain' | 'markdown' = 'plain') => [
    { type: 'info', param, content_type, content },
  ];
  if (status === 'expired') return info('$.status', words.expired());
  const open = status === 'requires_escalation' || status === 'not_ready_for_payment';
  const paidInShop = open && !(payment && status !== 'requires_escalation');
  return [
    ...(state.presentmentCurrency ? info('$.currency', words.onlyCurrency(currency)) : []),
    ...(paidInShop ? info('$.status', words.payInShop(continueUrl), 'markdown') : []),
  ];
}
