import type { CheckoutSession } from './session.ts';

/** How far a checkout came, and what was in its way: what the funnel of the insights counts. Nothing of the buyer. */
export interface Milestones {
  /** When prices, shipping and taxes were Shopify's own for the first time. */
  pricedAt: Date | null;
  /** When it could be paid, here or in the shop, for the first time. */
  readyAt: Date | null;
  /** Codes of all that was ever in its way or changed under it. */
  codes: string[];
}

const READY = new Set(['ready_for_payment', 'requires_escalation', 'authentication_required', 'completed']);
/** More different codes than there are. */
const MOST_CODES = 30;

/** The milestones of a session as it is now, those of before kept. */
export function milestonesOf({ status, state, updatedAt, milestones }: CheckoutSession): Milestones {
  const { pricedAt = null, readyAt = null, codes = [] } = milestones ?? {};
  const now = [...state.blocking, ...state.notices].filter(({ severity }) => severity !== 'info');
  return {
    pricedAt: pricedAt ?? (state.quoted ? updatedAt : null),
    readyAt: readyAt ?? (READY.has(status) ? updatedAt : null),
    codes: [...new Set([...codes, ...now.map(({ code }) => code)])].slice(0, MOST_CODES),
  };
}
