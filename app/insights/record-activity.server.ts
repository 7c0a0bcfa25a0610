import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { ActivityEntry } from './activity-entry.ts';

/** Puts a call into the shop's activity log: in the transaction of the change it made, if it made one. */
export async function recordActivity(scope: ShopScope, tx: Queryable, entry: ActivityEntry): Promise<void> {
  await tx.activityEntry.create({
    data: { id: scope.newId('activity'), shopId: scope.shop.id, createdAt: scope.clock(), ...entry },
    select: { id: true },
  });
}
