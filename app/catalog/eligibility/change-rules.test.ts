import { describe, expect, test } from 'vitest';
import type { AppError } from '#app/kernel/app-error.ts';
import { changeRules, type Rule, type RulesChange } from './change-rules.ts';
import { MOST_RULES } from './eligibility-rule.ts';

const rule = (id: string): Rule => ({
  id,
  name: id,
  effect: 'hidden',
  conditions: { tags: ['x'] },
  enabled: true,
});
const rules = ['a', 'b', 'c'].map(rule);
const add = { name: 'New', effect: 'searchable', conditions: {} } as const;
const ids = (change: RulesChange) => changeRules(rules, change, () => 'new').map(({ id }) => id);
const refusal = (change: RulesChange, before = rules) => {
  try {
    changeRules(before, change, () => 'new');
  } catch (error) {
    return [(error as AppError).code, (error as AppError).param];
  }
  return null;
};

describe('GIVEN three rules', () => {
  test.each<[string, RulesChange, string]>([
    ['one is added', { add }, 'abc+'],
    ['one is added in the first place', { add, position: 1 }, '+abc'],
    ['one is added in the last', { add, position: 4 }, 'abc+'],
    ['the first is moved to the end', { update: 'a', fields: {}, position: 3 }, 'bca'],
    ['the last is moved to the front', { update: 'c', fields: {}, position: 1 }, 'cab'],
    ['one is changed', { update: 'b', fields: { name: 'B' } }, 'abc'],
    ['one is removed', { remove: 'b' }, 'ac'],
  ])('WHEN %s THEN the order is as it should', (_, change, order) => {
    expect(ids(change)).toEqual([...order].map((letter) => (letter === '+' ? 'new' : letter)));
  });

  test('WHEN fields are given THEN only these change, tidied', () => {
    const fields = { name: ' Fragile ', conditions: { countries: ['fr', 'FR'], tags: [' a ', 'a'] } };
    const [, changed] = changeRules(rules, { update: 'b', fields }, () => 'new');
    expect(changed).toEqual({
      ...rules[1],
      name: 'Fragile',
      conditions: { countries: ['FR'], tags: ['a'] },
    });
    expect(changeRules([], { add }, () => 'new')).toEqual([{ id: 'new', ...add, enabled: true }]);
  });

  test.each<[RulesChange, code: string, param?: string]>([
    [{ remove: 'd' }, 'not_found'],
    [{ update: 'd', fields: {} }, 'not_found'],
    [{ update: 'a', fields: {}, position: 0 }, 'invalid', 'position'],
    [{ update: 'a', fields: {}, position: 4 }, 'invalid', 'position'],
    [{ update: 'a', fields: {}, position: 1.5 }, 'invalid', 'position'],
    [{ update: 'a', fields: {}, position: NaN }, 'invalid', 'position'],
    [{ add, position: 5 }, 'invalid', 'position'],
    [{ add: {} }, 'invalid', 'name'],
    [{ add: { ...add, conditions: undefined } }, 'invalid', 'conditions'],
    [{ update: 'a', fields: { name: ' ' } }, 'invalid', 'name'],
    [{ update: 'a', fields: { effect: 'gone' as never } }, 'invalid', 'effect'],
    [{ update: 'a', fields: { conditions: { tags: [] } } }, 'invalid', 'conditions.tags'],
    [{ update: 'a', fields: { conditions: { productIds: ['x'] } } }, 'invalid', 'conditions.productIds.0'],
    [{ update: 'a', fields: { conditions: { price: {} } } }, 'invalid', 'conditions.price'],
    [{ update: 'a', fields: { conditions: { price: { min: 2, max: 1 } } } }, 'invalid', 'conditions.price'],
    [{ update: 'a', fields: { conditions: { price: { min: 1.5 } } } }, 'invalid', 'conditions.price.min'],
    [{ update: 'a', fields: { conditions: { countries: ['UK'] } } }, 'invalid', 'conditions.countries.0'],
    [{ update: 'a', fields: { conditions: { colours: ['red'] } as never } }, 'invalid', 'conditions'],
  ])('WHEN %j is asked for THEN it is refused: %s %s', (change, code, param) => {
    expect(refusal(change)).toEqual([code, param]);
  });

  test('WHEN there are as many as may be THEN none is added', () => {
    const many = Array.from({ length: MOST_RULES }, (_, n) => rule(String(n)));
    expect(refusal({ add }, many.slice(1))).toBeNull();
    expect(refusal({ add }, many)).toEqual(['invalid', undefined]);
  });
});
