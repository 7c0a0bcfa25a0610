import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { lockDestination } from './lock-destination.server.ts';
import { queueDeliveries } from './queue-deliveries.server.ts';

/**
 * Has a feed delivered now, also where it waits to be tried again; its regular times stay.
 * @throws AppError `not_found`
 */
export async function requestDelivery(scope: ShopScope, id: string): Promise<void> {
  await scope.db.$transaction(async (tx) => {
    const destination = await lockDestination(scope, tx, id);
    await queueDeliveries(tx, [destination], { atOnce: true });
    await recordStaffAction(scope, tx, {
      action: 'feed.requested',
      subjectId: destination.connectionId,
      facts: { feed: id },
    });
  });
}
