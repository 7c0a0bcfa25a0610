import { describe, expect, test } from 'vitest';
import type { ProductRule } from '#app/agents/product-rule.ts';
import type { SellingMode } from '#app/agents/selling-mode.ts';
import { sampleItem } from '#tests/checkout-samples.ts';
import type { Sellability } from '../sellability.ts';
import { changeRules, type Rule } from './change-rules.ts';
import type { EligibilityConditions, EligibilityEffect } from './eligibility-rule.ts';
import { hidingChanges, rulesSwitched, switchesOf } from './product-switches.ts';

const AGENT = 'agent_1';
const item = sampleItem({ productId: '10', tags: ['tea'] });
const rule = (
  effect: EligibilityEffect,
  conditions: EligibilityConditions,
  { id = `${effect} rule`, enabled = true } = {},
): Rule => ({ id, name: id, effect, conditions, enabled });
const HIDDEN_HERE = { productIds: ['10'], connectionIds: [AGENT] };
const EXCLUDED: ProductRule = { action: 'exclude', field: 'product', value: '10' };

const switches = ({
  rules = [],
  productRules = [],
  mode = 'in_chat',
  items = [item],
}: {
  rules?: Rule[];
  productRules?: ProductRule[];
  mode?: SellingMode;
  items?: (typeof item)[];
} = {}) => switchesOf(items, rules, { id: AGENT, sellingMode: mode, productRules }, 'US');
const of = (sellability: Partial<Sellability>) => ({
  ...item,
  sellability: { searchable: true, sellable: false, reason: null, ...sellability },
});
const shopRule = (reason: string, name: string) => ({ by: 'shop', reason, rule: name });
const shop = (reason: string) => ({ by: 'shop', reason, rule: null });
const on = { isOn: true, heldBy: [] };
const off = (...heldBy: object[]) => ({ isOn: false, heldBy });

describe('GIVEN a product and an agent', () => {
  test.each<[string, Parameters<typeof switches>[0], string, object, object]>([
    ['nothing stands against it', {}, 'in_chat', on, on],
    [
      'it is switched off',
      { rules: [rule('hidden', HIDDEN_HERE)] },
      'hidden',
      off(),
      off({ by: 'not_shown' }),
    ],
    ['its sale is switched off', { productRules: [EXCLUDED] }, 'searchable', on, off()],
    [
      'both are switched off',
      { rules: [rule('hidden', HIDDEN_HERE)], productRules: [EXCLUDED] },
      'hidden',
      off(),
      off({ by: 'not_shown' }),
    ],
    [
      'another agent’s is switched off',
      { rules: [rule('hidden', { ...HIDDEN_HERE, connectionIds: ['agent_2'] })] },
      'in_chat',
      on,
      on,
    ],
    [
      'a rule for several agents hides it',
      { rules: [rule('hidden', { ...HIDDEN_HERE, connectionIds: [AGENT, 'agent_2'] })] },
      'hidden',
      off(shopRule('rule_hidden', 'hidden rule')),
      off(shopRule('rule_hidden', 'hidden rule')),
    ],
    [
      'a rule hides it under one more condition',
      { rules: [rule('hidden', { ...HIDDEN_HERE, countries: ['US'] })] },
      'hidden',
      off(shopRule('rule_hidden', 'hidden rule')),
      off(shopRule('rule_hidden', 'hidden rule')),
    ],
    [
      'it is switched off, and a rule of the shop hides it as well',
      { rules: [rule('hidden', HIDDEN_HERE), rule('hidden', { tags: ['tea'] }, { id: 'Recall' })] },
      'hidden',
      off(shopRule('rule_hidden', 'Recall')),
      off(shopRule('rule_hidden', 'Recall')),
    ],
    [
      'a rule of the shop only shows it',
      { rules: [rule('searchable', { tags: ['tea'] })] },
      'searchable',
      on,
      off(shopRule('rule_searchable', 'searchable rule')),
    ],
    ['the shop sells it itself', { items: [of({ reason: 'gift_card' })] }, 'hand_off', on, on],
    [
      'it is sold out, by an agent that sells in the shop',
      { items: [of({ reason: 'out_of_stock' })], mode: 'hand_off' },
      'searchable',
      on,
      off(shop('out_of_stock')),
    ],
    [
      'it is a draft',
      { items: [of({ searchable: false, reason: 'draft' })] },
      'hidden',
      off(shop('draft')),
      off(shop('draft')),
    ],
    ['the agent sells in the shop', { mode: 'hand_off' }, 'hand_off', on, on],
    ['the agent only shows', { mode: 'discovery' }, 'searchable', on, off({ by: 'mode', mode: 'discovery' })],
    [
      'a rule of the agent’s own excludes its tag',
      { productRules: [{ action: 'exclude', field: 'tag', value: 'tea' }] },
      'searchable',
      on,
      off({ by: 'agent', action: 'exclude' }),
    ],
    ['one variant of it is sold', { items: [of({ reason: 'out_of_stock' }), item] }, 'in_chat', on, on],
  ])('WHEN %s THEN the switches say so', (_, given, effect, searchable, buyable) => {
    expect(switches(given)).toMatchObject({ effect, searchable, buyable });
  });
});

