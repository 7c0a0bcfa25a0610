import { expect, test } from 'vitest';
import { AppError } from '#app/kernel/app-error.ts';
import { readRulesRequest } from './read-rule-form.ts';
import { toRuleForm, type RuleForm } from './rule-form.ts';

const RULE = {
  name: 'Heavy and dear',
  effect: 'hand_off',
  enabled: false,
  conditions: {
    tags: ['heavy', 'made to order'],
    categories: ['Home & Garden'],
    price: { min: 10050 },
    stock: { min: 1, max: 5 },
    connectionIds: ['agent_1'],
  },
} as const;
const asked = (form: RuleForm, currency = 'USD') =>
  readRulesRequest({ intent: 'try', change: { add: form } }, currency).change;

test('a rule comes back from its form as it was', () => {
  const form = toRuleForm('USD', structuredClone(RULE) as never);
  expect(form.ranges.price).toEqual({ min: '100.50', max: '' });
  expect(asked(form)).toEqual({ add: RULE, position: undefined });
});

test('prices are typed in the shop’s currency', () => {
  const form = toRuleForm('JPY');
  expect(asked({ ...form, ranges: { ...form.ranges, price: { min: '', max: '500' } } }, 'JPY')).toMatchObject(
    {
      add: { conditions: { price: { max: 500 } } },
    },
  );
});

test.each([
  ['price', 'much'],
  ['price', '1.234'],
  ['stock', '-1'],
  ['stock', '1.5'],
] as const)('a %s of "%s" is refused by its field', (range, typed) => {
  const form = toRuleForm('USD');
  const wrong = { ...form, ranges: { ...form.ranges, [range]: { min: typed, max: '' } } };
  const refused = () => asked(wrong);
  expect(refused).toThrow(AppError);
  expect(refused).toThrow(expect.objectContaining({ param: `conditions.${range}.min` }));
});

test.each([
  null,
  {},
  { intent: 'try' },
  { intent: 'drop', change: { remove: 'x' } },
  { intent: 'apply', change: {} },
])('%j is refused', (given) =>
  expect(() => readRulesRequest(given, 'USD')).toThrow('This cannot be asked of the rules.'),
);
