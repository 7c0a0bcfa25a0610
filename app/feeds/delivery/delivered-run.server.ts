import type { FeedRun } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';

/** The snapshot that a destination has now; null: none was ever delivered. */
export function deliveredRun(
  tx: Queryable,
  destination: { id: string; shopId: string },
): Promise<FeedRun | null> {
  return tx.feedRun.findFirst({
    where: { shopId: destination.shopId, destinationId: destination.id, state: 'delivered' },
    orderBy: { number: 'desc' },
  });
}
