import { z } from 'zod';
import type { Queryable } from '#app/db/database.server.ts';
import { readPayload } from '#app/shops/read-payload.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { hearFullSync } from './channel/hear-full-sync.server.ts';
import { findOpenSync, queueApply } from './catalog-sync-store.server.ts';
import { eventPayload, MOST_HINTED, PRODUCT_HINTS } from './hinted-products.ts';
import { queueCatalogSync } from './queue-catalog-sync.server.ts';
import { queueRefresh } from './refresh-product.server.ts';
import { queueStock } from './refresh-stock.server.ts';
import type { TopicHandler } from '#app/shops/topic-handler.ts';

const numericId = z.int().positive().transform(String);
const inventoryPayload = z.object({ inventory_item_id: numericId });
const bulkPayload = z.object({ admin_graphql_api_id: z.string() });

/** Webhooks about the catalogue. Only hints of what to read again: they come late, twice and out of order. */
export const catalogTopics: Record<string, TopicHandler> = {
  ...Object.fromEntries(
    Object.entries(PRODUCT_HINTS).map(([topic, read]): [string, TopicHandler] => [
      topic,
      (scope, tx, payload) => refreshAll(scope, tx, read(payload)),
    ]),
  ),
  'inventory_levels/update': refreshByInventoryItem,
  'bulk_operations/finish': lookAtSync,
  'product_feeds/full_sync_finish': hearFullSync,
  'markets/create': readPricesAgain,
  'markets/update': readPricesAgain,
  'markets/delete': readPricesAgain,
  'event:Collection/delete': refreshMembers,
};

/** Merchants change a market setting by setting, and a reading takes minutes. */
const MARKET_SECONDS = 300;

/** Stock of an item the mirror does not know needs nothing: its product is still to be read. */
async function refreshByInventoryItem(scope: ShopScope, tx: Queryable, payload: unknown): Promise<void> {
  const { inventory_item_id: inventoryItemId } = readPayload(inventoryPayload, payload);
  const variants = await tx.variant.findMany({
    where: { shopId: scope.shop.id, inventoryItemId },
    select: { id: true },
  });
  for (const { id } of variants) await queueStock(scope, tx, id);
}

/** A market's prices are in no product's webhook: a shop that tells them has its catalogue read again. */
async function readPricesAgain({ shop, clock }: ShopScope, tx: Queryable): Promise<void> {
  if (shop.marketCountries.length === 0) return;
  const runAt = addSeconds(clock(), MARKET_SECONDS);
  await queueCatalogSync(shop.id, tx, { runAt });
}

/** A collection that is gone may name no product: those that the mirror knows in it. */
async function refreshMembers(scope: ShopScope, tx: Queryable, payload: unknown): Promise<void> {
  const { fields_changed: changed } = readPayload(eventPayload, payload);
  const [, id] = /gid:\/\/shopify\/Collection\/(\d+)/.exec(JSON.stringify(changed)) ?? [];
  if (!id) return;
  const members = await tx.product.findMany({
    where: { shopId: scope.shop.id, collectionIds: { has: id } },
    select: { id: true },
    take: MOST_HINTED + 1,
  });
  await refreshAll(
    scope,
    tx,
    members.map((member) => member.id),
  );
}

async function refreshAll(scope: ShopScope, tx: Queryable, ids: string[]): Promise<void> {
  if (ids.length > MOST_HINTED) return queueCatalogSync(scope.shop.id, tx);
  for (const id of ids) await queueRefresh(scope, tx, id);
}

/** The operation's id is not known yet when the webhook is faster than the answer to the request that began it. */
async function lookAtSync(scope: ShopScope, tx: Queryable, payload: unknown): Promise<void> {
  const { admin_graphql_api_id: operationId } = readPayload(bulkPayload, payload);
  const sync = await findOpenSync(scope, tx);
  if (!sync || (sync.bulkOperationId !== null && sync.bulkOperationId !== operationId)) return;
  await queueApply(scope, tx, sync.id, 0);
}
