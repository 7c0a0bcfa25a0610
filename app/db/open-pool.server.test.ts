import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTestServices } from '#tests/database.ts';
import { openDatabase } from './database.server.ts';
import { isDatabaseAway } from './is-database-away.ts';

let services: Awaited<ReturnType<typeof createTestServices>>;
beforeAll(async () => (services = await createTestServices()));
afterAll(() => services.close());

const open = (limits: Parameters<typeof openDatabase>[2]) => {
  const db = openDatabase(services.env.DATABASE_URL, 1, limits);
  onTestFinished(() => db.$disconnect());
  return db;
};
const beat = { id: 'worker', seenAt: new Date() };

test('GIVEN a connection to a server that has become a standby WHEN a transaction writes THEN it is given up', async () => {
  const name = new URL(services.env.DATABASE_URL).pathname.slice(1);
  const operate = (sql: string) => services.db.$executeRawUnsafe(`ALTER DATABASE ${name} ${sql}`);
  await operate('SET default_transaction_read_only = on');
  const db = open({});
  const refused = await db
    .$transaction((tx) => tx.jobWorker.create({ data: beat }))
    .catch((error: unknown) => error);
  await operate('RESET default_transaction_read_only');
  expect(isDatabaseAway(refused)).toBe(true);
  await db.$transaction((tx) => tx.jobWorker.create({ data: beat }));
  expect(await services.db.jobWorker.count()).toBe(1);
});

test('GIVEN a lock that another holds THEN it is not waited for as long as a statement may take', async () => {
  const db = open({ lockMs: 30, statementMs: 60_000 });
  const waited = await services.db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE carts IN ACCESS EXCLUSIVE MODE`;
    return db.cart.count().catch((error: unknown) => error);
  });
  expect(isDatabaseAway(waited)).toBe(true);
  expect(await db.cart.count()).toBe(0);
});
