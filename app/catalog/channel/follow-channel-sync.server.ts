import type { CatalogSync } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob, addJobs } from '#app/jobs/add-job.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { failCatalogSync, queueApply } from '../catalog-sync-store.server.ts';
import { MOST_HINTED } from '../hinted-products.ts';
import { refreshJob } from '../refresh-product.server.ts';

/** Shopify may take its time to tell a large catalogue. */
const TELLING_SECONDS = 6 * 3600;
/** After the last message: for those that are late, and the reading of each product. */
const READING_SECONDS = 900;
const READING_SECONDS_EACH = 0.5;
const NEXT_LOOK_SECONDS = 30;

/**
 * Looks at a sync whose products Shopify tells: it has ended well when as many were read as were told. If some never
 * come, it fails, and the catalogue is read from an export instead.
 */
export async function followChannelSync(scope: ShopScope, sync: CatalogSync): Promise<void> {
  const isLate = (since: Date, seconds: number) => addSeconds(since, seconds) < scope.clock();
  const fail = (reason: string) => failCatalogSync(scope, sync.id, reason, true);
  const lookAgain = () => queueApply(scope, scope.db, sync.id, NEXT_LOOK_SECONDS);
  const { toldAt, toldProducts } = sync;
  if (!toldAt) {
    if (isLate(sync.createdAt, TELLING_SECONDS)) return fail('Shopify did not finish its product feed.');
    return lookAgain();
  }
  if (toldProducts === null) return fail('Shopify could not finish its product feed.');
  const read = await scope.db.product.count({ where: { shopId: scope.shop.id, syncId: sync.id } });
  if (read < toldProducts) {
    if (!isLate(toldAt, READING_SECONDS + READING_SECONDS_EACH * toldProducts)) return lookAgain();
    return fail(`Of ${toldProducts} products in Shopify's product feed only ${read} arrived.`);
  }
  await scope.db.$transaction((tx) => finish(scope, tx, sync));
}

/** What was not told is off the channel or gone: each is read again, or all of the catalogue if they are many. */
async function finish(scope: ShopScope, tx: Queryable, sync: CatalogSync): Promise<void> {
  const shopId = scope.shop.id;
  const now = scope.clock();
  const untold = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM products WHERE shop_id = ${shopId} AND sync_id IS DISTINCT FROM ${sync.id}
    ORDER BY id LIMIT ${MOST_HINTED + 1}`;
  if (untold.length > MOST_HINTED)
    await addJob(tx, 'sync-catalog', { shopId }, { key: `sync-catalog:${shopId}` });
  else
    await addJobs(
      tx,
      'refresh-product',
      untold.map(({ id }) => refreshJob(shopId, id)),
    );
  const seen = { shopId, syncId: sync.id };
  const [products, variants] = [
    await tx.product.count({ where: seen }),
    await tx.variant.count({ where: { shopId, product: seen } }),
  ];
  await tx.catalogSync.update({
    where: { id: sync.id, shopId },
    data: { state: 'done', products, variants, finishedAt: now },
  });
  await tx.shop.update({ where: { id: shopId }, data: { catalogSyncedAt: now } });
  await addJob(tx, 'judge-catalog', { shopId }, { key: `judge-catalog:${shopId}` });
}
