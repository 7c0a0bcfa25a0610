import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestServices } from '#tests/database.ts';
import { openDatabase } from './database.server.ts';
import { isDatabaseAway } from './is-database-away.ts';

let services: Awaited<ReturnType<typeof createTestServices>>;
beforeAll(async () => (services = await createTestServices()));
afterAll(() => services.close());

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a database that cannot be asked', () => {
  test('GIVEN nobody listens THEN it is away, for a query and for a transaction', async () => {
    const nowhere = openDatabase('postgres://nobody@127.0.0.1:1/none', 1);
    expect(isDatabaseAway(await thrownBy(nowhere.shop.findMany()))).toBe(true);
    expect(isDatabaseAway(await thrownBy(nowhere.$queryRaw`SELECT 1`))).toBe(true);
    expect(isDatabaseAway(await thrownBy(nowhere.$transaction((tx) => tx.shop.findMany())))).toBe(true);
  });

  test('GIVEN the server ends a connection in the middle of a query THEN it is away', async () => {
    const { db } = services;
    const asleep = thrownBy(db.$queryRaw`SELECT 1 AS asleep FROM pg_sleep(60)`);
    const end = () => db.$queryRaw<{ ended: bigint }[]>`
      SELECT count(pg_terminate_backend(pid)) AS ended FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%asleep%'`;
    await expect.poll(async () => (await end())[0]!.ended).toBe(1n);
    expect(isDatabaseAway(await asleep)).toBe(true);
  });

  test('GIVEN no connection is free THEN no transaction can begin: it is away', async () => {
    const small = openDatabase(services.env.DATABASE_URL, 1);
    const late = await small.$transaction(() =>
      thrownBy(small.$transaction((tx) => tx.shop.findMany(), { maxWait: 50 })),
    );
    await small.$disconnect();
    expect(isDatabaseAway(late)).toBe(true);
  });
});

test('GIVEN it answers, with a refusal THEN it is not away', async () => {
  const shop = { id: 'shop_1', domain: 'one.myshopify.com', installedAt: new Date() };
  await services.db.shop.create({ data: shop });
  expect(isDatabaseAway(await thrownBy(services.db.shop.create({ data: shop })))).toBe(false);
  expect(isDatabaseAway(await thrownBy(services.db.$queryRaw`SELECT no_such_column`))).toBe(false);
  expect(isDatabaseAway(new Error('other'))).toBe(false);
});
