import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TaskList } from 'graphile-worker';
import type { Services } from '#app/services.server.ts';
import { createTestServices } from '#tests/database.ts';
import { openWire, type DatabaseWire } from '#tests/database-wire.ts';
import { addJob } from './add-job.server.ts';
import { CRONTAB } from './crontab.ts';
import { runWorker } from './run-worker.server.ts';

let services: Awaited<ReturnType<typeof createTestServices>>;
let wire: DatabaseWire;
/** What the worker is told; its queue is reached by the wire. */
let wired: Services;
const running: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  services = await createTestServices();
  wire = await openWire(services.env.DATABASE_URL);
  wired = { ...services, env: { ...services.env, DATABASE_DIRECT_URL: wire.url } };
});
afterEach(async () => void (await Promise.all(running.splice(0).map((worker) => worker.stop()))));
afterAll(async () => {
  await wire.close();
  await services.close();
});

async function work(tasks: TaskList): Promise<void> {
  running.push(await runWorker(wired, tasks, 1, { restartMs: 5 }));
}

describe('a worker whose database goes', () => {
  const done: string[] = [];
  const tasks: TaskList = { 'purge-expired': () => void done.push('purged') };
  const queue = () => addJob(services.db, 'purge-expired', {});

  test('GIVEN it is away when the worker starts THEN the worker begins when it is there', async () => {
    await wire.cut();
    await work(tasks);
    await queue();
    await wire.mend();
    await expect.poll(() => done, { timeout: 10_000 }).toEqual(['purged']);
  });

  test('GIVEN every connection is cut while it starts THEN jobs are done again', async () => {
    done.length = 0;
    // graphile-worker prints as well what it throws.
    vi.spyOn(console, 'trace').mockImplementation(() => undefined);
    await work(tasks);
    await wire.cut();
    await wire.mend();
    await queue();
    await expect.poll(() => done, { timeout: 10_000 }).toEqual(['purged']);
  });
});

test('GIVEN no worker ran for an hour WHEN three start at once THEN each schedule is made up for once', async () => {
  const hourly = CRONTAB.split('\n')
    .filter((line) => line.includes('fill=1h'))
    .map((line) => line.split(' ')[5]!);
  expect(hourly).toHaveLength(3);
  for (const name of hourly)
    await services.db.$executeRaw`
      INSERT INTO graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
      VALUES (${name}, now() - interval '3 hours', now() - interval '2 hours')
      ON CONFLICT (identifier) DO UPDATE SET known_since = excluded.known_since, last_execution = excluded.last_execution`;
  const ran: string[] = [];
  const tasks: TaskList = Object.fromEntries(
    CRONTAB.split('\n').map((line) => {
      const name = line.split(' ')[5]!;
      return [
        name,
        (payload: unknown) => void ran.push(`${name} ${(payload as { _cron: { ts: string } })._cron.ts}`),
      ];
    }),
  );
  await Promise.all([work(tasks), work(tasks), work(tasks)]);
  const names = () => new Set(ran.map((run) => run.split(' ')[0]!));
  await expect.poll(() => hourly.every((name) => names().has(name)), { timeout: 10_000 }).toBe(true);
  const waiting = () =>
    services.db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM graphile_worker.jobs`;
  await expect.poll(async () => (await waiting())[0]!.n).toBe(0);
  expect(new Set(ran).size).toBe(ran.length);
});
