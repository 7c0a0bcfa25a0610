import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import { startTestShop, TEST_SHOP, type TestShop } from '#tests/shopify.ts';
import { findShopByDomain } from './shop-scope.server.ts';
import { uninstallShop } from './uninstall-shop.server.ts';

let world: TestShop;
let now = new Date();

beforeEach(async () => {
  now = new Date();
  world = await startTestShop({ clock: () => now });
});
afterEach(() => world.close());

function waitingSyncs(): Promise<{ payload: unknown }[]> {
  return world.services.db.$queryRaw`
    SELECT j.payload FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'sync-catalog'`;
}

describe('GIVEN a shop that never had the app', () => {
  test('WHEN the merchant opens it THEN the shop is known by its own facts and its catalogue is to be read', async () => {
    const { shop } = await world.open();
    const simulated = world.simulator.state.shops.all()[0]!;
    expect(shop).toMatchObject({
      domain: TEST_SHOP,
      shopifyGid: simulated.id,
      name: simulated.name,
      currency: simulated.currencyCode,
      uninstalledAt: null,
    });
    expect(shop.country).toHaveLength(2);
    expect(shop.policies).not.toEqual([]);
    expect([simulated.currencyCode, ...shop.presentmentCurrencies].sort()).toEqual(
      [...simulated.enabledPresentmentCurrencies].sort(),
    );
    expect(shop.presentmentCurrencies).not.toContain(simulated.currencyCode);
    expect(shop.locations).toMatchObject(simulated.locations.map(({ name }) => ({ name })));
    expect(await waitingSyncs()).toEqual([{ payload: { shopId: shop.id } }]);
  });

  test('WHEN two requests of the first visit come at once THEN there is one shop and one sync', async () => {
    const [one, other] = await Promise.all([world.open(), world.open()]);
    expect(one.shop.id).toBe(other.shop.id);
    expect(await world.services.db.shop.count()).toBe(1);
    expect(await waitingSyncs()).toHaveLength(1);
  });

  test('WHEN another process is storing it THEN that is waited for', async () => {
    const { db } = world.services;
    const waiting = async () => {
      const [{ n } = { n: 0 }] = await db.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
      return n > 0;
    };
    const { opened } = await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`install-shop:${TEST_SHOP}`}, 0))`;
        const opened = world.open();
        await vi.waitUntil(waiting, { timeout: 20_000 });
        return { opened };
      },
      { timeout: 25_000 },
    );
    expect((await opened).shop.domain).toBe(TEST_SHOP);
  });

  test('WHEN it signs in again later THEN nothing is done twice', async () => {
    const { shop } = await world.open();
    await world.services.db.shop.update({ where: { id: shop.id }, data: { catalogSyncedAt: now } });
    await world.services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await world.services.db.shopifySession.deleteMany();
    now = addSeconds(now, 2 * 3600);
    const again = await world.open();
    expect(again.shop).toMatchObject({ id: shop.id, installedAt: now });
    expect(await waitingSyncs()).toEqual([]);
  });

  test('WHEN Shopify fails during the first visit THEN the next one installs', async () => {
    world.simulator.faults.add({ kind: 'error_before', operation: 'metafieldDefinitionCreate' });
    await expect(world.open()).rejects.toMatchObject({ status: 500 });
    expect(await findShopByDomain(world.services, TEST_SHOP)).toBeNull();
    expect((await world.open()).shop.domain).toBe(TEST_SHOP);
  });
});

describe('GIVEN an installed shop', () => {
  test('WHEN it removes the app THEN it is not found any more and its tokens are gone', async () => {
    await world.open();
    await uninstallShop(world.services.db, TEST_SHOP, addSeconds(now, 1));
    expect(await findShopByDomain(world.services, TEST_SHOP)).toBeNull();
    expect(await world.services.db.shopifySession.count()).toBe(0);
  });

  test('WHEN it comes back THEN it is the same shop, installed anew, and its catalogue is read again', async () => {
    const { shop } = await world.open();
    await world.services.db.shop.update({ where: { id: shop.id }, data: { catalogSyncedAt: now } });
    await uninstallShop(world.services.db, TEST_SHOP, addSeconds(now, 1));
    await world.services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    now = addSeconds(now, 60);
    const back = await world.open();
    expect(back.shop).toMatchObject({ id: shop.id, uninstalledAt: null, installedAt: now });
    expect(await waitingSyncs()).toHaveLength(1);
  });

  test('WHEN the message about an earlier removal comes late THEN the shop stays', async () => {
    const removedAt = addSeconds(now, -10);
    await world.open();
    await uninstallShop(world.services.db, TEST_SHOP, removedAt);
    expect(await findShopByDomain(world.services, TEST_SHOP)).not.toBeNull();
    expect(await world.services.db.shopifySession.count()).toBe(2);
  });
});
