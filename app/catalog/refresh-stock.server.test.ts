import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { changeVariant } from '#sandbox/shopify/control/change-catalog.ts';
import { waitingJobs } from '#tests/catalog/catalog-fixture.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';
import { applyCatalogSync } from './apply-catalog-sync.server.ts';
import { refreshStock } from './refresh-stock.server.ts';
import { startCatalogSync } from './start-catalog-sync.server.ts';

let world: TestShop;
let scope: ShopScope;
const shopId = () => scope.shop.id;
const variant = () => world.simulator.state.variants.find(({ sku }) => sku === 'TS-MT')!;
const variantId = () => variant().id.split('/').at(-1)!;
const mirrored = () =>
  scope.db.variant.findUniqueOrThrow({ where: { shopId_id: { shopId: shopId(), id: variantId() } } });
const queued = async () => (await waitingJobs(world.services)).map(({ task }) => task);

beforeEach(async () => {
  world = await startTestShop();
  scope = await world.open();
  await startCatalogSync(world.services, { shopId: shopId() });
  await vi.waitFor(() =>
    expect(world.simulator.state.bulkOperations.all().at(-1)).toMatchObject({ status: 'COMPLETED' }),
  );
  const { id } = await scope.db.catalogSync.findFirstOrThrow();
  await applyCatalogSync(world.services, { shopId: shopId(), syncId: id });
  await world.services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});
afterEach(() => world.close());

describe('GIVEN a variant in the mirror', () => {
  test('WHEN its stock changes in Shopify THEN a reading brings it, and nothing else is read', async () => {
    changeVariant(world.simulator.context(), variant().id, { available: 3 });
    await refreshStock(world.services, { shopId: shopId(), variantId: variantId() });
    expect((await mirrored()).available).toBe(3);
    expect(await queued()).toEqual(['follow-catalog']);
  });

  test('WHEN a full sync is under way THEN the whole product is read instead', async () => {
    await scope.db.catalogSync.updateMany({ data: { state: 'running' } });
    await refreshStock(world.services, { shopId: shopId(), variantId: variantId() });
    expect(await queued()).toEqual(['refresh-product']);
  });

  test('WHEN another shop, or no variant, is named THEN nothing is done', async () => {
    await refreshStock(world.services, { shopId: 'shop_of_nobody', variantId: variantId() });
    await refreshStock(world.services, { shopId: shopId(), variantId: '1' });
    expect(await queued()).toEqual([]);
  });
});
