import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '#app/db/database.server.ts';
import type { Services } from '#app/services.server.ts';
import { migrationNames } from '#prisma/migrate.ts';
import { createTestServices } from '#tests/database.ts';
import { operationsRoutes } from './operations-routes.server.ts';

const TOKEN = 'a-token-for-prometheus';
let services: Services & { close(): Promise<void> };
beforeAll(async () => {
  services = await createTestServices({}, { METRICS_TOKEN: TOKEN });
});
afterAll(() => services.close());

/** The same with a database that nobody answers for. */
const away = () => ({ ...services, db: openDatabase('postgresql://nobody@127.0.0.1:1/nothing', 1) });

describe('/readyz', () => {
  const ask = async (changes: Partial<Parameters<typeof operationsRoutes>[0]> = {}) => {
    const routes = operationsRoutes({ services: () => services, state: () => 'ready', ...changes });
    const reply = await routes.request('/readyz');
    return [reply.status, ((await reply.json()) as { status: string }).status];
  };

  test('GIVEN a database with the tables of this build THEN it is ready', async () => {
    expect(await ask()).toEqual([200, 'ready']);
  });

  test('GIVEN a database that lacks a migration THEN it is not, until that is applied', async () => {
    const name = '29991231000000_later';
    let needs = [...migrationNames(), name];
    const routes = operationsRoutes({
      services: () => services,
      state: () => 'ready',
      migrations: () => needs,
    });
    const statusOf = async () => (await routes.request('/readyz')).status;
    expect(await ask({ migrations: () => needs })).toEqual([503, 'database not migrated']);
    expect(await statusOf()).toBe(503);
    needs = migrationNames();
    expect(await statusOf()).toBe(200);
  });

  test.each(['stopping', 'not working'] as const)('GIVEN it is %s THEN it says so', async (state) => {
    expect(await ask({ state: () => state })).toEqual([503, state]);
  });

  test('GIVEN the database is away THEN it is not ready, and lives', async () => {
    const routes = operationsRoutes({ services: away, state: () => 'ready' });
    expect((await routes.request('/readyz')).status).toBe(503);
    expect((await routes.request('/healthz')).status).toBe(200);
  });
});

describe('/metrics', () => {
  const scrape = async (of: () => Services = () => services) => {
    const routes = operationsRoutes({ services: of, state: () => 'ready' });
    const reply = await routes.request('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
    const lines = (await reply.text()).split('\n');
    return (name: string) => {
      const found = lines.find((line) => line.startsWith(`${name} `));
      return found === undefined ? null : Number(found.split(' ').at(-1));
    };
  };
  beforeEach(() => services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`);

  test('GIVEN jobs that wait, are late and were given up THEN each kind is counted', async () => {
    await services.db.$executeRaw`
      SELECT graphile_worker.add_job('refresh-shop', run_at => now() - interval '90 seconds'),
        graphile_worker.add_job('refresh-shop', run_at => now() - interval '10 seconds'),
        graphile_worker.add_job('refresh-shop', run_at => now() + interval '1 hour'),
        graphile_worker.add_job('sync-catalog', max_attempts => 1)`;
    await services.db.$executeRaw`
      UPDATE graphile_worker._private_jobs SET attempts = 1 WHERE max_attempts = 1`;
    const value = await scrape();
    expect(value('aisle_jobs_waiting{task="refresh-shop"}')).toBe(2);
    expect(value('aisle_jobs_scheduled{task="refresh-shop"}')).toBe(1);
    expect(value('aisle_jobs_oldest_seconds{task="refresh-shop"}')).toBeGreaterThan(89);
    expect(value('aisle_jobs_failed{task="sync-catalog"}')).toBe(1);
    expect(value('aisle_jobs_waiting{task="sync-catalog"}')).toBe(0);
    expect(Math.abs(value('aisle_database_clock_skew_seconds')!)).toBeLessThan(30);
  });

  test('GIVEN a job that is done THEN it is not told any more', async () => {
    expect((await scrape())('aisle_jobs_waiting{task="refresh-shop"}')).toBeNull();
  });

  test('GIVEN the database is away THEN that is told, and nothing stale', async () => {
    expect((await scrape())('aisle_database_size_bytes')).toBeGreaterThan(0);
    const value = await scrape(away);
    expect(value('aisle_database_up')).toBe(0);
    expect(value('aisle_database_size_bytes')).toBeNull();
    expect(value('aisle_http_requests_in_work')).not.toBeNull();
  });
});
