import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import { catalogTopics } from './catalog-topics.server.ts';
import { mirroredProduct, shopWithCatalog, waitingJobs } from '#tests/catalog/catalog-fixture.ts';

let services: Services & { close(): Promise<void> };
let scope: ShopScope;

beforeAll(async () => {
  services = await createTestServices();
  scope = await shopWithCatalog(services, 'one.myshopify.com', [mirroredProduct('11')]);
  await shopWithCatalog(services, 'two.myshopify.com', [mirroredProduct('12')]);
});
afterAll(() => services.close());
beforeEach(() => services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`);

const receive = (topic: string, payload: unknown) =>
  scope.db.$transaction((tx) => catalogTopics[topic]!(scope, tx, payload, new Date()));

describe('GIVEN webhooks about the catalogue', () => {
  test.each(['products/create', 'products/update', 'products/delete'])(
    'WHEN %s comes THEN the product is to be read again',
    async (topic) => {
      await receive(topic, { id: 7000000000011, title: 'ignored' });
      expect(await waitingJobs(services)).toMatchObject([
        { task: 'refresh-product', payload: { shopId: scope.shop.id, productId: '7000000000011' } },
      ]);
    },
  );

  test.each([
    ['product_feeds/full_sync', 'CREATE'],
    ['product_feeds/incremental_sync', 'UPDATE'],
    ['product_feeds/incremental_sync', 'DELETE'],
  ])('WHEN %s tells %s of a product THEN it is to be read again', async (topic, action) => {
    await receive(topic, { metadata: { action }, product: { id: 'gid://shopify/Product/7000000000011' } });
    expect(await waitingJobs(services)).toMatchObject([
      { task: 'refresh-product', payload: { shopId: scope.shop.id, productId: '7000000000011' } },
    ]);
  });

  test.each([{}, { product: {} }, { product: { id: 7 } }, { product: { id: 'gid://shopify/Order/7' } }])(
    'WHEN a product feed tells %j THEN it is refused',
    async (payload) => {
      await expect(receive('product_feeds/incremental_sync', payload)).rejects.toThrow(/product/);
    },
  );

  test('WHEN many come about one product THEN it is read once', async () => {
    for (let n = 0; n < 5; n++) await receive('products/update', { id: 11 });
    expect(await waitingJobs(services)).toHaveLength(1);
  });

  test('WHEN many come about the stock of one item THEN only the stock is read, once', async () => {
    for (let n = 0; n < 5; n++)
      await receive('inventory_levels/update', { inventory_item_id: 9110, available: n });
    const jobs = await waitingJobs(services);
    expect(jobs).toMatchObject([{ task: 'refresh-stock', payload: { shopId: scope.shop.id } }]);
  });

  test('WHEN the stock of an item of another shop, or of none, changes THEN nothing is done', async () => {
    await receive('inventory_levels/update', { inventory_item_id: 9120 });
    await receive('inventory_levels/update', { inventory_item_id: 1 });
    expect(await waitingJobs(services)).toEqual([]);
  });

  test('WHEN a payload carries no id THEN it is refused', async () => {
    await expect(receive('products/update', { title: 'x' })).rejects.toThrow(/id/);
  });
});

describe('GIVEN Events about the catalogue', () => {
  const event = (changed: object) => ({
    fields_changed: { added: [], updated: [], removed: [], ...changed },
  });
  const member = (collection: number, product: number) =>
    `collection[id: 'gid://shopify/Collection/${collection}'].products[id: 'gid://shopify/Product/${product}']`;
  const read = async () => (await waitingJobs(services)).map(({ payload }) => payload);

  test('WHEN products join and leave a collection THEN each is read again', async () => {
    await receive(
      'event:Collection/update',
      event({ added: [member(5, 11), member(5, 13)], removed: [member(5, 14)] }),
    );
    const shopId = scope.shop.id;
    expect(await read()).toEqual(['11', '13', '14'].map((productId) => ({ shopId, productId })));
  });

  test('WHEN a collection is deleted THEN those of this shop that were in it are read again', async () => {
    await services.db.product.updateMany({ data: { collectionIds: ['5'] } });
    await receive(
      'event:Collection/delete',
      event({ removed: ["collection[id: 'gid://shopify/Collection/5']"] }),
    );
    expect(await read()).toEqual([{ shopId: scope.shop.id, productId: '11' }]);
    await services.db.product.updateMany({ data: { collectionIds: [] } });
  });

  test('WHEN one names more products than are read one by one THEN the catalogue is read', async () => {
    const added = Array.from({ length: 501 }, (_, n) => member(5, n + 1));
    await receive('event:Collection/update', event({ added }));
    expect(await waitingJobs(services)).toMatchObject([{ task: 'sync-catalog' }]);
  });
});

describe('GIVEN a market that changes', () => {
  test.each([
    ['tells prices of markets', ['CA'], ['sync-catalog']],
    ['does not', [], []],
  ])('WHEN the shop %s THEN that decides whether the catalogue is read', async (_, countries, tasks) => {
    await services.db.shop.update({ where: { id: scope.shop.id }, data: { marketCountries: countries } });
    const fresh = (await findShopById(services, scope.shop.id))!;
    for (let n = 0; n < 3; n++)
      await catalogTopics['markets/update']!(fresh, services.db, { id: 1 }, new Date());
    expect((await waitingJobs(services)).map(({ task }) => task)).toEqual(tasks);
    await services.db.shop.update({ where: { id: scope.shop.id }, data: { marketCountries: [] } });
  });
});

describe('GIVEN a bulk operation that ends', () => {
  const finish = (id: string) =>
    receive('bulk_operations/finish', { admin_graphql_api_id: id, status: 'completed' });
  const sync = (state: string, bulkOperationId: string | null) =>
    scope.db.catalogSync.create({
      data: { id: services.newId('sync'), shopId: scope.shop.id, state, bulkOperationId },
    });
  beforeEach(() => services.db.catalogSync.deleteMany());

  test.each([
    ['is the one', 'running', 'gid://shopify/BulkOperation/1', 1],
    ['is known sooner than the answer', 'requested', null, 1],
    ['is another’s', 'running', 'gid://shopify/BulkOperation/2', 0],
    ['belongs to a sync that has ended', 'failed', 'gid://shopify/BulkOperation/1', 0],
  ])('WHEN it %s THEN the sync is looked at accordingly', async (_what, state, operationId, jobs) => {
    const { id } = await sync(state, operationId);
    await finish('gid://shopify/BulkOperation/1');
    const waiting = await waitingJobs(services);
    expect(waiting).toHaveLength(jobs);
    if (jobs) expect(waiting[0]).toMatchObject({ task: 'apply-catalog-sync', payload: { syncId: id } });
  });
});
