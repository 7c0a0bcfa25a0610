import { describe, expect, test } from 'vitest';
import { applyRules, holdReason, reasonText, type SaleFacts } from './apply-rules.ts';
import { checkReviewRules, DEFAULT_REVIEW_RULES, readReviewRules, type ReviewRules } from './review-rules.ts';

const HARMLESS: SaleFacts = {
  total: { amount: 5000, currency: 'USD' },
  shipTo: 'US',
  billTo: 'US',
  risk: { level: 'normal', score: 12 },
  tokenRisk: { card_testing: { recommended_action: 'continue' } },
  agentOrders: 5,
  knownBuyer: true,
  productTags: ['summer'],
  platformTerms: [],
};
const BLOCK = { stolen_card: { recommended_action: 'block' } };

const texts = (rules: Partial<ReviewRules>, facts: Partial<SaleFacts> = {}) =>
  applyRules({ ...DEFAULT_REVIEW_RULES, ...rules }, { ...HARMLESS, ...facts }).map(({ text }) => text);

describe('GIVEN the rules a shop begins with', () => {
  test('THEN an ordinary order ships', () => expect(texts({})).toEqual([]));

  test('THEN so does one of which nothing is known', () => {
    const nothing = { risk: null, tokenRisk: null, shipTo: null, billTo: null, agentOrders: null };
    expect(texts({}, { ...nothing, knownBuyer: null, productTags: [] })).toEqual([]);
  });

  test('THEN what Stripe would rather have blocked waits', () => {
    expect(texts({}, { risk: { level: 'elevated' } })).toEqual([]);
    expect(texts({}, { risk: { level: 'highest' } })).toEqual(['Stripe Radar rates the risk as highest']);
    expect(texts({}, { tokenRisk: BLOCK })).toEqual([
      'The payment token’s risk insights recommend to block (stolen card)',
    ]);
  });
});

describe('one rule', () => {
  test.each<[Partial<ReviewRules>, Partial<SaleFacts>, string | null]>([
    [{}, { platformTerms: ['“Mug” was sold at 1', 'no shipping'] }, '“Mug” was sold at 1; no shipping'],
    [{ platformTerms: false }, { platformTerms: ['x'] }, null],
    [{ riskLevel: 'off' }, { risk: { level: 'highest' } }, null],
    [{ riskLevel: 'elevated' }, { risk: { level: 'elevated' } }, 'Stripe Radar rates the risk as elevated'],
    [{ riskLevel: 'elevated' }, { risk: { level: 'not_assessed' } }, null],
    [{ riskScore: 12 }, {}, 'Stripe Radar’s score is 12 (limit 12)'],
    [{ riskScore: 13 }, {}, null],
    [{ riskScore: 1 }, { risk: { level: 'normal' } }, null],
    [{ tokenRisk: false }, { tokenRisk: BLOCK }, null],
    [{ amountOver: 4999 }, {}, 'The total is above 49.99 USD'],
    [{ amountOver: 5000 }, {}, null],
    [{ amountOver: 0 }, { total: { amount: 1, currency: 'JPY' } }, 'The total is above 0 JPY'],
    [{ shipCountries: ['FR', 'US'] }, {}, 'It ships to United States'],
    [{ shipCountries: ['FR'] }, {}, null],
    [{ countriesDiffer: true }, { billTo: 'FR' }, 'It ships to United States and is billed to France'],
    [{ countriesDiffer: true }, { billTo: null }, null],
    [{ newAgentOrders: 6 }, {}, 'It is order 6 of this agent (the first 6 are looked at)'],
    [{ newAgentOrders: 5 }, {}, null],
    [{ newBuyers: true }, { knownBuyer: false }, 'It is the buyer’s first order through an agent'],
    [{ newBuyers: true }, { knownBuyer: null }, null],
    [{ productTags: ['Summer'] }, {}, 'It has a product tagged “summer”'],
    [{ productTags: ['winter'] }, {}, null],
  ])('%j of an order with %j says %j', (rules, facts, text) => {
    expect(texts(rules, facts)).toEqual(text ? [text] : []);
  });

  test('does not keep others from speaking; risk is what Shopify is told first', () => {
    const reasons = applyRules(
      { ...DEFAULT_REVIEW_RULES, amountOver: 1, riskLevel: 'elevated' },
      { ...HARMLESS, risk: { level: 'highest' } },
    );
    expect(reasonText(reasons)).toBe('Stripe Radar rates the risk as highest; The total is above 0.01 USD.');
    expect(holdReason(reasons)).toBe('HIGH_RISK_OF_FRAUD');
    expect(holdReason(reasons.slice(1))).toBe('OTHER');
  });
});

describe('what a merchant sets', () => {
  test('is tidied, and only what is given', () => {
    const given = { shipCountries: [' fr', 'FR', 'de', ''], productTags: ['a ', 'a', ''], amountOver: 100 };
    expect(checkReviewRules(given)).toEqual({
      ok: true,
      rules: { shipCountries: ['FR', 'DE'], productTags: ['a'], amountOver: 100 },
    });
  });

  test.each([
    [{ riskLevel: 'low' }, 'riskLevel'],
    [{ riskScore: 0 }, 'riskScore'],
    [{ riskScore: 50.5 }, 'riskScore'],
    [{ amountOver: -1 }, 'amountOver'],
    [{ amountOver: '5' }, 'amountOver'],
    [{ shipCountries: ['UK'] }, 'shipCountries'],
    [{ newAgentOrders: 1001 }, 'newAgentOrders'],
    [{ productTags: ['x'.repeat(256)] }, 'productTags'],
    [{ newBuyers: 'yes' }, 'newBuyers'],
    [{ colour: 'red' }, 'colour'],
  ])('%j is refused by its name', (given, field) => {
    const checked = checkReviewRules(given);
    expect(checked.ok ? [] : checked.problems.map((problem) => problem.field)).toEqual([field]);
  });

  test('is told as a whole when several rules are wrong', () => {
    const checked = checkReviewRules({ riskScore: 101, shipCountries: ['UK'] });
    expect(checked.ok || checked.problems).toMatchObject([
      { field: 'riskScore', text: 'must be 1 to 100' },
      { field: 'shipCountries', text: '"UK" is no country (ISO 3166-1 alpha-2, such as FR)' },
    ]);
  });

  test('stands beside the defaults of all others', () => {
    expect(readReviewRules({ amountOver: 7 })).toEqual({ ...DEFAULT_REVIEW_RULES, amountOver: 7 });
  });
});
