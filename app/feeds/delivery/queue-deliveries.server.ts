import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { addJobs } from '#app/jobs/add-job.server.ts';

/** Queues snapshots. One that waits, for its time or to be tried again, keeps its time unless it is to be `atOnce`. */
export async function queueDeliveries(
  tx: RawQueryable,
  destinations: { id: string; shopId: string }[],
  { atOnce = false } = {},
): Promise<void> {
  const jobs = destinations.map(({ id, shopId }) => {
    const key = `deliver-feed:${id}`;
    return { payload: { shopId, destinationId: id }, key, queue: key };
  });
  await addJobs(tx, 'deliver-feed', jobs, { keepRunAt: !atOnce });
}
