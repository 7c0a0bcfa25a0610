import type { CatalogSync, Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { queueCatalogSync } from './queue-catalog-sync.server.ts';

/** A sync that has not ended; at most one a shop. */
const OPEN_STATES = ['requested', 'running', 'applying'];

/** Failures that may pass are followed by another sync, but not for ever. */
const ATTEMPTS_A_DAY = 3;
const NEXT_ATTEMPT_SECONDS = 600;

/** Whether the sync has not ended yet. */
export function isOpen({ state }: Pick<CatalogSync, 'state'>): boolean {
  return OPEN_STATES.includes(state);
}

/** The shop's sync that is under way, if any. */
export function findOpenSync({ shop }: ShopScope, tx: Queryable): Promise<CatalogSync | null> {
  return tx.catalogSync.findFirst({
    where: { shopId: shop.id, state: { in: OPEN_STATES } },
    orderBy: { createdAt: 'desc' },
  });
}

/**
 * Takes up the shop's open sync, or begins one of this source. Calls at once get the same: they wait for each other.
 */
export function openCatalogSync(scope: ShopScope, source: 'export' | 'channel'): Promise<CatalogSync> {
  return scope.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM shops WHERE id = ${scope.shop.id} FOR UPDATE`;
    const open = await findOpenSync(scope, tx);
    if (open) return open;
    return tx.catalogSync.create({
      data: {
        id: scope.newId('sync'),
        shopId: scope.shop.id,
        state: 'requested',
        source,
        createdAt: scope.clock(),
      },
    });
  });
}

/** Ends a sync that has read all it could: the mirror is as the shop was, and is judged anew. */
export async function endCatalogSync(
  { shop, clock }: ShopScope,
  tx: Queryable,
  syncId: string,
  data: Prisma.CatalogSyncUpdateInput & { state: 'done' | 'held' },
): Promise<void> {
  const shopId = shop.id;
  const now = clock();
  await tx.catalogSync.update({ where: { id: syncId, shopId }, data: { ...data, finishedAt: now } });
  await tx.shop.update({ where: { id: shopId }, data: { catalogSyncedAt: now } });
  await addJob(tx, 'judge-catalog', { shopId }, { key: `judge-catalog:${shopId}` });
}

/**
 * Ends the sync that is under way, because what it was begun for holds no more.
 * @returns whether there was one
 */
export async function supersedeSync(scope: ShopScope, tx: Queryable, error: string): Promise<boolean> {
  const { count } = await tx.catalogSync.updateMany({
    where: { shopId: scope.shop.id, state: { in: OPEN_STATES } },
    data: { state: 'failed', error, finishedAt: scope.clock() },
  });
  return count > 0;
}

/** Queues a look at the sync's bulk operation; a look that was waiting is replaced. */
export function queueApply(
  scope: ShopScope,
  tx: Queryable,
  syncId: string,
  inSeconds: number,
): Promise<void> {
  return addJob(
    tx,
    'apply-catalog-sync',
    { shopId: scope.shop.id, syncId },
    {
      key: `apply-catalog-sync:${syncId}`,
      queue: `catalog-sync:${scope.shop.id}`,
      runAt: inSeconds > 0 ? addSeconds(scope.clock(), inSeconds) : undefined,
    },
  );
}

/**
 * Ends a sync that cannot be finished. What it has stored stays; what it has not seen stays too.
 * @param error for the merchant
 * @param mayPass when the cause may go away by itself, another sync is queued
 */
export async function failCatalogSync(
  scope: ShopScope,
  syncId: string,
  error: string,
  mayPass: boolean,
): Promise<void> {
  const now = scope.clock();
  const shopId = scope.shop.id;
  scope.log.warn({ shop: scope.shop.domain, syncId, reason: error }, 'catalogue sync failed');
  await scope.db.$transaction(async (tx) => {
    await tx.catalogSync.update({
      where: { id: syncId, shopId },
      data: { state: 'failed', error, finishedAt: now },
    });
    const since = addSeconds(now, -24 * 3600);
    const failures = await tx.catalogSync.count({
      where: { shopId, state: 'failed', createdAt: { gte: since } },
    });
    if (!mayPass || failures >= ATTEMPTS_A_DAY) return;
    const runAt = addSeconds(now, NEXT_ATTEMPT_SECONDS);
    await queueCatalogSync(shopId, tx, { runAt });
  });
}
