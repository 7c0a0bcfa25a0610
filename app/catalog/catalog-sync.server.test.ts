import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { deleteProduct } from '#sandbox/shopify/control/change-catalog.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';
import { acceptCatalog } from './accept-catalog.server.ts';
import { applyCatalogSync } from './apply-catalog-sync.server.ts';
import type { Drift } from './find-drift.server.ts';
import { listDrift } from './list-drift.server.ts';
import { refreshProduct } from './refresh-product.server.ts';
import { startCatalogSync } from './start-catalog-sync.server.ts';
import { storeProducts } from './store-products.server.ts';
import { mirroredProduct, waitingJobs } from '#tests/catalog/catalog-fixture.ts';
import { addProduct, expectMirrorOf, growProduct, mirrorOf } from '#tests/catalog/simulated-catalog.ts';

let world: TestShop;
let scope: ShopScope;
let now = new Date();

beforeEach(async () => {
  now = new Date();
  world = await startTestShop({ clock: () => now });
  scope = await world.open();
  await clearJobs();
});
afterEach(() => world.close());

const clearJobs = () => world.services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
const jobs = async () => (await waitingJobs(world.services)).map(({ task }) => task);
const latest = () => scope.db.catalogSync.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
const start = async () => {
  await startCatalogSync(world.services, { shopId: scope.shop.id });
  return latest();
};
const apply = (syncId: string) => applyCatalogSync(world.services, { shopId: scope.shop.id, syncId });
const operations = () => world.simulator.state.bulkOperations.all();
const exported = () => vi.waitFor(() => expect(operations().at(-1)).toMatchObject({ status: 'COMPLETED' }));
const sync = async () => {
  const { id } = await start();
  await exported();
  await apply(id);
  return latest();
};
/** A later one: the newest is known by its time. */
const syncAgain = () => {
  now = new Date(now.getTime() + 1000);
  return sync();
};

