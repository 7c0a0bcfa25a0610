import type { ShopFacts, Violation } from '../facts/facts.ts';

const ENDED = ['completed', 'refused'];

/** No purchase stands still, and a session and its purchase agree on how it ended. */
export function checkProgress(shop: ShopFacts): Violation[] {
  return shop.sessions.flatMap(({ id, status, step }) => {
    if (status === 'complete_in_progress' || (step !== null && !ENDED.includes(step)))
      return [{ rule: 'purchase stands still', text: `${id}: ${status}, ${step}` }];
    if (step === 'completed' && status !== 'completed')
      return [{ rule: 'purchase and session disagree', text: `${id}: ${status}, ${step}` }];
    return [];
  });
}
