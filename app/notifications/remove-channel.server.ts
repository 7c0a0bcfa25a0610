import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { ChannelKind } from './notification-channel.ts';

/** Tells staff nothing more this way; what still waits is dropped with it. Without such a channel nothing happens. */
export async function removeChannel(scope: ShopScope, kind: ChannelKind): Promise<void> {
  await scope.db.$transaction(async (tx) => {
    const { count } = await tx.notificationChannel.deleteMany({ where: { shopId: scope.shop.id, kind } });
    if (count === 0) return;
    await recordStaffAction(scope, tx, { action: 'notifications.removed', facts: {} });
  });
}
