import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { StaffActionRecord } from './staff-action.ts';

/**
 * Puts what staff did into the shop's activity log: in the transaction of the change it made, if it made one. What nobody
 * did, a job or an agent's call, is not recorded.
 */
export async function recordStaffAction(
  scope: ShopScope,
  tx: Queryable,
  { actor = scope.actor, action, subjectId, facts = {} }: StaffActionRecord,
): Promise<void> {
  if (!actor) return;
  await tx.staffAction.create({
    data: {
      id: scope.newId('staff_action'),
      shopId: scope.shop.id,
      createdAt: scope.clock(),
      ...{ actor, action, subjectId, facts },
    },
    select: { id: true },
  });
}
