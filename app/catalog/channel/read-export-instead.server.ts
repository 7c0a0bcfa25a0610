import type { CatalogSync } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { queueCatalogSync } from '../queue-catalog-sync.server.ts';

/** Has a sync whose products Shopify was to tell go on with an export: nothing that was lost is missed. */
export async function readExportInstead(
  { shop, log }: ShopScope,
  tx: Queryable,
  sync: CatalogSync,
  reason: string,
): Promise<void> {
  log.warn({ shop: shop.domain, syncId: sync.id, reason }, 'product feed given up for an export');
  await tx.catalogSync.update({
    where: { id: sync.id, shopId: shop.id },
    data: {
      source: 'export',
      state: 'requested',
      products: 0,
      channelGid: null,
      fullSyncIds: [],
      toldProducts: null,
      heardAt: null,
    },
  });
  await queueCatalogSync(shop.id, tx);
}
