import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop } from '#app/shops/shop-scope.server.ts';
import { runPurchase } from './run-purchase.server.ts';

/**
 * Finishes a purchase that its caller left behind. Queued with every purchase; does nothing when it has ended.
 * @throws AppError when it cannot be finished yet: the job is repeated with backoff.
 */
export async function resumePurchase(
  services: Services,
  { shopId, sessionId }: JobPayloads['resume-purchase'],
): Promise<void> {
  // Also for a shop that has removed the app meanwhile: the buyer's money must not stay reserved.
  const shop = await services.db.shop.findUnique({ where: { id: shopId } });
  if (!shop) return;
  const scope = scopeToShop(services, shop);
  const open = await scope.db.purchase.findFirst({
    where: { sessionId, shopId, step: { notIn: ['completed', 'refused', 'set_aside'] } },
    select: { sessionId: true },
  });
  if (open) await runPurchase(scope, sessionId);
}
