import { setTimeout as pause } from 'node:timers/promises';
import { makeWorkerUtils, run, Logger, type Runner, type TaskList } from 'graphile-worker';
import type { Services } from '#app/services.server.ts';
import { CRONTAB } from './crontab.ts';
import { beatAndFreeDeadWorkers } from './free-dead-workers.server.ts';

const HEARTBEAT_MS = 5_000;
/** So many looks for a job in a row fail before the runner is begun anew. */
const MAX_FAILURES = 3;
/** A runner that ended, as it does when the database stays away, begins anew after that. */
const RESTART_MS = 2_000;
/** As long as others take it to be alive (free-dead-workers.server.ts). */
const WITHOUT_BEAT_MS = 30_000;

interface Running {
  runner: Runner;
  isWorking(): boolean;
  stop(): Promise<void>;
}

/**
 * Runs background jobs until stopped, over every absence of the database: also one that is not there yet. Beats like a
 * heart, and frees the jobs of workers whose heart has stopped.
 * @param options.restartMs how long to wait before the next try when the database is away
 */
export async function runWorker(
  services: Services,
  tasks: TaskList,
  concurrency: number,
  { restartMs = RESTART_MS }: { restartMs?: number } = {},
): Promise<{ isWorking(): boolean; stop(): Promise<void> }> {
  const log = services.log.child({ part: 'worker' });
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Running | undefined;
  let begun: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (begun = resolve));
  const working = (async () => {
    while (!signal.aborted) {
      try {
        running = await begin(services, tasks, concurrency);
        begun();
        await running.runner.promise;
      } catch (error) {
        log.error({ err: error }, 'the worker could not begin');
        begun();
      }
      if (signal.aborted) return;
      await running?.stop().catch(() => undefined);
      running = undefined;
      await pause(restartMs, undefined, { signal }).catch(() => undefined);
    }
  })();
  // What begins in time has begun when this returns; what does not goes on trying.
  await first;
  return {
    isWorking: () => running?.isWorking() ?? false,
    stop: async () => {
      stopping.abort();
      await running?.stop();
      await working;
    },
  };
}

async function begin(services: Services, taskList: TaskList, concurrency: number): Promise<Running> {
  // LISTEN needs a session of its own, which a pooler does not give.
  const connectionString = services.env.DATABASE_DIRECT_URL ?? services.env.DATABASE_URL;
  const log = services.log.child({ part: 'worker' });
  const logger = new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log[level === 'error' ? 'error' : 'warn'](message);
  });
  const utils = await makeWorkerUtils({ connectionString, logger });
  const runner = await run({
    connectionString,
    logger,
    concurrency,
    maxPoolSize: concurrency + 2,
    pollInterval: 1000,
    noHandleSignals: true,
    crontab: CRONTAB,
    taskList,
  }).catch(async (error: unknown) => {
    await utils.release();
    throw error;
  });
  const workers = new Set<string>();
  let failures = 0;
  const endAfterFailures = () => {
    failures += 1;
    if (failures === MAX_FAILURES * concurrency) void runner.stop().catch(() => undefined);
  };
  // graphile-worker remembers for ever that it could not read the names of the tasks (taskIdentifiers.js): a database that
  // went in the moment of the start would leave a worker that lives and does nothing.
  runner.events.on('worker:getJob:error', endAfterFailures);
  runner.events.on('worker:getJob:empty', () => (failures = 0));
  runner.events.on('worker:getJob:start', ({ worker }) => workers.add(worker.workerId));
  runner.events.on('job:start', ({ worker }) => {
    failures = 0;
    workers.add(worker.workerId);
  });

  let lastBeat = performance.now();
  const beat = async () => {
    const dead = await beatAndFreeDeadWorkers(services, utils, workers);
    lastBeat = performance.now();
    if (dead.length > 0) log.warn({ workers: dead }, 'freed the jobs of dead workers');
  };
  const timer = setInterval(
    () => void beat().catch((error: unknown) => log.error({ err: error }, 'heartbeat failed')),
    HEARTBEAT_MS,
  );
  return {
    runner,
    isWorking: () => performance.now() - lastBeat < WITHOUT_BEAT_MS,
    stop: async () => {
      clearInterval(timer);
      // It may have ended by itself.
      await runner.stop().catch(() => undefined);
      try {
        await services.db.jobWorker.deleteMany({ where: { id: { in: [...workers] } } });
      } finally {
        await utils.release();
      }
    },
  };
}
