import { AppError } from '#app/kernel/app-error.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { lockPlatformOrder } from './lock-platform-order.server.ts';

/**
 * What staff decide about an order in review. `retry`, once they have mended what was wrong: it is read from Stripe
 * again and tried again. `reject`: it is refused for good, and the buyer's money goes back. Both are done by a job.
 * @throws AppError `not_found`; `conflict` when it is not in review (any more).
 */
export async function decidePlatformOrder(
  scope: ShopScope,
  id: string,
  decision: 'retry' | 'reject',
): Promise<void> {
  const shopId = scope.shop.id;
  await scope.db.$transaction(async (tx) => {
    const order = await lockPlatformOrder(scope, tx, id, ['in_review']);
    if (!order) {
      const known = await tx.platformOrder.findFirst({ where: { id, shopId }, select: { state: true } });
      if (!known) throw new AppError('not_found', 'There is no such order of a platform.');
      throw new AppError('conflict', `The order is ${known.state.replaceAll('_', ' ')}, not in review.`);
    }
    await tx.platformOrder.update({
      where: { id, shopId },
      data: { state: decision === 'retry' ? 'received' : 'rejecting', updatedAt: scope.clock() },
    });
    const job = decision === 'retry' ? 'take-platform-order' : 'reject-platform-order';
    const key = `platform-order:${id}`;
    await addJob(tx, job, { shopId, platformOrderId: id }, { key, queue: key });
  });
}
