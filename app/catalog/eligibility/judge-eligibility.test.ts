import { describe, expect, test } from 'vitest';
import { sampleItem } from '#tests/checkout-samples.ts';
import type { CatalogItem } from '../catalog-item.ts';
import type { SellabilityReason } from '../sellability.ts';
import type { EligibilityConditions, EligibilityEffect, EligibilityRule } from './eligibility-rule.ts';
import { effectOf, judged, judgeEligibility } from './judge-eligibility.ts';

const item = sampleItem({
  tags: ['Fragile', 'tea'],
  vendor: 'Potter',
  productType: 'Mugs',
  collectionIds: ['7', '8'],
  category: 'Home & Garden > Kitchen & Dining > Tableware',
});
const audience = { connectionId: 'agent_1', country: 'US' };
const rule = (
  effect: EligibilityEffect,
  conditions: EligibilityConditions = {},
  name = `all ${effect}`,
): EligibilityRule => ({ id: name, name, effect, conditions });

describe('GIVEN a mug for 12.50, 7 in stock', () => {
  test.each<[EligibilityConditions, boolean]>([
    [{}, true],
    [{ productIds: ['10', '11'] }, true],
    [{ productIds: ['44001'] }, false],
    [{ variantIds: ['44001'] }, true],
    [{ variantIds: ['11'] }, false],
    [{ collectionIds: ['9', '8'] }, true],
    [{ collectionIds: ['9'] }, false],
    [{ tags: ['coffee', ' fragile '] }, true],
    [{ tags: ['frag'] }, false],
    [{ vendors: ['POTTER'] }, true],
    [{ vendors: ['Weaver'] }, false],
    [{ productTypes: ['mugs'] }, true],
    [{ productTypes: [''] }, false],
    [{ categories: ['Furniture', 'home & garden > kitchen & dining'] }, true],
    [{ categories: ['Home & Garden > Kit'] }, false],
    [{ categories: ['Home & Garden > Kitchen & Dining > Tableware > Mugs'] }, false],
    [{ price: { min: 1250 } }, true],
    [{ price: { min: 1251 } }, false],
    [{ price: { max: 1250 } }, true],
    [{ price: { max: 1249 } }, false],
    [{ price: { min: 1000, max: 2000 } }, true],
    [{ stock: { max: 7 } }, true],
    [{ stock: { max: 6 } }, false],
    [{ stock: { min: 7 } }, true],
    [{ stock: { min: 8 } }, false],
    [{ countries: ['FR', 'US'] }, true],
    [{ countries: ['FR'] }, false],
    [{ connectionIds: ['agent_1'] }, true],
    [{ connectionIds: ['agent_2'] }, false],
    [{ tags: ['tea'], vendors: ['Potter'], countries: ['US'] }, true],
    [{ tags: ['tea'], vendors: ['Weaver'], countries: ['US'] }, false],
  ])('WHEN a rule hides %j THEN it holds: %s', (conditions, holds) => {
    const verdict = judgeEligibility(item, [rule('hidden', conditions)], audience);
    expect(verdict.reason).toBe(holds ? 'rule_hidden' : null);
  });

  test('WHEN its stock has no limit THEN it is more than any', () => {
    const unlimited = { ...item, available: null };
    const hides = (stock: EligibilityConditions['stock']) =>
      judgeEligibility(unlimited, [rule('hidden', { stock })], audience).reason !== null;
    expect([hides({ min: 1_000_000 }), hides({ max: 1_000_000 })]).toEqual([true, false]);
  });

  test('WHEN nobody says which agent asks THEN a rule for some agents does not hold', () => {
    const rules = [rule('hidden', { connectionIds: ['agent_1'] })];
    expect(judgeEligibility(item, rules, { ...audience, connectionId: null })).toBe(item.sellability);
  });

  test.each<[string, EligibilityRule[], reason: SellabilityReason | null]>([
    ['there are no rules', [], null],
    ['the first that holds allows', [rule('in_chat', { tags: ['tea'] }), rule('hidden')], null],
    ['the first does not hold', [rule('in_chat', { tags: ['coffee'] }), rule('hidden')], 'rule_hidden'],
    ['a milder one comes first', [rule('searchable'), rule('hidden')], 'rule_searchable'],
    ['a stricter one comes first', [rule('hidden'), rule('in_chat')], 'rule_hidden'],
    ['only the last holds', [rule('hidden', { tags: ['x'] }), rule('hand_off')], 'rule_hand_off'],
  ])('WHEN %s THEN the reason is %s', (_, rules, reason) => {
    expect(judgeEligibility(item, rules, audience).reason).toBe(reason);
  });
});

const builtIn: Record<EligibilityEffect, CatalogItem['sellability']> = {
  in_chat: { searchable: true, sellable: true, reason: null },
  hand_off: { searchable: true, sellable: false, reason: 'gift_card' },
  searchable: { searchable: true, sellable: false, reason: 'out_of_stock' },
  hidden: { searchable: false, sellable: false, reason: 'draft' },
};

test.each<[EligibilityEffect, EligibilityEffect, EligibilityEffect]>([
  ['in_chat', 'in_chat', 'in_chat'],
  ['in_chat', 'hand_off', 'hand_off'],
  ['in_chat', 'searchable', 'searchable'],
  ['in_chat', 'hidden', 'hidden'],
  ['hand_off', 'in_chat', 'hand_off'],
  ['hand_off', 'hand_off', 'hand_off'],
  ['hand_off', 'searchable', 'searchable'],
  ['hand_off', 'hidden', 'hidden'],
  ['searchable', 'in_chat', 'searchable'],
  ['searchable', 'hand_off', 'searchable'],
  ['searchable', 'searchable', 'searchable'],
  ['searchable', 'hidden', 'hidden'],
  ['hidden', 'in_chat', 'hidden'],
  ['hidden', 'hand_off', 'hidden'],
  ['hidden', 'searchable', 'hidden'],
  ['hidden', 'hidden', 'hidden'],
])('GIVEN a catalogue that says %s WHEN a rule says %s THEN it is %s', (catalog, effect, expected) => {
  const before = { ...item, sellability: builtIn[catalog] };
  const verdict = judgeEligibility(before, [rule(effect)], audience);
  expect(effectOf(verdict)).toBe(expected);
  if (expected === catalog) {
    expect(verdict).toBe(before.sellability);
    expect(judged(before, [rule(effect)], audience)).toBe(before);
  } else {
    expect(verdict).toEqual({
      searchable: effect !== 'hidden',
      sellable: false,
      reason: `rule_${effect}`,
      rule: `all ${effect}`,
    });
    expect(judged(before, [rule(effect)], audience)).toEqual({ ...before, sellability: verdict });
  }
});
