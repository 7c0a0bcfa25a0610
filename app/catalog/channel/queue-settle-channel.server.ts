import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';

/** Queues the bringing together of what the merchant wants and what Shopify has; one at a time for each shop. */
export function queueSettleChannel(shopId: string, tx: RawQueryable): Promise<void> {
  return addJob(
    tx,
    'settle-channel',
    { shopId },
    { key: `settle-channel:${shopId}`, queue: `channel:${shopId}` },
  );
}
