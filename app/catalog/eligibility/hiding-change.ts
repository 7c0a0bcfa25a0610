import type { Rule, RulesChange } from './change-rules.ts';
import { hideByRule, isHidingRule } from './hiding-rule.ts';

/**
 * What makes the rules hide a product from every agent: it joins the rule of this name. Null: that rule names it already.
 * A rule that staff have turned off, or given other conditions, is theirs and stays.
 */
export function hidingChange(rules: readonly Rule[], productId: string, name: string): RulesChange | null {
  const own = rules.filter((rule) => rule.name === name && rule.enabled).filter((rule) => isHidingRule(rule));
  if (own.some(({ conditions }) => conditions.productIds.includes(productId))) return null;
  return hideByRule(own, productId, { name });
}
