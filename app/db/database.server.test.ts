import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServices } from '#tests/database.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { isUniqueViolation } from './database.server.ts';

let services: Awaited<ReturnType<typeof createTestServices>>;
beforeAll(async () => (services = await createTestServices()));
afterAll(() => services.close());

const shop = { id: 'shop_1', domain: 'one.myshopify.com', installedAt: new Date() };

test('GIVEN a row WHEN its key is inserted again THEN the violation names the index', async () => {
  await services.db.shop.create({ data: shop });
  const again = await services.db.shop
    .create({ data: { ...shop, id: 'shop_2' } })
    .catch((error: unknown) => error);
  expect(isUniqueViolation(again, 'shops_domain_key')).toBe(true);
  expect(isUniqueViolation(again, 'shops_pkey')).toBe(false);
  expect(isUniqueViolation(new Error('other'))).toBe(false);
});

test('GIVEN a transaction that rolls back WHEN it had queued a job THEN there is no job', async () => {
  const jobs = () => services.db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM graphile_worker.jobs`;
  await services.db
    .$transaction(async (tx) => {
      await addJob(tx, 'sync-catalog', { shopId: 'shop_1' });
      throw new Error('roll back');
    })
    .catch(() => undefined);
  expect((await jobs())[0]?.n).toBe(0n);
  await services.db.$transaction((tx) => addJob(tx, 'sync-catalog', { shopId: 'shop_1' }));
  expect((await jobs())[0]?.n).toBe(1n);
});
