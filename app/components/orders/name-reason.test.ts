import { describe, expect, test } from 'vitest';
import { FLOW_REASON } from '#app/flow/actions/flow-actions.ts';
import { applyRules, type ReviewReason } from '#app/orders/review/apply-rules.ts';
import type { ReviewRules } from '#app/orders/review/review-rules.ts';
import { readerIn } from '#tests/reader.ts';
import { nameReason } from './name-reason.ts';

const EVERY_RULE: ReviewRules = {
  ...{ riskLevel: 'elevated', riskScore: 10, tokenRisk: true, amountOver: 4999, shipCountries: ['FR'] },
  ...{
    countriesDiffer: true,
    newAgentOrders: 6,
    newBuyers: true,
    productTags: ['gift'],
    platformTerms: true,
    handOff: false,
  },
};
const byRules = applyRules(EVERY_RULE, {
  total: { amount: 5000, currency: 'USD' },
  ...{ shipTo: 'FR', billTo: 'DE', risk: { level: 'highest', score: 70 } },
  tokenRisk: { stolen_card: { recommended_action: 'block' } },
  ...{ agentOrders: 5, knownBuyer: false, productTags: ['gift'], platformTerms: [] },
});
const reasons = [...byRules, FLOW_REASON];

describe('why an order waits', () => {
  test('GIVEN English THEN it reads as it is kept, sums in the reader’s way', () => {
    const kept = reasons.map(({ text }) => text.replace('49.99 USD', '$49.99'));
    expect(reasons.map((reason) => nameReason(reason, readerIn('en')))).toEqual(kept);
    expect(kept).toHaveLength(10);
  });

  test.each(['fr', 'de', 'es'])('GIVEN %s THEN none of it is English', (locale) => {
    for (const reason of reasons) {
      const words = nameReason(reason, readerIn(locale));
      expect(words).not.toBe(reason.text);
      expect(words).not.toMatch(/\b(the|ships|order|above)\b/);
    }
  });

  test('GIVEN one kept by an earlier version, or a level of tomorrow THEN its own words stay', () => {
    const old: ReviewReason = { rule: 'riskScore', text: 'Stripe Radar’s score is 70 (limit 10)' };
    expect(nameReason(old, readerIn('de'))).toBe(old.text);
    const odd: ReviewReason = { rule: 'riskLevel', text: 'It is rated odd', values: { level: 'odd' } };
    expect(nameReason(odd, readerIn('de'))).toBe('It is rated odd');
  });
});
