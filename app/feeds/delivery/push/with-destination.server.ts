import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import type { FeedDestination } from '#app/db/client/client.ts';
import { metrics } from '#app/kernel/metrics.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { PushError } from './push-error.ts';

/** So many pushes in a row that fail are no accident any more. */
const SEVERAL = 5;

/**
 * Runs `work` with a destination that is pushed to, and keeps account of it: what fails is counted, told to staff after
 * several times in a row, and thrown, so that the job is repeated. A destination that is gone, or whose agent has lost
 * its access, needs nothing.
 * @param work `pending`: it has not arrived yet, and a later run sees how it ends
 * @throws what `work` throws
 */
export async function withDestination(
  scope: ShopScope,
  id: string,
  work: (destination: FeedDestination) => Promise<void | 'pending'>,
): Promise<void> {
  const destination = await scope.db.feedDestination.findUnique({
    where: {
      id,
      shopId: scope.shop.id,
      kind: { not: 'hosted' },
      connection: { revokedAt: null },
      shop: { uninstalledAt: null },
    },
  });
  if (!destination) return;
  try {
    if ((await work(destination)) === 'pending') return;
  } catch (error) {
    metrics.feedPushes.inc({ kind: destination.kind, outcome: 'failed' });
    if (error instanceof PushError) await noteFailure(scope, destination, error.message);
    throw error;
  }
  metrics.feedPushes.inc({ kind: destination.kind, outcome: 'done' });
  if (destination.failures > 0) await noteSuccess(scope, destination);
}

async function noteFailure(
  scope: ShopScope,
  { id, shopId }: FeedDestination,
  lastError: string,
): Promise<void> {
  await scope.db.$transaction(async (tx) => {
    const { failures } = await tx.feedDestination.update({
      where: { id, shopId },
      data: { failures: { increment: 1 }, lastError },
      select: { failures: true },
    });
    if (failures < SEVERAL) return;
    await raiseAttention(scope, tx, {
      kind: 'feed_failed',
      subject: id,
      text: `A feed could not be brought to its agent ${failures} times in a row: ${lastError}. The agent still shows what it had last.`,
      facts: { destinationId: id, failures, lastError },
    });
  });
}

async function noteSuccess(scope: ShopScope, { id, shopId }: FeedDestination): Promise<void> {
  await scope.db.$transaction(async (tx) => {
    await tx.feedDestination.update({ where: { id, shopId }, data: { failures: 0, lastError: null } });
    await settleAttention(scope, tx, { kind: 'feed_failed', subject: id }, 'The agent takes it again.');
  });
}
