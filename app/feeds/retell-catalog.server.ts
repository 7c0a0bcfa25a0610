import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { queueDeliveries } from './delivery/queue-deliveries.server.ts';

/**
 * What the merchant says of many products has changed: every feed of the shop is made anew, so that agents hear of it
 * within minutes and not within a day.
 */
export async function retellCatalog(
  { db }: Services,
  { shopId }: JobPayloads['retell-catalog'],
): Promise<void> {
  const destinations = await db.feedDestination.findMany({
    where: { shopId, connection: { revokedAt: null }, shop: { uninstalledAt: null } },
    select: { id: true, shopId: true },
  });
  await queueDeliveries(db, destinations);
}
