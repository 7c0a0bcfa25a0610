import type { Exchange } from '../exchange.ts';
import type { Reason } from '../protocol/judge-answer.ts';
import type { CaseId } from './case-list.ts';
import type { CheckId } from './setup-check.ts';

/** Why a case could not be tried: the page words each (`simulator.skips`). */
export type SkipReason = 'no_stripe' | 'no_item' | 'nothing_sold_out' | 'one_option';

/** What a case of the protocol came to. */
export interface CaseResult {
  type: 'case';
  id: CaseId;
  outcome: 'passed' | 'failed' | 'skipped';
  reasons: Reason[];
  skip: SkipReason | null;
  /** The call that was judged; null where none was made. */
  exchange: Exchange | null;
}

/** What a look at the set-up came to. */
export interface CheckResult {
  type: 'check';
  id: CheckId;
  /** `not_needed`: no live agent takes payment in the chat. */
  outcome: 'passed' | 'failed' | 'not_needed';
  /** What it was found by, for the words: `{agent: 'ChatGPT', problem: '…'}` */
  facts: Record<string, string>;
}

export type Result = CaseResult | CheckResult;

/** What stands between the shop and its first live sale; none: it is ready. */
export function missing(results: readonly Result[]): Result[] {
  const paysInShop = results.some(({ type, outcome }) => type === 'check' && outcome === 'not_needed');
  return results.filter((result) => {
    if (result.type === 'check' || result.outcome !== 'skipped') return result.outcome === 'failed';
    // What the shop has no example of is no fault; what was not tried for want of a Stripe test account is.
    return result.skip === 'no_item' || (result.skip === 'no_stripe' && !paysInShop);
  });
}
