import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { ReleaseStockHoldDocument } from '#app/shopify/operations/admin.generated.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { findStockHolds } from './find-stock-holds.server.ts';
import type { StockHold } from './stock-hold.ts';

/**
 * Gives held goods back. One that is gone already (deleted by staff, or by an earlier run) is released.
 * @throws ShopifyError when Shopify did not answer: whoever asks repeats it.
 */
export async function releaseStockHold(
  scope: ShopScope,
  { draftOrderGid }: Pick<StockHold, 'draftOrderGid'>,
): Promise<void> {
  const input = { id: draftOrderGid };
  const { draftOrderDelete } = await shopifyAdmin(
    scope,
    ReleaseStockHoldDocument,
    { input },
    { lane: 'checkout' },
  );
  const problem = draftOrderDelete?.userErrors[0];
  if (problem) scope.log.info({ draftOrder: draftOrderGid, reason: problem.message }, 'stock hold was gone');
}

/** Deletes every draft order of an ended purchase that was made without its being heard of. */
export async function releaseStockHolds(
  services: Services,
  { shopId, tag }: JobPayloads['release-stock-holds'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (!scope) return;
  for (const hold of await findStockHolds(scope, tag)) await releaseStockHold(scope, hold);
}
