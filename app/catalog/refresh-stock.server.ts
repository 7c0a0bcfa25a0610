import type { Queryable } from '#app/db/database.server.ts';
import { addJob, type JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { toGid } from '#app/shopify/gid.ts';
import { GetStockDocument } from '#app/shopify/operations/admin.generated.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { findOpenSync } from './catalog-sync-store.server.ts';
import { noteCatalogChange } from './note-catalog-change.server.ts';
import { queueRefresh } from './refresh-product.server.ts';

/** Queues a new reading of a variant's stock: many hints become one, and two readings never run at once. */
export function queueStock(scope: ShopScope, tx: Queryable, variantId: string): Promise<void> {
  const key = `refresh-stock:${scope.shop.id}:${variantId}`;
  return addJob(tx, 'refresh-stock', { shopId: scope.shop.id, variantId }, { key, queue: key });
}

/**
 * Reads a variant's stock again from Shopify. While a full sync is under way, and for a variant that is gone, the
 * whole product is read instead: that reading knows how to get along with the sync's file.
 */
export async function refreshStock(
  services: Services,
  { shopId, variantId }: JobPayloads['refresh-stock'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const known = await scope?.db.variant.findUnique({
    where: { shopId_id: { shopId, id: variantId } },
    select: { productId: true },
  });
  if (!scope || !known) return;
  const { productVariant } = await shopifyAdmin(scope, GetStockDocument, {
    id: toGid('ProductVariant', variantId),
  });
  await scope.db.$transaction(async (tx) => {
    if (!productVariant || (await findOpenSync(scope, tx))) return queueRefresh(scope, tx, known.productId);
    await tx.variant.updateMany({
      where: { shopId, id: variantId },
      data: {
        available: productVariant.sellableOnlineQuantity,
        inventoryPolicy: productVariant.inventoryPolicy.toLowerCase(),
        inventoryTracked: productVariant.inventoryItem.tracked,
      },
    });
    await noteCatalogChange(scope, tx, [known.productId]);
  });
}
