import type { Rule, RulesChange } from './change-rules.ts';
import { MOST_VALUES } from './eligibility-rule.ts';

/**
 * What makes the rules hide a product: it joins the rule of this name, which is the first when it is made, so that no other
 * decides before it. Null: that rule names it already. A rule that staff have turned off, or given other conditions, is
 * theirs and stays.
 */
export function hidingChange(rules: readonly Rule[], productId: string, name: string): RulesChange | null {
  const own = rules.filter((rule) => rule.name === name && rule.enabled && namesProductsOnly(rule));
  if (own.some(({ conditions }) => conditions.productIds!.includes(productId))) return null;
  const open = own.find(({ conditions }) => conditions.productIds!.length < MOST_VALUES);
  if (!open) return { add: { name, effect: 'hidden', conditions: { productIds: [productId] } }, position: 1 };
  const productIds = [...open.conditions.productIds!, productId];
  return { update: open.id, fields: { conditions: { productIds } } };
}

function namesProductsOnly({ effect, conditions }: Rule): boolean {
  const given = Object.entries(conditions).filter(([, value]) => value !== undefined);
  return effect === 'hidden' && given.length === 1 && given[0]![0] === 'productIds';
}
