import { addJob, type JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById } from '#app/shops/shop-scope.server.ts';
import { reconcileShop } from './reconcile-shop.server.ts';

/** Pages that one job does before it lets others go first. */
const PAGES = 40;

/** Queues the comparison of every shop that has the app. Each has its own turn. */
export async function reconcileShops({ db }: Services): Promise<void> {
  const shops = await db.shop.findMany({ where: { uninstalledAt: null }, select: { id: true } });
  for (const { id } of shops) await queue(db, id);
}

/** Compares one shop, a number of pages at a time. @throws Error when a side cannot be reached: it is repeated. */
export async function runReconciliation(
  services: Services,
  { shopId }: JobPayloads['reconcile-shop'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (!scope) return;
  const { finishedAt, findings, runId } = await reconcileShop(scope, { pages: PAGES });
  if (!finishedAt) return queue(scope.db, shopId);
  if (findings.length > 0)
    scope.log.warn(
      { shop: scope.shop.domain, run: runId, kinds: findings.map(({ kind }) => kind) },
      'the reconciliation found mismatches',
    );
}

function queue(db: Services['db'], shopId: string): Promise<void> {
  const key = `reconcile:${shopId}`;
  return addJob(db, 'reconcile-shop', { shopId }, { key, queue: key, maxAttempts: 5 });
}
