import type { Queryable } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { changeRules, type Rule, type RulesChange } from './change-rules.ts';
import { listEligibilityRules, type ListedRule } from './list-eligibility-rules.server.ts';

/** The shop's rules, all of them, on both sides of a change. */
export interface StoredChange {
  before: ListedRule[];
  after: Rule[];
}

/**
 * Has changes of the shop's rules follow one another until the transaction ends; what belongs to the shop can be written
 * meanwhile.
 */
export async function lockRules({ shop }: Pick<ShopScope, 'shop'>, tx: Queryable): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM shops WHERE id = ${shop.id} FOR NO KEY UPDATE`;
}

/**
 * Stores a change of the shop's rules, in a transaction that holds them (lockRules) and tells of it.
 * @throws AppError as changeRules, or `invalid` for an agent that is not this shop's
 */
export async function storeRulesChange(
  scope: ShopScope,
  tx: Queryable,
  change: RulesChange,
  actor: Actor,
): Promise<StoredChange> {
  const { shop } = scope;
  const before = await listEligibilityRules(scope, tx);
  const after = changeRules(before, change, () => scope.newId('eligibility_rule'));
  const changed = after.find(({ id }) => 'update' in change && id === change.update) ?? added(before, after);
  if ('remove' in change) await tx.eligibilityRule.delete({ where: { id: change.remove, shopId: shop.id } });
  // An agent that has left since keeps nobody from changing the rest of a rule.
  const given = 'add' in change ? change.add : 'update' in change ? change.fields : {};
  if (changed && given.conditions) await assertAgents(scope, tx, changed);
  if (changed) await storeRule(scope, tx, changed, actor);
  await tx.$executeRaw`
    UPDATE eligibility_rules AS rule SET position = placed.position
    FROM unnest(${after.map(({ id }) => id)}::text[]) WITH ORDINALITY AS placed (id, position)
    WHERE rule.shop_id = ${shop.id} AND rule.id = placed.id AND rule.position <> placed.position`;
  await tx.shop.update({
    where: { id: shop.id },
    data: { eligibilityRuleCount: after.filter(({ enabled }) => enabled).length },
  });
  return { before, after };
}

/** The rule that only the second list has. */
export function added(before: readonly Rule[], after: readonly Rule[]): Rule | undefined {
  return after.find(({ id }) => !before.some((rule) => rule.id === id));
}

async function assertAgents({ shop }: ShopScope, tx: Queryable, { conditions }: Rule): Promise<void> {
  const { connectionIds = [] } = conditions;
  const known = await tx.agentConnection.count({
    where: { shopId: shop.id, id: { in: connectionIds }, revokedAt: null },
  });
  if (known < connectionIds.length)
    throw new AppError('invalid', 'conditions.connectionIds: names an agent that this shop does not have', {
      param: 'conditions.connectionIds',
    });
}

async function storeRule({ shop, clock }: ShopScope, tx: Queryable, rule: Rule, actor: Actor): Promise<void> {
  const { id, ...fields } = rule;
  const data = { ...fields, updatedBy: actor, updatedAt: clock() };
  await tx.eligibilityRule.upsert({
    where: { id, shopId: shop.id },
    create: { id, shopId: shop.id, position: 0, ...data },
    update: data,
  });
}
