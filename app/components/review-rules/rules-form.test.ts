import { translatorFor } from '#app/i18n/translator-for.server.ts';
import { expect, test } from 'vitest';
import { DEFAULT_REVIEW_RULES, type ReviewRules } from '#app/orders/review/review-rules.ts';
import { readRulesForm, toRulesForm, type ValueRule } from './rules-form.ts';

const ALL: ReviewRules = {
  riskLevel: 'elevated',
  riskScore: 65,
  tokenRisk: true,
  amountOver: 25050,
  shipCountries: ['FR', 'DE'],
  countriesDiffer: true,
  newAgentOrders: 10,
  newBuyers: true,
  productTags: ['fragile', 'made to order'],
  platformTerms: true,
  handOff: true,
};

test.each([
  ['every rule', ALL],
  ['the first rules', DEFAULT_REVIEW_RULES],
  ['no rule', { ...DEFAULT_REVIEW_RULES, riskLevel: 'off' as const, tokenRisk: false }],
])('%s comes back from the form as it was', (_what, rules) => {
  expect(readRulesForm(toRulesForm(rules, 'USD'), 'USD', translatorFor('en'))).toEqual({ ok: true, rules });
});

test('sums are typed in the shop’s currency', () => {
  expect(toRulesForm({ ...ALL, amountOver: 500 }, 'JPY').values.amountOver).toBe('500');
});

test.each<[ValueRule, string, string]>([
  ['amountOver', '12,50', 'must be a sum of money'],
  ['amountOver', '1.234', 'must be a sum of money'],
  ['amountOver', '-1', 'must not be negative'],
  ['riskScore', '101', 'must be 1 to 100'],
  ['riskScore', 'high', 'must be a whole number'],
  ['newAgentOrders', '', 'Enter a value, or switch this off'],
  ['productTags', ' ', 'Enter a value, or switch this off'],
  ['shipCountries', 'FR, Narnia', '"NARNIA" is no country (ISO 3166-1 alpha-2, such as FR)'],
])('%s cannot be "%s"', (field, typed, text) => {
  const form = toRulesForm(ALL, 'USD');
  const changed = { ...form, values: { ...form.values, [field]: typed } };
  expect(readRulesForm(changed, 'USD', translatorFor('en'))).toEqual({
    ok: false,
    problems: [{ field, text }],
  });
});

test('what is switched off may hold anything', () => {
  const form = toRulesForm(ALL, 'USD');
  const off = { on: { ...form.on, riskScore: false }, values: { ...form.values, riskScore: 'high' } };
  expect(readRulesForm(off, 'USD', translatorFor('en'))).toMatchObject({
    ok: true,
    rules: { riskScore: null },
  });
});

test.each([null, {}, { on: {}, values: {} }, { on: { riskLevel: 'yes' }, values: [] }])(
  '%j is no form of the rules',
  (given) =>
    expect(readRulesForm(given, 'USD', translatorFor('en'))).toMatchObject({
      ok: false,
      problems: [{ field: '' }],
    }),
);
