import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { listPolicies } from '#app/shops/list-policies.server.ts';
import { refreshShop } from '#app/shops/refresh-shop.server.ts';
import { addProduct, mirrorOf } from '#tests/catalog/simulated-catalog.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';
import { applyCatalogSync } from './apply-catalog-sync.server.ts';
import { refreshProduct } from './refresh-product.server.ts';
import { startCatalogSync } from './start-catalog-sync.server.ts';

/** A shop that installed the app before it asked for these, and whose merchant has not approved them yet. */
const NOT_APPROVED = [
  ...['read_discounts', 'read_legal_policies', 'read_locations', 'read_translations'],
  'write_customers',
];

let world: TestShop;
let scope: ShopScope;
let folder: string;
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'old-scopes-'));
  const tomlFile = path.join(folder, 'shopify.app.toml');
  const toml = await fs.readFile(new URL('../../shopify.app.toml', import.meta.url), 'utf8');
  const old = NOT_APPROVED.reduce(
    (text, name) => text.replace(new RegExp(`${name},|,${name}(?=")`), ''),
    toml,
  );
  expect(old).not.toMatch(new RegExp(`scopes = .*(${NOT_APPROVED.join('|')})`));
  await fs.writeFile(tomlFile, old);
  world = await startTestShop({}, { tomlFile });
  scope = await world.open();
});
afterAll(async () => {
  await world.close();
  await fs.rm(folder, { recursive: true });
});

test('GIVEN scopes of before WHEN installed and read again THEN the shop is known, without places and policies', async () => {
  await refreshShop(world.services, { shopId: scope.shop.id });
  const shop = await scope.db.shop.findUniqueOrThrow({ where: { id: scope.shop.id } });
  expect(shop.name).toBe(world.simulator.state.shops.all()[0]!.name);
  expect([shop.locations, shop.policies, await listPolicies(scope)]).toEqual([[], [], []]);
});

test('GIVEN places that are known WHEN they may not be read any more THEN they stay', async () => {
  const locations = [{ id: '1', name: 'Corner' }];
  await scope.db.shop.update({ where: { id: scope.shop.id }, data: { locations } });
  await refreshShop(world.services, { shopId: scope.shop.id });
  expect(await scope.db.shop.findUniqueOrThrow({ where: { id: scope.shop.id } })).toMatchObject({
    locations,
  });
});

test('GIVEN policies that are known WHEN they may not be read any more THEN links and texts stay', async () => {
  const policies = [{ type: 'REFUND_POLICY', title: 'Refunds', url: 'https://shop.example/refunds' }];
  const text = { text: 'Never.', markdown: 'Never.', shopifyUpdatedAt: new Date(0) };
  await scope.db.shop.update({
    where: { id: scope.shop.id },
    data: { policies, policyTexts: { create: { ...policies[0]!, ...text } } },
  });
  await refreshShop(world.services, { shopId: scope.shop.id });
  expect(await scope.db.shop.findUniqueOrThrow({ where: { id: scope.shop.id } })).toMatchObject({ policies });
  expect(await listPolicies(scope)).toMatchObject([{ title: 'Refunds', text: 'Never.' }]);
});

test('GIVEN scopes of before WHEN the catalogue is read THEN it is all there, untranslated', async () => {
  await startCatalogSync(world.services, { shopId: scope.shop.id });
  await vi.waitFor(() =>
    expect(world.simulator.state.bulkOperations.all().at(-1)).toMatchObject({ status: 'COMPLETED' }),
  );
  const { id: syncId } = await scope.db.catalogSync.findFirstOrThrow();
  await applyCatalogSync(world.services, { shopId: scope.shop.id, syncId });
  const mirror = await mirrorOf(scope);
  expect(mirror).toHaveLength(world.simulator.state.products.size);
  expect(mirror.every(({ translations }) => Object.keys(translations as object).length === 0)).toBe(true);
});

test('GIVEN scopes of before WHEN one product changes THEN it is read, untranslated', async () => {
  const productId = addProduct(world.simulator);
  await refreshProduct(world.services, { shopId: scope.shop.id, productId });
  expect(await mirrorOf(scope, productId)).toMatchObject([{ id: productId, translations: {} }]);
});
