import { AppError } from '#app/kernel/app-error.ts';
import {
  MOST_RULES,
  readNewRule,
  readRuleFields,
  type EligibilityRule,
  type RuleFields,
} from './eligibility-rule.ts';

/** What is to become of the rules: a new one, or another place, other fields or the end of one that there is. */
export type RulesChange =
  | { add: Partial<RuleFields>; position?: number }
  | { update: string; fields: Partial<RuleFields>; position?: number }
  | { remove: string };

/** A rule in the list, on or off. */
export type Rule = EligibilityRule & Pick<RuleFields, 'enabled'>;

/**
 * The rules as a change leaves them, in their order.
 * @param position from 1; absent: a new one comes last, another stays
 * @throws AppError `not_found`, or `invalid` for a field, a place that is none, or too many rules
 */
export function changeRules(rules: readonly Rule[], change: RulesChange, newId: () => string): Rule[] {
  if ('add' in change) {
    if (rules.length >= MOST_RULES)
      throw new AppError('invalid', `A shop has at most ${MOST_RULES} eligibility rules.`);
    return place(rules, { id: newId(), ...readNewRule(change.add) }, change.position ?? rules.length + 1);
  }
  const id = 'remove' in change ? change.remove : change.update;
  const index = rules.findIndex((rule) => rule.id === id);
  const before = rules[index];
  if (!before) throw new AppError('not_found', 'There is no such eligibility rule.');
  const others = rules.filter((rule) => rule !== before);
  if ('remove' in change) return others;
  const { name, effect, conditions, enabled } = before;
  const rule = { id, name, effect, conditions, enabled, ...readRuleFields(change.fields) };
  return place(others, rule, change.position ?? index + 1);
}

function place(others: readonly Rule[], rule: Rule, position: number): Rule[] {
  const last = others.length + 1;
  if (!Number.isInteger(position) || position < 1 || position > last)
    throw new AppError('invalid', `position: must be 1 to ${last}`, { param: 'position' });
  return others.toSpliced(position - 1, 0, rule);
}
