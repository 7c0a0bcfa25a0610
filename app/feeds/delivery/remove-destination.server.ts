import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { lockDestination } from './lock-destination.server.ts';
import { LONG_TRANSACTION } from './transaction.ts';

/**
 * Ends a feed: its URL is dead, its files and history are deleted. A snapshot under way ends by itself.
 * @throws AppError `not_found`
 */
export async function removeDestination(scope: ShopScope, id: string): Promise<void> {
  await scope.db.$transaction(async (tx) => {
    const { connectionId } = await lockDestination(scope, tx, id);
    for (const kind of ['feed_held', 'feed_failed'] as const)
      await settleAttention(scope, tx, { kind, subject: id }, 'The feed was removed.');
    await tx.feedDestination.delete({ where: { id, shopId: scope.shop.id } });
    await recordStaffAction(scope, tx, {
      action: 'feed.removed',
      subjectId: connectionId,
      facts: { feed: id },
    });
  }, LONG_TRANSACTION);
}