describe('GIVEN a shop that has just installed the app', () => {
  test('WHEN its catalogue is synced THEN the mirror is the shop’s truth', async () => {
    const done = await sync();
    const { state } = world.simulator;
    expect(done).toMatchObject({
      state: 'done',
      error: null,
      products: state.products.size,
      variants: state.variants.size,
      finishedAt: now,
    });
    expect(state.variants.size).toBeGreaterThan(40);
    await expectMirrorOf(scope, world.simulator);
    expect((await scope.db.shop.findUniqueOrThrow({ where: { id: scope.shop.id } })).catalogSyncedAt).toEqual(
      now,
    );
  });

  test('WHEN it has no products THEN the mirror is empty and the sync is done', async () => {
    const { state } = world.simulator;
    for (const { id } of state.products.all()) deleteProduct(world.simulator.context(), id);
    await storeProducts(scope, scope.db, [mirroredProduct('11')], { syncId: null, fresh: true });
    expect(await sync()).toMatchObject({ state: 'done', products: 0 });
    expect(await scope.db.product.count()).toBe(0);
  });

  test('WHEN the mirror has strayed THEN the next sync mends it, and says what had', async () => {
    const { state } = world.simulator;
    expect((await sync()).drift).toEqual({});
    scope = { ...scope, shop: await scope.db.shop.findUniqueOrThrow({ where: { id: scope.shop.id } }) };
    expect((await syncAgain()).drift).toEqual({});
    const [stale, missing, priced, stocked] = state.products.all().map(({ id }) => id);
    const id = (gid: string | undefined) => gid!.split('/').pop()!;
    const where = (gid: string | undefined) => ({ shopId: scope.shop.id, productId: id(gid) });
    await scope.db.product.updateMany({
      where: { shopId: scope.shop.id, id: id(stale) },
      data: { shopifyUpdatedAt: new Date('2020-01-01'), title: 'Old' },
    });
    await scope.db.product.deleteMany({ where: { shopId: scope.shop.id, id: id(missing) } });
    await scope.db.variant.updateMany({ where: where(priced), data: { price: 1n } });
    const variants = await scope.db.variant.updateMany({ where: where(stocked), data: { available: -77 } });
    await storeProducts(scope, scope.db, [mirroredProduct('999')], { syncId: null, fresh: true });
    const { drift } = await syncAgain();
    expect(drift).toMatchObject({
      stale: { count: 1, products: [id(stale)] },
      missing: { count: 1, products: [id(missing)] },
      extra: { count: 1, products: ['999'] },
      stock: { count: variants.count },
    });
    expect((drift as Drift).price!.products).toContain(id(priced));
    await expectMirrorOf(scope, world.simulator);
    expect(await listDrift(scope)).toMatchObject([{ state: 'done', drift }]);
    expect((await syncAgain()).drift).toEqual({});
  });

  test('WHEN most of it is missing from an export THEN nothing is deleted until staff say so', async () => {
    const { state } = world.simulator;
    await sync();
    const all = await scope.db.product.count();
    const [first, ...others] = state.products.all();
    for (const { id } of others) deleteProduct(world.simulator.context(), id);
    expect(await syncAgain()).toMatchObject({ state: 'held', products: 1 });
    expect(await scope.db.product.count()).toBe(all);
    const [asked] = await listAttention(scope);
    expect(asked).toMatchObject({ kind: 'catalog_shrunk', facts: { gone: all - 1, all } });
    // The next reading finds the same, and asks no second time.
    expect(await syncAgain()).toMatchObject({ state: 'held' });
    expect(await listAttention(scope)).toHaveLength(1);
    await storeProducts(
      scope,
      scope.db,
      [mirroredProduct('888', { shopify_updated_at: new Date(now.getTime() + 5000).toISOString() })],
      {
        syncId: null,
        fresh: true,
      },
    );
    expect(await acceptCatalog(scope, 'command')).toEqual({ products: 2 });
    const left = await scope.db.product.findMany({ select: { id: true } });
    expect(left.map(({ id }) => id).sort()).toEqual([first!.id.split('/').pop(), '888'].sort());
    expect(await listAttention(scope)).toEqual([]);
    await expect(acceptCatalog(scope, 'command')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('WHEN what was missing is there again THEN nobody needs to decide any more', async () => {
    const { state } = world.simulator;
    await sync();
    const products = state.products.all();
    for (const { id } of products.slice(1)) state.products.delete(id);
    await syncAgain();
    expect(await listAttention(scope)).toHaveLength(1);
    for (const product of products.slice(1)) state.products.put(product);
    expect(await syncAgain()).toMatchObject({ state: 'done' });
    expect(await listAttention(scope)).toEqual([]);
  });

  test('WHEN a sync is asked for again THEN there is one, which is looked after', async () => {
    const { id } = await start();
    await clearJobs();
    expect((await start()).id).toBe(id);
    expect(operations()).toHaveLength(1);
    expect(await waitingJobs(world.services)).toMatchObject([
      { task: 'apply-catalog-sync', payload: { shopId: scope.shop.id, syncId: id } },
    ]);
  });

  test('WHEN two syncs are asked for at once THEN there is one, and it ends well', async () => {
    await Promise.all([start(), start()]);
    expect(await scope.db.catalogSync.count()).toBe(1);
    await exported();
    await apply((await latest()).id);
    expect(await latest()).toMatchObject({ state: 'done' });
  });

  test('WHEN the app has lost its access THEN the merchant is told what to do', async () => {
    await scope.db.shopifySession.deleteMany();
    expect(await start()).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('Open it in the Shopify admin'),
    });
    expect(await jobs()).toEqual([]);
  });
});

describe('GIVEN a sync under way', () => {
  test('WHEN the export is still running THEN it is looked at again later', async () => {
    const { id } = await start();
    await exported();
    world.simulator.state.bulkOperations.patch(operations()[0]!.id, { status: 'RUNNING' });
    await apply(id);
    expect(await latest()).toMatchObject({ state: 'running' });
    const [job] = await waitingJobs(world.services);
    expect(job).toMatchObject({ task: 'apply-catalog-sync', payload: { shopId: scope.shop.id, syncId: id } });
    expect(job!.runAt.getTime()).toBeGreaterThan(now.getTime());
  });

  test('WHEN the webhook is faster than the answer THEN it is looked at again at once', async () => {
    const { id } = await scope.db.catalogSync.create({
      data: { id: 'sync_early', shopId: scope.shop.id, state: 'requested', createdAt: now },
    });
    await apply(id);
    expect(await jobs()).toEqual(['apply-catalog-sync']);
    expect(await latest()).toMatchObject({ state: 'requested' });
  });

  test('WHEN the work was interrupted and is done again THEN the result is the same', async () => {
    const { id } = await sync();
    const before = await mirrorOf(scope);
    await scope.db.catalogSync.update({ where: { id }, data: { state: 'applying', finishedAt: null } });
    await apply(id);
    expect(await latest()).toMatchObject({ state: 'done' });
    expect(await mirrorOf(scope)).toEqual(before);
  });

  test('WHEN products come and go while Shopify exports THEN neither is undone by the file', async () => {
    const [first] = world.simulator.state.products.all();
    const productId = first!.id.split('/').pop()!;
    const { id } = await start();
    await exported();
    // After the export was written one product is deleted and another is made.
    deleteProduct(world.simulator.context(), first!.id);
    await refreshProduct(world.services, { shopId: scope.shop.id, productId });
    expect(await jobs()).toContain('refresh-product');
    const newId = addProduct(world.simulator);
    await refreshProduct(world.services, { shopId: scope.shop.id, productId: newId });

    await apply(id);
    expect(await scope.db.product.count({ where: { id: newId } })).toBe(1);
    await refreshProduct(world.services, { shopId: scope.shop.id, productId });
    await expectMirrorOf(scope, world.simulator);
  });

  test('WHEN a product is gone from the shop THEN it and its variants leave the mirror, but not another shop’s', async () => {
    await storeProducts(scope, scope.db, [mirroredProduct('888')], { syncId: 'sync_old', fresh: true });
    const other = await scope.db.shop.create({
      data: { id: 'shop_other', domain: 'other.myshopify.com', installedAt: now },
    });
    await storeProducts({ ...scope, shop: other }, scope.db, [mirroredProduct('888')], {
      syncId: null,
      fresh: true,
    });
    await sync();
    expect(await scope.db.product.findMany({ where: { id: '888' } })).toMatchObject([{ shopId: other.id }]);
    expect(await scope.db.variant.count({ where: { productId: '888' } })).toBe(1);
  });
});

describe('GIVEN an export that fails in Shopify', () => {
  const failWith = async (change: { status: 'FAILED' | 'CANCELED'; errorCode: string | null }) => {
    const { id } = await start();
    await exported();
    world.simulator.state.bulkOperations.patch(operations().at(-1)!.id, change);
    await clearJobs();
    await apply(id);
    return latest();
  };

  test.each([
    ['FAILED', 'INTERNAL_SERVER_ERROR', /INTERNAL_SERVER_ERROR/, ['sync-catalog']],
    ['FAILED', 'ACCESS_DENIED', /ACCESS_DENIED/, []],
    ['CANCELED', null, /cancelled/, ['sync-catalog']],
  ] as const)('WHEN it is %s %s THEN the sync says so', async (status, errorCode, error, queued) => {
    const before = await mirrorOf(scope);
    expect(await failWith({ status, errorCode })).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(error),
      finishedAt: now,
    });
    expect(await jobs()).toEqual(queued);
    expect(await mirrorOf(scope)).toEqual(before);
  });

  test('WHEN it fails again and again THEN it is not tried for ever', async () => {
    for (let attempt = 1; attempt <= 3; attempt++) {
      now = addSeconds(now, 60);
      await failWith({ status: 'FAILED', errorCode: 'TIMEOUT' });
      expect(await jobs()).toEqual(attempt < 3 ? ['sync-catalog'] : []);
    }
  });

  test.each([
    ['cut off', { jsonl: '{"id":"gid://shopify/Pro' }, /Line 1/],
    ['older than the seven days that Shopify keeps it', { completedAt: '2026-01-01T00:00:00Z' }, /no file/i],
  ])('WHEN its file is %s THEN nothing is deleted and it is exported again', async (_what, change, error) => {
    await storeProducts(scope, scope.db, [mirroredProduct('11')], { syncId: null, fresh: true });
    const { id } = await start();
    await exported();
    const operation = operations().at(-1)!;
    world.simulator.state.bulkOperations.patch(operation.id, change);
    await clearJobs();
    await apply(id);
    expect(await latest()).toMatchObject({ state: 'failed', error: expect.stringMatching(error) });
    expect(await jobs()).toEqual(['sync-catalog']);
    expect(await scope.db.product.count()).toBe(1);
  });
});

