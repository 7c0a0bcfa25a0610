import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Puts on record that somebody opens the evidence of an order, which holds buyer data. */
export async function recordAccess(
  scope: ShopScope,
  sessionId: string,
  access: { actor: Actor; how: 'page' | 'download' | 'command' },
): Promise<void> {
  const { db, shop, clock, newId } = scope;
  await db.$transaction(async (tx) => {
    await tx.evidenceAccess.create({
      data: { id: newId('access'), shopId: shop.id, sessionId, at: clock(), ...access },
      select: { id: true },
    });
    const { actor, how } = access;
    await recordStaffAction(scope, tx, {
      actor,
      action: 'buyer_data.viewed',
      subjectId: sessionId,
      facts: { how },
    });
  });
}
