import { addJob } from '#app/jobs/add-job.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';

/** Webhooks get lost, and some changes cause none. */
const DAY_SECONDS = 24 * 3600;
/** This runs every hour: what is due is spread over it. */
const SPREAD_SECONDS = 3600;

/**
 * Queues a new reading of shop and catalogue for every shop that has had none for a day, spread over the hour; at once
 * for one whose catalogue was never read. One that fails is tried again the next day, one never read the next hour.
 */
export async function syncCatalogs({ db, clock }: Services): Promise<void> {
  const now = clock();
  const aDayAgo = addSeconds(now, -DAY_SECONDS);
  const due = await db.shop.findMany({
    where: {
      uninstalledAt: null,
      OR: [
        { catalogSyncedAt: null },
        { catalogSyncedAt: { lt: aDayAgo }, catalogSyncs: { none: { createdAt: { gte: aDayAgo } } } },
      ],
    },
    select: { id: true, catalogSyncedAt: true },
    orderBy: { id: 'asc' },
  });
  for (const [index, { id: shopId, catalogSyncedAt }] of due.entries()) {
    const runAt = catalogSyncedAt ? addSeconds(now, (index / due.length) * SPREAD_SECONDS) : undefined;
    // Keys of its own: what a webhook has queued for now is not put off.
    await addJob(db, 'refresh-shop', { shopId }, { key: `refresh-shop:${shopId}:daily`, runAt });
    await addJob(db, 'sync-catalog', { shopId }, { key: `sync-catalog:${shopId}:daily`, runAt });
  }
}
