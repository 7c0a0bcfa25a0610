import type { WorkerUtils } from 'graphile-worker';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';

/** A worker silent for this long is dead: its jobs are given to others. */
const DEAD_AFTER_SECONDS = 30;

/**
 * One heartbeat of this process's workers, which also frees the jobs of workers whose heart has stopped (a killed
 * process would otherwise keep its jobs locked for four hours).
 * @returns the ids of the dead
 */
export async function beatAndFreeDeadWorkers(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  utils: Pick<WorkerUtils, 'forceUnlockWorkers'>,
  alive: Iterable<string>,
): Promise<string[]> {
  const now = clock();
  for (const id of alive) {
    await db.jobWorker.upsert({ where: { id }, create: { id, seenAt: now }, update: { seenAt: now } });
  }
  const deadline = addSeconds(now, -DEAD_AFTER_SECONDS);
  // Also those that were killed before their first beat: they hold jobs, and nobody ever heard of them.
  const silent = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM job_workers WHERE seen_at < ${deadline}
    UNION
    SELECT locked_by FROM graphile_worker.jobs WHERE locked_at < ${deadline}
      AND NOT EXISTS (SELECT 1 FROM job_workers WHERE id = locked_by)`;
  const dead = silent.map((worker) => worker.id);
  if (dead.length === 0) return [];
  await utils.forceUnlockWorkers(dead);
  await db.jobWorker.deleteMany({ where: { id: { in: dead } } });
  return dead;
}
