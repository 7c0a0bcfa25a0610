import type { Queryable } from '#app/db/database.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { noteWholeCatalog } from '../note-whole-catalog.server.ts';
import { changeRules, type Rule, type RulesChange } from './change-rules.ts';
import { listEligibilityRules, type ListedRule } from './list-eligibility-rules.server.ts';

/**
 * Changes the shop's rules: agents' next calls meet them, the catalogue is judged anew, and their feeds are made anew.
 * @param within the caller's transaction; one of its own unless given
 * @returns all rules as they are now
 * @throws AppError as changeRules, or `invalid` for an agent that is not this shop's
 */
export async function changeEligibility(
  scope: ShopScope,
  change: RulesChange,
  actor: Actor,
  within?: Queryable,
): Promise<ListedRule[]> {
  if (!within) return scope.db.$transaction((tx) => changeEligibility(scope, change, actor, tx));
  const { shop } = scope;
  // Changes follow one another; what belongs to the shop can be written meanwhile.
  await within.$queryRaw`SELECT 1 FROM shops WHERE id = ${shop.id} FOR NO KEY UPDATE`;
  const before = await listEligibilityRules(scope, within);
  const after = changeRules(before, change, () => scope.newId('eligibility_rule'));
  const changed = after.find(({ id }) => 'update' in change && id === change.update) ?? added(before, after);
  if ('remove' in change)
    await within.eligibilityRule.delete({ where: { id: change.remove, shopId: shop.id } });
  // An agent that has left since keeps nobody from changing the rest of a rule.
  const given = 'add' in change ? change.add : 'update' in change ? change.fields : {};
  if (changed && given.conditions) await assertAgents(scope, within, changed);
  if (changed) await storeRule(scope, within, changed, actor);
  await within.$executeRaw`
    UPDATE eligibility_rules AS rule SET position = placed.position
    FROM unnest(${after.map(({ id }) => id)}::text[]) WITH ORDINALITY AS placed (id, position)
    WHERE rule.shop_id = ${shop.id} AND rule.id = placed.id AND rule.position <> placed.position`;
  await within.shop.update({
    where: { id: shop.id },
    data: { eligibilityRuleCount: after.filter(({ enabled }) => enabled).length },
  });
  await noteWholeCatalog(scope, within);
  await recordStaffAction(scope, within, {
    actor,
    action: 'eligibility.changed',
    ...factsOf(change, before, after),
  });
  return listEligibilityRules(scope, within);
}

/** What the activity log tells of a change. */
function factsOf(change: RulesChange, before: readonly Rule[], after: readonly Rule[]) {
  if ('remove' in change) {
    const name = before.find(({ id }) => id === change.remove)?.name ?? null;
    return { subjectId: change.remove, facts: { change: 'removed', name } };
  }
  const rule = 'add' in change ? added(before, after) : after.find(({ id }) => id === change.update);
  return {
    subjectId: rule?.id,
    facts: { change: 'add' in change ? 'added' : 'updated', name: rule?.name ?? null },
  };
}

function added(before: readonly Rule[], after: readonly Rule[]): Rule | undefined {
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
