import type { FeedDestination } from '#app/db/client/client.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Stripe takes minutes for a large catalogue. */
const NEXT_LOOK_SECONDS = 15;

/** Queues the job once more for when an import that is under way may have ended. */
export async function lookAgain(
  scope: ShopScope,
  { id, shopId }: FeedDestination,
  job: 'push-feed' | 'push-feed-deltas',
): Promise<void> {
  const runAt = addSeconds(scope.clock(), NEXT_LOOK_SECONDS);
  const options = { key: `${job}:${id}`, queue: `push-feed:${id}`, runAt };
  await addJob(scope.db, job, { shopId, destinationId: id }, options);
}
