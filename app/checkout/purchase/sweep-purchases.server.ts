import { addSeconds } from '#app/kernel/clock.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import type { OpenStep } from './purchase-record.ts';
import { PURCHASE_STEPS } from './steps/purchase-steps.ts';

/**
 * What has stood still for so long, and nobody holds, was left behind. With the sweep coming by every 15 seconds, and a
 * dead process's lease ending after 30, a purchase whose caller is gone is taken up within 45 seconds of the last thing
 * that was done for it, whatever became of its own job, and so finished within a minute if Stripe and Shopify answer.
 */
const LEFT_BEHIND_SECONDS = 30;
const SWEEP_EVERY_SECONDS = 15;
/** How often a payment is looked at that waits for its buyer to authenticate: Stripe's webhook, or the agent, is faster. */
const LOOK_AGAIN_SECONDS = 60;
/** Something keeps it from ending that will not go away by itself. */
const ALARMING_SECONDS = 300;
const BATCH = 200;

const STEPS = Object.keys(PURCHASE_STEPS) as OpenStep[];

/**
 * Takes up every purchase that stands still, of all shops, for as long as it takes: a job gives up after its
 * attempts, a buyer's money must not. Queues itself again; the crontab begins the chain anew if it was broken.
 */
export async function sweepPurchases({ db, clock, log }: Services): Promise<void> {
  const now = clock();
  const before = (seconds: number) => ({ lt: addSeconds(now, -seconds) });
  const open = await db.purchase.findMany({
    where: {
      OR: [
        {
          step: { in: STEPS.filter((step) => step !== 'authenticating') },
          updatedAt: before(LEFT_BEHIND_SECONDS),
        },
        { step: 'authenticating', updatedAt: before(LOOK_AGAIN_SECONDS) },
      ],
      AND: { OR: [{ lockedUntil: null }, { lockedUntil: { lt: now } }] },
    },
    select: { sessionId: true, shopId: true, step: true, updatedAt: true },
    orderBy: { updatedAt: 'asc' },
    take: BATCH,
  });
  for (const { sessionId, shopId, step, updatedAt } of open) {
    if (step !== 'authenticating') {
      const level = updatedAt < addSeconds(now, -ALARMING_SECONDS) ? 'error' : 'warn';
      log[level]({ session: sessionId, shop: shopId, step, since: updatedAt }, 'purchase stands still');
    }
    await addJob(db, 'resume-purchase', { shopId, sessionId }, { key: `purchase:${sessionId}` });
  }
  await addJob(
    db,
    'sweep-purchases',
    {},
    // A process whose clock is behind would sweep without a pause.
    { key: 'sweep-purchases', inSeconds: SWEEP_EVERY_SECONDS, maxAttempts: 1 },
  );
}
