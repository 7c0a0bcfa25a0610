import type { Queryable } from '#app/db/database.server.ts';
import { queuePushes } from './api/queue-deltas.server.ts';

/** Queues the push of what a destination was delivered, unless its agent fetches it. */
export async function queuePush(tx: Queryable, shopId: string, id: string): Promise<void> {
  const { kind } = await tx.feedDestination.findUniqueOrThrow({
    where: { id, shopId },
    select: { kind: true },
  });
  if (kind !== 'hosted') await queuePushes(tx, shopId, 'push-feed', [id]);
}
