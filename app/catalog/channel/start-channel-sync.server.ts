import type { CatalogSync } from '#app/db/client/client.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { StartFullSyncDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { queueApply } from '../catalog-sync-store.server.ts';

/** The last message tells the end; this is the safety net beside it. */
const FIRST_LOOK_SECONDS = 60;

/**
 * Asks Shopify to tell every product of the channel once, by webhooks that each lead to a reading (hinted-products.ts).
 * @returns false if Shopify refuses: the catalogue is to be read otherwise
 * @throws ShopifyError when Shopify cannot be asked
 */
export async function startChannelSync(scope: ShopScope, sync: CatalogSync): Promise<boolean> {
  const { id: shopId, channelGid } = scope.shop;
  if (channelGid === null) return false;
  const { channelFullSync } = await shopifyAdmin(scope, StartFullSyncDocument, { channelId: channelGid });
  const fullSyncIds = channelFullSync?.fullSyncTraceInfo?.flatMap(({ operationId }) => operationId ?? []);
  if (!fullSyncIds?.length) {
    scope.log.warn(
      { shop: scope.shop.domain, errors: channelFullSync?.userErrors },
      'no full sync of the channel',
    );
    return false;
  }
  await scope.db.$transaction(async (tx) => {
    const where = { id: sync.id, shopId, state: 'requested' };
    await tx.catalogSync.updateMany({ where, data: { fullSyncIds, state: 'running' } });
    await queueApply(scope, tx, sync.id, FIRST_LOOK_SECONDS);
  });
  return true;
}
