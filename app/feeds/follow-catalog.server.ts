import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { queueDeltas } from './delivery/api/queue-deltas.server.ts';
import { queueProductFeedback } from './feedback/queue-product-feedback.server.ts';
import { feedContext } from './feed-context.server.ts';
import { judgeProducts } from './quality/judge-products.server.ts';

const BATCH = 200;

/**
 * Follows what has changed in a shop's catalogue, the oldest change first. A product that changes again meanwhile stays
 * noted: it is followed once more.
 */
export async function followCatalog(
  services: Services,
  { shopId }: JobPayloads['follow-catalog'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (!scope) return;
  while ((await followSome(scope)) === BATCH);
}

async function followSome(scope: ShopScope): Promise<number> {
  const shopId = scope.shop.id;
  const changes = await scope.db.catalogChange.findMany({
    where: { shopId },
    orderBy: { revision: 'asc' },
    take: BATCH,
  });
  if (changes.length === 0) return 0;
  const context = await feedContext(scope);
  await scope.db.$transaction(async (tx) => {
    const productIds = changes.map(({ productId }) => productId);
    await queueDeltas(scope, tx, productIds);
    await judgeProducts(scope, tx, productIds, context);
    await queueProductFeedback(scope, tx);
    await tx.$executeRaw`
      DELETE FROM catalog_changes USING unnest(${changes.map(({ revision }) => revision)}::bigint[]) AS followed
      WHERE shop_id = ${shopId} AND revision = followed`;
  });
  return changes.length;
}
