import { expect, test } from 'vitest';
import type { Rule } from './change-rules.ts';
import { MOST_VALUES } from './eligibility-rule.ts';
import { hidingChange } from './hiding-change.ts';

const rule = (id: string, changes: Partial<Rule> = {}): Rule => ({
  ...{ id, name: 'Flow', effect: 'hidden', enabled: true, conditions: { productIds: ['1'] } },
  ...changes,
});
const first = { add: { name: 'Flow', effect: 'hidden', conditions: { productIds: ['2'] } }, position: 1 };
const full = Array.from({ length: MOST_VALUES }, (_, index) => `9${index}`);

test.each<[string, Rule[], object | null]>([
  ['no rules', [], first],
  ['a rule of this name', [rule('a')], { update: 'a', fields: { conditions: { productIds: ['1', '2'] } } }],
  ['one that names it already', [rule('a', { conditions: { productIds: ['1', '2'] } })], null],
  ['one that is off', [rule('a', { enabled: false, conditions: { productIds: ['2'] } })], first],
  ['one of another name', [rule('a', { name: 'Mine', conditions: { productIds: ['2'] } })], first],
  ['one with another effect', [rule('a', { effect: 'searchable' })], first],
  ['one for some countries', [rule('a', { conditions: { productIds: ['1'], countries: ['FR'] } })], first],
  ['one for an agent', [rule('a', { conditions: { productIds: ['1'], connectionIds: ['x'] } })], first],
  ['one that is full', [rule('a', { conditions: { productIds: full } })], first],
  [
    'a full one, and one with room',
    [rule('a', { conditions: { productIds: full } }), rule('b')],
    { update: 'b', fields: { conditions: { productIds: ['1', '2'] } } },
  ],
])('GIVEN %s WHEN a product is to be hidden THEN it is as it should be', (_what, rules, change) => {
  expect(hidingChange(rules, '2', 'Flow')).toEqual(change);
});
