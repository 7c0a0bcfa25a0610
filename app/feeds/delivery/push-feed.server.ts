import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { pushRun } from './api/push-run.server.ts';
import { pushStripe } from './stripe/push-stripe.server.ts';
import { pushSftp } from './sftp/push-sftp.server.ts';

/** The job behind a snapshot that is not fetched but pushed: brings it to where it goes. */
export async function pushFeed(
  services: Services,
  { shopId, destinationId }: JobPayloads['push-feed'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const where = { id: destinationId, shopId };
  const destination = scope && (await scope.db.feedDestination.findUnique({ where, select: { kind: true } }));
  if (!scope || !destination) return;
  await pusherOf(destination.kind)(scope, destinationId);
}

function pusherOf(kind: string): (scope: ShopScope, destinationId: string) => Promise<void> {
  if (kind === 'sftp') return pushSftp;
  return kind === 'stripe' ? pushStripe : pushRun;
}
