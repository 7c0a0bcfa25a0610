import { addJob, type BatchJob, type JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { findOpenSync } from './catalog-sync-store.server.ts';
import { mapProduct, unreadableReason, type MirroredProduct } from './map-product.ts';
import { noteCatalogChange } from './note-catalog-change.server.ts';
import { readProduct } from './read-product.server.ts';
import { storeProducts } from './store-products.server.ts';

const LOOK_AGAIN_SECONDS = 30;

/**
 * The job of a new reading of a product. Many hints about one product become one reading, and two readings of it never
 * run at once, so that an older answer never overwrites a newer one.
 */
export function refreshJob(shopId: string, productId: string): BatchJob<'refresh-product'> {
  return {
    payload: { shopId, productId },
    key: `refresh-product:${shopId}:${productId}`,
    // Ten queues a shop: readings of different products go on side by side.
    queue: `refresh-product:${shopId}:${productId.slice(-1)}`,
  };
}

/** Queues a new reading of a product. */
export function queueRefresh(
  scope: ShopScope,
  tx: Queryable,
  productId: string,
  inSeconds = 0,
): Promise<void> {
  const { payload, ...options } = refreshJob(scope.shop.id, productId);
  const runAt = inSeconds > 0 ? addSeconds(scope.clock(), inSeconds) : undefined;
  return addJob(tx, 'refresh-product', payload, { ...options, runAt });
}

/** Reads one product again from Shopify and stores it, or deletes it when it is gone there. */
export async function refreshProduct(
  services: Services,
  { shopId, productId }: JobPayloads['refresh-product'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (!scope) return;
  const mirrored = await readMirrored(scope, productId);
  await scope.db.$transaction(async (tx) => {
    const sync = await findOpenSync(scope, tx);
    if (mirrored) return storeProducts(scope, tx, [mirrored], { syncId: sync?.id ?? null, fresh: true });
    await tx.product.deleteMany({ where: { shopId, id: productId } });
    await noteCatalogChange(scope, tx, [productId]);
    // The file of a sync that is under way may still hold the product and bring it back: look again after it.
    if (sync) await queueRefresh(scope, tx, productId, LOOK_AGAIN_SECONDS);
  });
}

/** Null also for a product that cannot be read: it is not sold, rather than sold with what it once was. */
async function readMirrored(scope: ShopScope, productId: string): Promise<MirroredProduct | null> {
  const source = await readProduct(scope, productId);
  try {
    return source && mapProduct(source, scope.shop);
  } catch (error) {
    const reason = unreadableReason(error);
    if (reason === null) throw error;
    scope.log.warn({ shop: scope.shop.domain, productId, reason }, 'product left out');
    return null;
  }
}
