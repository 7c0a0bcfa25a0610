import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { addJobs } from '#app/jobs/add-job.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { FEED_API_KINDS } from './feed-api.ts';

/** Stripe imports files: changes are gathered for a minute, from the first of them on, and told in one. */
export const BETWEEN_UPLOADS_SECONDS = 60;

/**
 * Notes for each feed API of the shop, and for Stripe's catalogue, that these products have changed, and queues the job
 * that tells it, in the caller's transaction.
 */
export async function queueDeltas(
  { shop, clock }: Pick<ShopScope, 'shop' | 'clock'>,
  tx: RawQueryable,
  productIds: string[],
): Promise<void> {
  const noted = await tx.$queryRaw<{ destinationId: string; isGathered: boolean }[]>`
    INSERT INTO feed_deltas (shop_id, destination_id, product_id)
    SELECT feed.shop_id, feed.id, product_id
    FROM feed_destinations AS feed
    JOIN agent_connections AS agent ON agent.id = feed.connection_id AND agent.revoked_at IS NULL,
      unnest(${productIds}::text[]) AS product_id
    WHERE feed.shop_id = ${shop.id} AND feed.kind = ANY(${[...FEED_API_KINDS, 'stripe']}::text[])
    ON CONFLICT (destination_id, product_id)
      DO UPDATE SET revision = nextval(pg_get_serial_sequence('feed_deltas', 'revision'))
    RETURNING destination_id AS "destinationId",
      (SELECT kind = 'stripe' FROM feed_destinations WHERE id = destination_id) AS "isGathered"`;
  const idsOf = (gathered: boolean) => [
    ...new Set(
      noted.filter(({ isGathered }) => isGathered === gathered).map(({ destinationId }) => destinationId),
    ),
  ];
  await queuePushes(tx, shop.id, 'push-feed-deltas', idsOf(false));
  const runAt = addSeconds(clock(), BETWEEN_UPLOADS_SECONDS);
  await queuePushes(tx, shop.id, 'push-feed-deltas', idsOf(true), runAt);
}

/**
 * Queues the job that tells destinations. What waits to be tried again keeps its time; one feed's jobs follow one another.
 * @param runAt absent: it is due
 */
export async function queuePushes(
  tx: RawQueryable,
  shopId: string,
  job: 'push-feed-deltas' | 'push-feed' | 'push-promotions',
  destinationIds: string[],
  runAt?: Date,
): Promise<void> {
  const jobs = destinationIds.map((destinationId) => ({
    payload: { shopId, destinationId },
    key: `${job}:${destinationId}`,
    queue: `push-feed:${destinationId}`,
    runAt,
  }));
  await addJobs(tx, job, jobs, { keepRunAt: true });
}
