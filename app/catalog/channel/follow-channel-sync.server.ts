import type { CatalogSync } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addJobs } from '#app/jobs/add-job.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { endCatalogSync, queueApply } from '../catalog-sync-store.server.ts';
import { MOST_HINTED } from '../hinted-products.ts';
import { queueCatalogSync } from '../queue-catalog-sync.server.ts';
import { refreshJob } from '../refresh-product.server.ts';
import { readExportInstead } from './read-export-instead.server.ts';

/** So long may nothing happen before Shopify says that it has told all, and after. */
const TELLING_SECONDS = 6 * 3600;
const READING_SECONDS = 900;
const NEXT_LOOK_SECONDS = 10;

/**
 * Looks at a sync whose products Shopify tells: it has ended well when as many were read as were told. If nothing has
 * happened for long, as where messages were lost or a product was deleted meanwhile, an export is read instead.
 */
export async function followChannelSync(scope: ShopScope, sync: CatalogSync): Promise<void> {
  const where = { id: sync.id, shopId: scope.shop.id };
  const now = scope.clock();
  const read = await scope.db.product.count({ where: { shopId: scope.shop.id, syncId: sync.id } });
  const { toldProducts } = sync;
  if (toldProducts !== null && read >= toldProducts)
    return scope.db.$transaction((tx) => finish(scope, tx, sync, read));
  const patience = toldProducts === null ? TELLING_SECONDS : READING_SECONDS;
  if (read > sync.products)
    await scope.db.catalogSync.update({ where, data: { products: read, heardAt: now } });
  else if (addSeconds(sync.heardAt ?? sync.createdAt, patience) < now) {
    const reason = `of ${toldProducts ?? 'an unknown number of'} products ${read} arrived`;
    return scope.db.$transaction((tx) => readExportInstead(scope, tx, sync, reason));
  }
  await queueApply(scope, scope.db, sync.id, NEXT_LOOK_SECONDS);
}

/** What was not told is off the channel or gone: each is read again, or all of the catalogue if they are many. */
async function finish(scope: ShopScope, tx: Queryable, sync: CatalogSync, products: number): Promise<void> {
  const shopId = scope.shop.id;
  const untold = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM products WHERE shop_id = ${shopId} AND sync_id IS DISTINCT FROM ${sync.id}
    ORDER BY id LIMIT ${MOST_HINTED + 1}`;
  if (untold.length > MOST_HINTED) await queueCatalogSync(shopId, tx);
  else
    await addJobs(
      tx,
      'refresh-product',
      untold.map(({ id }) => refreshJob(shopId, id)),
    );
  const variants = await tx.variant.count({ where: { shopId, product: { shopId, syncId: sync.id } } });
  await endCatalogSync(scope, tx, sync.id, { state: 'done', products, variants });
}
