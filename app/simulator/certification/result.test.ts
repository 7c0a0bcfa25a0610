import { describe, expect, test } from 'vitest';
import { missing, type CaseResult, type CheckResult } from './result.ts';

const oneCase = (outcome: CaseResult['outcome'], skip: CaseResult['skip'] = null): CaseResult => ({
  ...{ type: 'case', id: 'pay', outcome, reasons: [], skip, exchange: null },
});
const check = (outcome: CheckResult['outcome']): CheckResult => ({
  ...{ type: 'check', id: 'stripe', outcome, facts: {} },
});

describe('what is missing', () => {
  test.each([
    ['nothing failed', [check('passed'), oneCase('passed')], 0],
    ['a case failed', [check('passed'), oneCase('failed')], 1],
    ['a check failed', [check('failed'), oneCase('passed')], 1],
    ['the shop has no example of it', [oneCase('skipped', 'one_option')], 0],
    ['nothing is sold out', [oneCase('skipped', 'nothing_sold_out')], 0],
    ['there is nothing to buy', [oneCase('skipped', 'no_item')], 1],
    ['payment was not tried', [check('passed'), oneCase('skipped', 'no_stripe')], 1],
    ['nobody pays in the chat', [check('not_needed'), oneCase('skipped', 'no_stripe')], 0],
  ])('GIVEN that %s', (_what, results, count) => {
    expect(missing(results)).toHaveLength(count);
  });
});
