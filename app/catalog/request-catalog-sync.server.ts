import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/**
 * Staff want the catalogue read whole, now: one that is under way goes on, and no second one begins. A sales channel has
 * it told by Shopify.
 */
export async function requestCatalogSync(scope: ShopScope, actor: Actor): Promise<void> {
  const shopId = scope.shop.id;
  await scope.db.$transaction(async (tx) => {
    const source = scope.shop.channelGid === null ? 'export' : 'channel';
    await addJob(tx, 'sync-catalog', { shopId, source }, { key: `sync-catalog:${shopId}` });
    await recordStaffAction(scope, tx, { actor, action: 'catalog.read' });
  });
}
