import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applyCatalogSync } from '#app/catalog/apply-catalog-sync.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { mirroredProduct, shopWithCatalog, waitingJobs } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';
import { hearFullSync } from './hear-full-sync.server.ts';

const START = new Date('2026-11-28T10:00:00Z');
const IDS = ['11', '12', '13'];
let now = START;
let services: Services & { close(): Promise<void> };
let scope: ShopScope;

beforeAll(async () => {
  services = await createTestServices({ clock: () => now });
  scope = await shopWithCatalog(
    services,
    'one.myshopify.com',
    IDS.map((id) => mirroredProduct(id)),
  );
});
afterAll(() => services.close());
beforeEach(async () => {
  now = START;
  const { db } = services;
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await db.catalogSync.deleteMany();
  await db.product.updateMany({ data: { syncId: null } });
  const data = {
    id: 'sync',
    shopId: scope.shop.id,
    state: 'running',
    source: 'channel',
    fullSyncIds: ['gid://full/1'],
  };
  await db.catalogSync.create({ data: { ...data, createdAt: START } });
});

const finish = (count: number, { id = 'gid://full/1', status = 'completed' } = {}) =>
  scope.db.$transaction((tx) =>
    hearFullSync(scope, tx, { metadata: { fullSyncId: id }, fullSync: { status, count } }),
  );
const read = (...ids: string[]) =>
  scope.db.product.updateMany({ where: { id: { in: ids } }, data: { syncId: 'sync' } });
const look = async (afterSeconds = 0) => {
  now = addSeconds(START, afterSeconds);
  await services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await applyCatalogSync(services, { shopId: scope.shop.id, syncId: 'sync' });
  const { state, error, products } = await scope.db.catalogSync.findUniqueOrThrow({ where: { id: 'sync' } });
  const jobs = await waitingJobs(services);
  return {
    state,
    error,
    products,
    jobs: jobs.map(({ task }) => task),
    payloads: jobs.map((job) => job.payload),
  };
};

describe('GIVEN a channel whose products Shopify tells', () => {
  test('WHEN all were told and read THEN the sync is done, and what was not told is read once more', async () => {
    await read('11', '12');
    await finish(2);
    const { state, products, jobs, payloads } = await look(5);
    expect([state, products, jobs]).toEqual(['done', 2, ['refresh-product', 'judge-catalog']]);
    expect(payloads[0]).toEqual({ shopId: scope.shop.id, productId: '13' });
    const { catalogSyncedAt } = await scope.db.shop.findUniqueOrThrow({ where: { id: scope.shop.id } });
    expect(catalogSyncedAt).toEqual(addSeconds(START, 5));
  });

  test('WHEN the end is not told yet THEN it is waited for, but not for ever', async () => {
    expect(await look(5 * 3600)).toMatchObject({ state: 'running', jobs: ['apply-catalog-sync'] });
    expect(await look(7 * 3600)).toMatchObject({ state: 'requested', jobs: ['sync-catalog'] });
  });

  test('WHEN products go on arriving THEN they are waited for; WHEN none does THEN an export is read', async () => {
    await finish(3);
    await read('11');
    expect(await look(800)).toMatchObject({ state: 'running', jobs: ['apply-catalog-sync'] });
    await read('12');
    expect(await look(1600)).toMatchObject({ state: 'running', jobs: ['apply-catalog-sync'] });
    expect(await look(2400)).toMatchObject({ state: 'running', jobs: ['apply-catalog-sync'] });
    const late = await look(2600);
    expect(late.payloads).toEqual([{ shopId: scope.shop.id }]);
    expect(await scope.db.catalogSync.findUnique({ where: { id: 'sync' } })).toMatchObject({
      ...{ state: 'requested', source: 'export', toldProducts: null, fullSyncIds: [] },
    });
  });

  test('WHEN Shopify fails THEN an export is read', async () => {
    await finish(0, { status: 'failed' });
    expect((await waitingJobs(services)).map(({ task }) => task)).toEqual(['sync-catalog']);
    expect(await scope.db.catalogSync.findUnique({ where: { id: 'sync' } })).toMatchObject({
      ...{ state: 'requested', source: 'export' },
    });
  });

  test.each([
    ['another full sync', { id: 'gid://full/2' }, 'channel'],
    ['a full sync while an export is read', {}, 'export'],
  ])('WHEN the end of %s is told THEN it is not taken for this one', async (_, end, source) => {
    await scope.db.catalogSync.update({ where: { id: 'sync' }, data: { source } });
    await finish(3, end);
    expect(await scope.db.catalogSync.findUnique({ where: { id: 'sync' } })).toMatchObject({
      toldProducts: null,
    });
    expect(await waitingJobs(services)).toEqual([]);
  });

  test('WHEN the end is told before the full sync’s id is known THEN it is this one’s', async () => {
    await scope.db.catalogSync.update({ where: { id: 'sync' }, data: { fullSyncIds: [] } });
    await finish(3, { id: 'gid://full/9' });
    expect(await scope.db.catalogSync.findUnique({ where: { id: 'sync' } })).toMatchObject({
      toldProducts: 3,
    });
  });
});
