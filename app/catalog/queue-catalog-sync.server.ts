import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { addJob, type JobPayloads } from '#app/jobs/add-job.server.ts';

/**
 * Queues a reading of a shop's whole catalogue, in the transaction because of which it is wanted; one that waits is
 * replaced.
 */
export function queueCatalogSync(
  shopId: string,
  tx: RawQueryable,
  { source, runAt }: { source?: JobPayloads['sync-catalog']['source']; runAt?: Date } = {},
): Promise<void> {
  return addJob(tx, 'sync-catalog', { shopId, source }, { key: `sync-catalog:${shopId}`, runAt });
}
