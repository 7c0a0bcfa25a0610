import type { Rule, RulesChange } from './change-rules.ts';
import { MOST_VALUES } from './eligibility-rule.ts';

/** A rule that does nothing but hide products by their ids. */
type HidingRule<R> = R & { conditions: { productIds: string[] } };

/** Whether a rule is one that Aisle itself adds products to: it hides them from this agent alone; none given: from all. */
export function isHidingRule<R extends Pick<Rule, 'effect' | 'conditions'>>(
  rule: R,
  connectionId?: string,
): rule is HidingRule<R> {
  const { productIds, connectionIds, ...others } = rule.conditions;
  const isForThem =
    connectionId === undefined
      ? connectionIds === undefined
      : connectionIds?.length === 1 && connectionIds[0] === connectionId;
  return (
    rule.effect === 'hidden' &&
    productIds !== undefined &&
    isForThem &&
    Object.values(others).every((condition) => condition === undefined)
  );
}

/**
 * What makes one of these rules hide a product too; has none room, a new rule, which is the first, so that no other decides
 * before it.
 * @param name of a new rule
 * @param connectionId the agent that the rules are for; none: they are for all
 */
export function hideByRule(
  hiding: readonly HidingRule<Rule>[],
  productId: string,
  { name, connectionId }: { name: string; connectionId?: string },
): RulesChange {
  const roomy = hiding.find(({ conditions }) => conditions.productIds.length < MOST_VALUES);
  if (roomy) {
    const productIds = [...roomy.conditions.productIds, productId];
    return { update: roomy.id, fields: { conditions: { ...roomy.conditions, productIds } } };
  }
  const whose = connectionId === undefined ? {} : { connectionIds: [connectionId] };
  const conditions = { productIds: [productId], ...whose };
  return { add: { name, effect: 'hidden', conditions }, position: 1 };
}
