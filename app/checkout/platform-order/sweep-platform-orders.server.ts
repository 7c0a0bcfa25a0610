import { addSeconds } from '#app/kernel/clock.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';

/** Its own job comes first; what still stands after this was left behind by that. */
const LEFT_BEHIND_SECONDS = 300;
const BATCH = 200;

/** Takes up every platform order that nobody works on, of all shops, for as long as it takes: none is lost. */
export async function sweepPlatformOrders({ db, clock }: Services): Promise<void> {
  const now = clock();
  const open = await db.platformOrder.findMany({
    where: {
      state: { in: ['received', 'rejecting'] },
      updatedAt: { lt: addSeconds(now, -LEFT_BEHIND_SECONDS) },
    },
    select: { id: true, shopId: true, state: true },
    orderBy: { updatedAt: 'asc' },
    take: BATCH,
  });
  for (const { id, shopId, state } of open) {
    const job = state === 'received' ? 'take-platform-order' : 'reject-platform-order';
    const key = `platform-order:${id}`;
    await addJob(db, job, { shopId, platformOrderId: id }, { key, queue: key });
  }
}
