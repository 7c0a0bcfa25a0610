import { AppError } from '#app/kernel/app-error.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { ChannelKind } from './notification-channel.ts';
import { queueNotification } from './queue-notification.server.ts';

/**
 * Sends a test the way every notification is sent; the page shows what came of it.
 * @throws AppError `not_found` without such a channel
 */
export async function sendTest(scope: ShopScope, kind: ChannelKind): Promise<void> {
  const shopId = scope.shop.id;
  await scope.db.$transaction(async (tx) => {
    const channel = await tx.notificationChannel.findUnique({ where: { shopId_kind: { shopId, kind } } });
    if (!channel) throw new AppError('not_found', 'Save an address first.');
    await queueNotification(scope, tx, channel.id, { kind: 'test', itemId: null });
    await recordStaffAction(scope, tx, { action: 'notifications.tested', facts: {} });
  });
}
