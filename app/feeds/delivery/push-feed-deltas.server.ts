import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById } from '#app/shops/shop-scope.server.ts';
import { pushDeltas } from './api/push-deltas.server.ts';
import { pushStripeDeltas } from './stripe/push-stripe-deltas.server.ts';

/** The job behind changes between two snapshots: tells them to a destination that takes such. */
export async function pushFeedDeltas(
  services: Services,
  { shopId, destinationId }: JobPayloads['push-feed-deltas'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const where = { id: destinationId, shopId };
  const destination = scope && (await scope.db.feedDestination.findUnique({ where, select: { kind: true } }));
  if (!scope || !destination) return;
  await (destination.kind === 'stripe' ? pushStripeDeltas : pushDeltas)(scope, destinationId);
}
