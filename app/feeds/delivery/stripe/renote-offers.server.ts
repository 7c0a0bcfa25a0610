import type { FeedRun } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';

/**
 * Notes the products of which a snapshot tells stock or prices otherwise than Stripe was told last: while it was
 * written, or held, something newer may have been told, and it would be undone for good. In the transaction that
 * delivers the snapshot.
 * @param before the snapshot that it replaces, with what was told since
 */
export async function renoteOffers(
  tx: Queryable,
  { shopId, destinationId, number }: FeedRun,
  before: FeedRun,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO feed_deltas (shop_id, destination_id, product_id)
    SELECT DISTINCT ${shopId}, ${destinationId}, now.product_id
    FROM feed_offers AS now
    LEFT JOIN feed_offers AS before ON before.run_number = ${before.number} AND before.item_id = now.item_id
    WHERE now.run_number = ${number} AND now.shop_id = ${shopId}
      AND (before.item_id IS NULL OR (before.inventory, before.pricing) <> (now.inventory, now.pricing))
    ON CONFLICT (destination_id, product_id)
      DO UPDATE SET revision = nextval(pg_get_serial_sequence('feed_deltas', 'revision'))`;
}
