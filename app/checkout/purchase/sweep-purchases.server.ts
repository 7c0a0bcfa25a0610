import { addSeconds } from '#app/kernel/clock.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';

/** Its own job comes first (start-purchase.server.ts); what still stands after this was left behind by that, too. */
const LEFT_BEHIND_SECONDS = 300;
const BATCH = 200;

/**
 * Takes up every purchase that stands still, of all shops, for as long as it takes: a job gives up after its
 * attempts, a buyer's money must not.
 */
export async function sweepPurchases({ db, clock, log }: Services): Promise<void> {
  const now = clock();
  const open = await db.purchase.findMany({
    where: {
      step: { in: ['authorizing', 'creating_order', 'capturing', 'compensating', 'holding'] },
      updatedAt: { lt: addSeconds(now, -LEFT_BEHIND_SECONDS) },
      OR: [{ lockedUntil: null }, { lockedUntil: { lt: now } }],
    },
    select: { sessionId: true, shopId: true, step: true, updatedAt: true },
    orderBy: { updatedAt: 'asc' },
    take: BATCH,
  });
  for (const { sessionId, shopId, step, updatedAt } of open) {
    log.error({ session: sessionId, shop: shopId, step, since: updatedAt }, 'purchase stands still');
    await addJob(
      db,
      'resume-purchase',
      { shopId, sessionId },
      { key: `purchase:${sessionId}`, priority: -10 },
    );
  }
}
