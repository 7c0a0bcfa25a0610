import { makeWorkerUtils, type WorkerUtils } from 'graphile-worker';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { createTestServices } from '#tests/database.ts';
import { addJob } from './add-job.server.ts';
import { beatAndFreeDeadWorkers } from './free-dead-workers.server.ts';
import { runWorker } from './run-worker.server.ts';

let now = new Date();
let services: Services & { close(): Promise<void> };
let utils: WorkerUtils;

beforeAll(async () => {
  services = await createTestServices({ clock: () => now });
  utils = await makeWorkerUtils({ connectionString: services.env.DATABASE_URL });
});
afterAll(async () => {
  await utils.release();
  await services.close();
});
beforeEach(async () => {
  now = new Date();
  await services.db.jobWorker.deleteMany();
  await services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

/** A job that `worker` took `secondsAgo` and has not finished. */
async function takenJob(worker: string, secondsAgo: number): Promise<void> {
  await addJob(services.db, 'purge-expired', {}, { key: worker });
  await services.db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET locked_by = ${worker}, locked_at = ${addSeconds(now, -secondsAgo)}
    WHERE key = ${worker}`;
}
const holders = async () =>
  (
    await services.db.$queryRaw<{ key: string }[]>`
      SELECT key FROM graphile_worker.jobs WHERE locked_by IS NOT NULL ORDER BY key`
  ).map(({ key }) => key);
const beat = (...alive: string[]) => beatAndFreeDeadWorkers(services, utils, alive);

test('GIVEN workers that beat THEN they keep their jobs, however long those take', async () => {
  await takenJob('mine', 3600);
  await takenJob('other', 3600);
  await beat('mine', 'other');
  now = addSeconds(now, 30);
  expect(await beat('mine')).toEqual([]);
  expect(await holders()).toEqual(['mine', 'other']);
});

test('GIVEN a worker that is silent for more than 30 s THEN its jobs are free and it is forgotten', async () => {
  await takenJob('killed', 10);
  await takenJob('mine', 10);
  await beat('killed', 'mine');
  now = addSeconds(now, 31);
  expect(await beat('mine')).toEqual(['killed']);
  expect(await holders()).toEqual(['mine']);
  expect(await services.db.jobWorker.findMany({ select: { id: true } })).toEqual([{ id: 'mine' }]);
  expect(await beat('mine')).toEqual([]);
});

test('GIVEN a worker that was killed before its first beat THEN its jobs are freed as well', async () => {
  await takenJob('unheard-of', 31);
  await takenJob('just-started', 3);
  expect(await beat('mine')).toEqual(['unheard-of']);
  expect(await holders()).toEqual(['just-started']);
});

test('GIVEN a process with a worker WHEN it stops THEN its job is done and it leaves nothing behind', async () => {
  let done!: (payload: unknown) => void;
  const payload = new Promise((resolve) => (done = resolve));
  const worker = await runWorker(services, { 'purge-expired': async (given) => done(given) }, 1);
  await addJob(services.db, 'purge-expired', {});
  expect(await payload).toEqual({});
  // Done is what the queue says, a moment after the handler has returned.
  await vi.waitFor(async () => expect(await waiting()).toEqual([]));
  await worker.stop();
  expect(await services.db.jobWorker.count()).toBe(0);
  expect(await holders()).toEqual([]);
});

/** Jobs of this test's task; the clock may have queued another task meanwhile. */
const waiting = () => services.db.$queryRaw<unknown[]>`
  SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'purge-expired'`;
