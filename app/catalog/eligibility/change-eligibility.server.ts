import type { Queryable } from '#app/db/database.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { noteWholeCatalog } from '../note-whole-catalog.server.ts';
import type { RulesChange } from './change-rules.ts';
import { listEligibilityRules, type ListedRule } from './list-eligibility-rules.server.ts';
import { added, lockRules, storeRulesChange, type StoredChange } from './store-rules.server.ts';

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
  await lockRules(scope, within);
  const stored = await storeRulesChange(scope, within, change, actor);
  await noteWholeCatalog(scope, within);
  await recordStaffAction(scope, within, {
    actor,
    action: 'eligibility.changed',
    ...factsOf(change, stored),
  });
  return listEligibilityRules(scope, within);
}

/** What the activity log tells of a change. */
function factsOf(change: RulesChange, { before, after }: StoredChange) {
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
