import type { CatalogSync } from '#app/db/client/client.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { StartFullSyncDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { queueApply } from '../catalog-sync-store.server.ts';

/** The last message tells the end; this is the safety net beside it. */
const FIRST_LOOK_SECONDS = 60;
/** Each is read by a call of its own: of more than these an export costs Shopify and us far less. */
const MOST_PRODUCTS = 1000;

/**
 * Asks Shopify to tell every product of the channel once, by webhooks that each lead to a reading (hinted-products.ts).
 * @param channelGid that Shopify has
 * @returns false if they are too many, or Shopify refuses: the catalogue is to be read from an export
 * @throws ShopifyError when Shopify cannot be asked
 */
export async function startChannelSync(
  scope: ShopScope,
  sync: CatalogSync,
  channelGid: string,
): Promise<boolean> {
  const { id: shopId, domain } = scope.shop;
  if ((await scope.db.product.count({ where: { shopId } })) > MOST_PRODUCTS) return false;
  const { channelFullSync } = await shopifyAdmin(scope, StartFullSyncDocument, { channelId: channelGid });
  const told = channelFullSync?.fullSyncTraceInfo?.flatMap(({ operationId }) => operationId ?? []);
  if (!told?.length) {
    scope.log.warn({ shop: domain, errors: channelFullSync?.userErrors }, 'no full sync of the channel');
    return false;
  }
  await scope.db.$transaction(async (tx) => {
    const where = { id: sync.id, shopId, state: 'requested' };
    await tx.catalogSync.updateMany({ where, data: { channelGid, fullSyncIds: told, state: 'running' } });
    await queueApply(scope, tx, sync.id, FIRST_LOOK_SECONDS);
  });
  return true;
}
