import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop } from '#app/shops/shop-scope.server.ts';
import { shopTopics } from '#app/shops/shop-topics.server.ts';
import { waitingJobs } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';
import { syncCatalogs } from './sync-catalogs.server.ts';

const now = new Date('2026-11-26T03:00:00.000Z');
const hoursAgo = (hours: number) => addSeconds(now, -hours * 3600);

let services: Services & { close(): Promise<void> };
beforeAll(async () => {
  services = await createTestServices({ clock: () => now });
});
afterAll(() => services.close());
beforeEach(async () => {
  await services.db.shop.deleteMany();
  await services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

const addShop = (id: string, catalogSyncedAt: Date | null, more: object = {}) =>
  services.db.shop.create({
    data: { id, domain: `${id}.myshopify.com`, installedAt: hoursAgo(99), catalogSyncedAt, ...more },
  });
const queued = async () =>
  (await waitingJobs(services)).map(({ task, payload, runAt }) => ({
    job: `${task} ${(payload as { shopId: string }).shopId}`,
    minutes: runAt > now && runAt <= addSeconds(now, 3600) ? (runAt.getTime() - now.getTime()) / 60_000 : 0,
  }));
const jobs = async () => (await queued()).map(({ job }) => job);

test('GIVEN a shop that was never synced THEN it is read at once', async () => {
  await addShop('new', null);
  await syncCatalogs(services);
  expect(await jobs()).toEqual(['refresh-shop new', 'sync-catalog new']);
});

test('GIVEN shops synced a day ago THEN they are read within the hour, one after the other', async () => {
  for (const id of ['a', 'b', 'c']) await addShop(id, hoursAgo(25));
  await syncCatalogs(services);
  await syncCatalogs(services);
  expect(await queued()).toEqual(
    ['a', 'b', 'c'].flatMap((id, index) => [
      { job: `refresh-shop ${id}`, minutes: index * 20 },
      { job: `sync-catalog ${id}`, minutes: index * 20 },
    ]),
  );
});

test('GIVEN a shop that was read lately, tried lately, or has left THEN it is let alone', async () => {
  await addShop('fresh', hoursAgo(23));
  await addShop('gone', null, { uninstalledAt: hoursAgo(1) });
  const tried = { create: { id: 'sync', state: 'failed', createdAt: hoursAgo(2) } };
  await addShop('tried', hoursAgo(50), { catalogSyncs: tried });
  await syncCatalogs(services);
  expect(await jobs()).toEqual([]);
});

test('GIVEN the merchant approves more scopes THEN shop and catalogue are read with them', async () => {
  const scope = scopeToShop(services, await addShop('more', hoursAgo(1)));
  await shopTopics['app/scopes_update']!(scope, services.db, {}, now);
  expect(await jobs()).toEqual(['refresh-shop more', 'sync-catalog more']);
});
