import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { Actor } from '#app/shops/actor.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { queueCatalogSync } from './queue-catalog-sync.server.ts';

/**
 * Staff want the catalogue read whole, now: one that is under way goes on, and no second one begins. A sales channel has
 * it told by Shopify.
 */
export async function requestCatalogSync(scope: ShopScope, actor: Actor): Promise<void> {
  await scope.db.$transaction(async (tx) => {
    const source = scope.shop.channelGid === null ? 'export' : 'channel';
    await queueCatalogSync(scope.shop.id, tx, { source });
    await recordStaffAction(scope, tx, { actor, action: 'catalog.read' });
  });
}
