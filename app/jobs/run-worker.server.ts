import { makeWorkerUtils, run, Logger, type Runner, type TaskList } from 'graphile-worker';
import type { Services } from '#app/services.server.ts';

const HEARTBEAT_MS = 5_000;
/** A worker silent for this long is dead: its jobs are given to others. */
const DEAD_AFTER_MS = 30_000;

/** Hourly: delete what is past its retention. */
const CRONTAB = '17 * * * * purge-expired ?max=3';

/**
 * Runs background jobs until stopped. Beats like a heart, and frees the jobs of workers whose heart has stopped
 * (a killed process would otherwise keep its jobs locked for four hours).
 */
export async function runWorker(
  services: Services,
  tasks: TaskList,
  concurrency: number,
): Promise<{ stop(): Promise<void> }> {
  const connectionString = services.env.DATABASE_URL;
  const log = services.log.child({ part: 'worker' });
  const logger = new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log[level === 'error' ? 'error' : 'warn'](message);
  });
  const utils = await makeWorkerUtils({ connectionString, logger });
  const runner: Runner = await run({
    connectionString,
    logger,
    concurrency,
    maxPoolSize: concurrency + 2,
    pollInterval: 1000,
    noHandleSignals: true,
    crontab: CRONTAB,
    taskList: tasks,
  });
  const workers = new Set<string>();
  runner.events.on('worker:getJob:start', ({ worker }) => workers.add(worker.workerId));
  runner.events.on('job:start', ({ worker }) => workers.add(worker.workerId));

  const beat = async () => {
    const now = services.clock();
    for (const id of workers) {
      await services.db.jobWorker.upsert({
        where: { id },
        create: { id, seenAt: now },
        update: { seenAt: now },
      });
    }
    const dead = await services.db.jobWorker.findMany({
      where: { seenAt: { lt: new Date(now.getTime() - DEAD_AFTER_MS) } },
    });
    if (dead.length === 0) return;
    const ids = dead.map((worker) => worker.id);
    await utils.forceUnlockWorkers(ids);
    await services.db.jobWorker.deleteMany({ where: { id: { in: ids } } });
    log.warn({ workers: ids }, 'freed the jobs of dead workers');
  };
  const timer = setInterval(
    () => void beat().catch((error: unknown) => log.error({ err: error }, 'heartbeat failed')),
    HEARTBEAT_MS,
  );

  return {
    stop: async () => {
      clearInterval(timer);
      await runner.stop();
      await services.db.jobWorker.deleteMany({ where: { id: { in: [...workers] } } });
      await utils.release();
    },
  };
}
