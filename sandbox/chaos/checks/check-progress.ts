import type { ShopFacts, Violation } from '../facts/facts.ts';

/** Those at which a purchase may rest: `set_aside` is before staff (check-platform-orders). */
const AT_REST = ['completed', 'refused', 'set_aside'];

/** No purchase stands still, and a session and its purchase agree on how it ended. */
export function checkProgress(shop: ShopFacts): Violation[] {
  return shop.sessions.flatMap(({ id, status, step }) => {
    const underWay = status === 'complete_in_progress' || status === 'authentication_required';
    if ((underWay && step !== 'set_aside') || (step !== null && !AT_REST.includes(step)))
      return [{ rule: 'purchase stands still', text: `${id}: ${status}, ${step}` }];
    if (step === 'completed' && status !== 'completed')
      return [{ rule: 'purchase and session disagree', text: `${id}: ${status}, ${step}` }];
    return [];
  });
}
