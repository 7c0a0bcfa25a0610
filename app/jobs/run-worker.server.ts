import { makeWorkerUtils, run, Logger, type Runner, type TaskList } from 'graphile-worker';
import type { Services } from '#app/services.server.ts';
import { beatAndFreeDeadWorkers } from './free-dead-workers.server.ts';

const HEARTBEAT_MS = 5_000;

/**
 * Every minute: begin the sweep of purchases anew, should its chain of jobs be broken, and take up platform orders
 * left behind. Every five: order events left behind, feeds that are due. Hourly: delete what is past its retention, read shops that are
 * due, compare orders and payments.
 */
const CRONTAB = [
  '* * * * * sweep-purchases ?max=1&jobKey=sweep-purchases',
  '* * * * * sweep-platform-orders ?max=1',
  '*/5 * * * * sweep-order-events ?max=1',
  '*/5 * * * * deliver-due-feeds ?max=1',
  '17 * * * * purge-expired ?max=3',
  '37 * * * * sync-catalogs ?max=1',
  '47 * * * * reconcile-shops ?max=1',
].join('\n');

/** Runs background jobs until stopped. Beats like a heart, and frees the jobs of workers whose heart has stopped. */
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
    const dead = await beatAndFreeDeadWorkers(services, utils, workers);
    if (dead.length > 0) log.warn({ workers: dead }, 'freed the jobs of dead workers');
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
