import { queueShopFeedback } from '#app/catalog/channel/tell-shop-feedback.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { lockConnection } from './lock-connection.server.ts';

/**
 * Ends an agent's access for good: none of its keys works any more, and no order event is sent. Sessions and orders stay.
 * @throws AppError `not_found`, also for one that is revoked already.
 */
export async function revokeConnection(scope: ShopScope, id: string): Promise<void> {
  await scope.db.$transaction(async (tx) => {
    await lockConnection(scope, tx, id);
    await tx.agentConnection.update({
      where: { id, shopId: scope.shop.id },
      data: { revokedAt: scope.clock() },
    });
    await recordStaffAction(scope, tx, { action: 'agent.revoked', subjectId: id });
    await queueShopFeedback(scope, tx);
  });
}