describe('GIVEN a mirrored product that changes in Shopify', () => {
  test('WHEN it has more images and variants than a page THEN a refresh and a sync read the same', async () => {
    const productId = growProduct(world.simulator, { variants: 60, images: 160 });
    await refreshProduct(world.services, { shopId: scope.shop.id, productId });
    const refreshed = await mirrorOf(scope, productId);
    expect(refreshed[0]!.variants).toHaveLength(60);
    expect(refreshed[0]!.images).toHaveLength(160);
    await sync();
    expect(await mirrorOf(scope, productId)).toEqual(refreshed);
    await expectMirrorOf(scope, world.simulator);
  });

  test('WHEN it has all that a shop can tell THEN a refresh and a sync read the same', async () => {
    const { state } = world.simulator;
    const [variant] = state.variants.all();
    state.products.patch(variant!.productId, {
      metafields: { 'custom.mpn': 'AB-12' },
      collectionIds: ['gid://shopify/Collection/7', 'gid://shopify/Collection/8'],
      otherMedia: [
        { type: 'Video', url: 'https://cdn.example/a.mp4' },
        { type: 'ExternalVideo', url: 'https://youtube.example/v' },
        { type: 'Model3d', url: 'https://cdn.example/a.glb' },
      ],
    });
    state.variants.patch(variant!.id, {
      marketPrices: { CA: { priceMinor: 1700, compareAtMinor: 2000, currency: 'CAD' } },
      unitPriceMeasurement: { quantityValue: 750, quantityUnit: 'ML', referenceValue: 1, referenceUnit: 'L' },
    });
    const settings = { metafieldKeys: ['custom.mpn'], marketCountries: ['CA', 'JP'] };
    scope = { ...scope, shop: await scope.db.shop.update({ where: { id: scope.shop.id }, data: settings }) };
    await sync();
    await expectMirrorOf(scope, world.simulator);
    const productId = variant!.productId.split('/').pop()!;
    await refreshProduct(world.services, { shopId: scope.shop.id, productId });
    await expectMirrorOf(scope, world.simulator);
    expect((await mirrorOf(scope, productId))[0]!.otherMedia).toHaveLength(3);
  });

  test('WHEN it has 2,048 variants and 250 images THEN a sync reads them all', async () => {
    const productId = growProduct(world.simulator, { variants: 2048, images: 250 });
    await sync();
    await expectMirrorOf(scope, world.simulator);
    const [product] = await mirrorOf(scope, productId);
    expect(product!.variants).toHaveLength(2048);
    expect(product!.images).toHaveLength(250);
  });

  test('WHEN it cannot be read THEN the attempt fails and the mirror stays', async () => {
    await sync();
    const { id } = await scope.db.product.findFirstOrThrow();
    await scope.db.shopifySession.deleteMany();
    await expect(
      refreshProduct(world.services, { shopId: scope.shop.id, productId: id }),
    ).rejects.toMatchObject({
      kind: 'unauthorized',
    });
    expect(await scope.db.product.count({ where: { id } })).toBe(1);
  });

  test('WHEN the shop has removed the app THEN nothing is asked', async () => {
    await scope.db.shop.update({ where: { id: scope.shop.id }, data: { uninstalledAt: now } });
    await refreshProduct(world.services, { shopId: scope.shop.id, productId: '1' });
    await startCatalogSync(world.services, { shopId: scope.shop.id });
    expect(await scope.db.catalogSync.count()).toBe(0);
  });
});