describe('hiding', () => {
  const hide = (rules: Rule[], isHidden = true) => {
    const changes = hidingChanges(rules, {
      ...{ productId: '10', connectionId: AGENT, name: 'Not shown' },
      isHidden,
    });
    return changes.reduce((now, change) => changeRules(now, change, () => 'new'), rules);
  };
  const others = { productIds: ['11'], connectionIds: [AGENT] };

  test('GIVEN no rule THEN one is made, and goes with its last product', () => {
    const made = hide([rule('in_chat', {})]);
    expect(made[0]).toEqual({ ...rule('hidden', HIDDEN_HERE, { id: 'new' }), name: 'Not shown' });
    expect(switches({ rules: made }).searchable.isOn).toBe(false);
    expect(hide(made)).toBe(made);
    expect(hide(made, false)).toEqual([rule('in_chat', {})]);
  });

  test('GIVEN a rule with room THEN the product joins it, and leaves it', () => {
    const joined = hide([rule('hidden', others)]);
    expect(joined).toEqual([rule('hidden', { ...others, productIds: ['11', '10'] })]);
    expect(hide(joined, false)).toEqual([rule('hidden', others)]);
  });

  test.each<[string, Rule]>([
    ['is full', rule('hidden', { ...others, productIds: Array.from({ length: 250 }, (_, n) => `9${n}`) })],
    ['is off', rule('hidden', others, { enabled: false })],
    ['is for all agents', rule('hidden', { productIds: ['11'] })],
    ['looks at more', rule('hidden', { ...others, tags: ['tea'] })],
    ['only shows', rule('searchable', others)],
  ])('GIVEN a rule that %s THEN another is made before it, and it stays', (_, kept) => {
    const rules = hide([kept]);
    expect(rules.map(({ id }) => id)).toEqual(['new', kept.id]);
    expect(rules[1]).toEqual(kept);
  });

  test('GIVEN a rule that comes behind one that allows THEN it would not hold: another is made', () => {
    const rules = hide([rule('in_chat', {}), rule('hidden', HIDDEN_HERE)]);
    expect(rules.map(({ id }) => id)).toEqual(['new', 'in_chat rule', 'hidden rule']);
    expect(hide(rules, false)).toEqual([rule('in_chat', {})]);
  });
});

test('GIVEN an agent’s own rules WHEN a product is switched THEN only its rule comes and goes', () => {
  const kept: ProductRule = { action: 'exclude', field: 'tag', value: '10' };
  const excluded = rulesSwitched([kept], '10', false);
  expect(excluded).toEqual([kept, EXCLUDED]);
  expect(rulesSwitched(excluded, '10', false)).toBe(excluded);
  expect(rulesSwitched(excluded, '10', true)).toEqual([kept]);
  expect(rulesSwitched(excluded, '11', true)).toBe(excluded);
});
