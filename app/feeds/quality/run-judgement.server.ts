import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById } from '#app/shops/shop-scope.server.ts';
import { queueProductFeedback } from '../feedback/queue-product-feedback.server.ts';
import { judgeCatalog } from './judge-catalog.server.ts';

/** The job that judges a catalogue after it was read whole. */
export async function runJudgement(
  services: Services,
  { shopId }: JobPayloads['judge-catalog'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (!scope) return;
  await judgeCatalog(scope);
  await queueProductFeedback(scope, scope.db);
}
