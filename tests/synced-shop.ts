import { expect, vi } from 'vitest';
import { applyCatalogSync } from '#app/catalog/apply-catalog-sync.server.ts';
import { startCatalogSync } from '#app/catalog/start-catalog-sync.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';

/** A test shop with these catalogue files, or the built-in catalogue, whose mirror holds all of it. */
export async function startSyncedShop(
  catalogFiles: string[] = [],
): Promise<{ world: TestShop; scope: ShopScope }> {
  const world = await startTestShop({}, { catalogFiles });
  const scope = await world.open();
  await startCatalogSync(world.services, { shopId: scope.shop.id });
  await vi.waitFor(() =>
    expect(world.simulator.state.bulkOperations.all().at(-1)).toMatchObject({ status: 'COMPLETED' }),
  );
  const { id } = await scope.db.catalogSync.findFirstOrThrow();
  await applyCatalogSync(world.services, { shopId: scope.shop.id, syncId: id });
  return { world, scope };
}
