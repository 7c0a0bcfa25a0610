import { z } from 'zod';
import type { Queryable } from '#app/db/database.server.ts';
import { readPayload } from '#app/shops/read-payload.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { findOpenSync, queueApply } from '../catalog-sync-store.server.ts';
import { readExportInstead } from './read-export-instead.server.ts';

const finishPayload = z.object({
  metadata: z.object({ fullSyncId: z.string() }),
  fullSync: z.object({ status: z.string(), count: z.int().nonnegative() }),
});

/**
 * `product_feeds/full_sync_finish`: notes how many products a full sync has told; their messages may still be on their
 * way. The full sync's id is not known yet when this is faster than the answer to the request that began it.
 */
export async function hearFullSync(scope: ShopScope, tx: Queryable, payload: unknown): Promise<void> {
  const { metadata, fullSync } = readPayload(finishPayload, payload);
  const sync = await findOpenSync(scope, tx);
  if (sync?.source !== 'channel') return;
  if (sync.fullSyncIds.length > 0 && !sync.fullSyncIds.includes(metadata.fullSyncId)) return;
  if (fullSync.status.toLowerCase() !== 'completed')
    return readExportInstead(scope, tx, sync, `Shopify's full sync is ${fullSync.status}`);
  await tx.catalogSync.update({
    where: { id: sync.id, shopId: scope.shop.id },
    data: { toldProducts: fullSync.count, heardAt: scope.clock() },
  });
  await queueApply(scope, tx, sync.id, 0);
}
