import { z } from 'zod';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { findOpenSync, queueApply } from './catalog-sync-store.server.ts';
import { queueRefresh } from './refresh-product.server.ts';
import { queueStock } from './refresh-stock.server.ts';
import type { TopicHandler } from '#app/shops/topic-handler.ts';

const numericId = z.int().positive().transform(String);
const productPayload = z.object({ id: numericId });
const inventoryPayload = z.object({ inventory_item_id: numericId });
const bulkPayload = z.object({ admin_graphql_api_id: z.string() });

/** Webhooks about the catalogue. Only hints of what to read again: they come late, twice and out of order. */
export const catalogTopics: Record<string, TopicHandler> = {
  'products/create': refreshById,
  'products/update': refreshById,
  'products/delete': refreshById,
  'inventory_levels/update': refreshByInventoryItem,
  'bulk_operations/finish': lookAtSync,
};

function refreshById(scope: ShopScope, tx: Queryable, payload: unknown): Promise<void> {
  return queueRefresh(scope, tx, productPayload.parse(payload).id);
}

/** Stock of an item the mirror does not know needs nothing: its product is still to be read. */
async function refreshByInventoryItem(scope: ShopScope, tx: Queryable, payload: unknown): Promise<void> {
  const { inventory_item_id: inventoryItemId } = inventoryPayload.parse(payload);
  const variants = await tx.variant.findMany({
    where: { shopId: scope.shop.id, inventoryItemId },
    select: { id: true },
  });
  for (const { id } of variants) await queueStock(scope, tx, id);
}

/** The operation's id is not known yet when the webhook is faster than the answer to the request that began it. */
async function lookAtSync(scope: ShopScope, tx: Queryable, payload: unknown): Promise<void> {
  const { admin_graphql_api_id: operationId } = bulkPayload.parse(payload);
  const sync = await findOpenSync(scope, tx);
  if (!sync || (sync.bulkOperationId !== null && sync.bulkOperationId !== operationId)) return;
  await queueApply(scope, tx, sync.id, 0);
}
