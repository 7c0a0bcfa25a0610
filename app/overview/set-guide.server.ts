import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Puts the set-up guide away for all of the shop's staff, or brings it back. */
export async function setGuide(scope: ShopScope, shown: boolean): Promise<void> {
  await scope.db.$transaction(async (tx) => {
    await tx.shop.update({
      where: { id: scope.shop.id },
      data: { setupDismissedAt: shown ? null : scope.clock() },
    });
    await recordStaffAction(scope, tx, { action: shown ? 'setup.restored' : 'setup.dismissed' });
  });
}
