import { exchangeOf } from '../exchange.ts';
import { NotReached, type Bench } from './bench.ts';
import type { CaseId } from './case-list.ts';
import { RUN } from './cases.ts';
import type { CaseResult } from './result.ts';

/** Runs one case: a state that cannot be reached, and an answer that never comes, are failures like any other. */
export async function runCase(id: CaseId, bench: Bench): Promise<CaseResult> {
  const result = (rest: Partial<CaseResult>): CaseResult => {
    return { type: 'case', id, outcome: 'failed', reasons: [], skip: null, exchange: null, ...rest };
  };
  if (bench.items.sold === null) return result({ outcome: 'skipped', skip: 'no_item' });
  try {
    const found = await RUN[id](bench);
    if (typeof found === 'string') return result({ outcome: 'skipped', skip: found });
    const { reasons, reply } = found;
    const outcome = reasons.length > 0 ? 'failed' : 'passed';
    return result({ outcome, reasons, exchange: reply && exchangeOf(reply) });
  } catch (error) {
    if (error instanceof NotReached) {
      const got = String(error.reply.status);
      return result({
        reasons: [{ code: 'not_reached', values: { got } }],
        exchange: exchangeOf(error.reply),
      });
    }
    return result({ reasons: [{ code: 'no_answer', values: { problem: (error as Error).message } }] });
  }
}
