import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Services } from '#app/services.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import { findSellableItems } from './find-sellable-items.server.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { fillShop } from '#tests/large-shop.ts';
import { plansOf } from '#tests/query-plans.ts';

let services: Services & { close(): Promise<void> };
let scope: ShopScope;

beforeAll(async () => {
  services = await createTestServices();
  scope = await shopWithCatalog(services, 'one.myshopify.com', [
    mirroredProduct('11', {}, [{ sku: 'MUG-S' }, { sku: 'MUG-M', price: 1500 }]),
    mirroredProduct('12', { is_gift_card: true }, [{ sku: 'TWICE' }]),
    mirroredProduct('13', { status: 'draft' }, [{ sku: 'TWICE' }]),
    mirroredProduct('14', {}, [{ sku: '110' }]),
    mirroredProduct('15', { translations: { fr: { title: 'Produit', descriptionHtml: '<b>Bien.</b>' } } }),
  ]);
  await shopWithCatalog(services, 'two.myshopify.com', [
    mirroredProduct('11', { title: 'Theirs' }, [{ sku: 'MUG-S' }, { sku: 'MUG-M' }]),
    mirroredProduct('21', {}, [{ sku: 'THEIRS' }]),
  ]);
});
afterAll(() => services.close());

const find = async (itemIds: string[], itemIdSource = 'variant_id') =>
  findSellableItems({ ...scope, shop: { ...scope.shop, itemIdSource } }, itemIds, { connectionId: null });

describe('GIVEN a shop whose items go by variant id', () => {
  test('WHEN items are looked up THEN each is found under its id, and says whether it can be sold', async () => {
    const items = await find(['111', '120', '130', 'nonsense']);
    expect([...items.keys()].sort()).toEqual(['111', '120', '130']);
    expect(items.get('111')).toMatchObject({
      itemId: '111',
      name: 'Product 11 - Size 1',
      price: 1500,
      variantCount: 2,
      sellability: { sellable: true },
    });
    expect(items.get('120')!.sellability).toEqual({ searchable: true, sellable: false, reason: 'gift_card' });
    expect(items.get('130')!.sellability.reason).toBe('draft');
  });

  test('WHEN another shop has the item THEN it is not found, and no detail of it shows', async () => {
    expect((await find(['210'])).size).toBe(0);
    expect((await find(['110'])).get('110')!.title).toBe('Product 11');
  });

  test('WHEN a SKU is asked for THEN it is not found', async () => {
    expect((await find(['MUG-S'])).size).toBe(0);
  });
});

describe('GIVEN a shop whose items go by SKU', () => {
  test('WHEN a SKU is asked for THEN its variant is found, and not by its id', async () => {
    const items = await find(['MUG-S', '111'], 'sku');
    expect([...items].map(([id, item]) => [id, item.variantId])).toEqual([['MUG-S', '110']]);
  });

  test('WHEN two variants share a SKU THEN neither goes by it, but each by its id', async () => {
    const items = await find(['TWICE', '120', '130'], 'sku');
    expect([...items.keys()].sort()).toEqual(['120', '130']);
  });

  test('WHEN a SKU reads like another variant’s id THEN it is not taken for it', async () => {
    const items = await find(['110', '140'], 'sku');
    expect([...items].map(([id, item]) => [id, item.variantId])).toEqual([['140', '140']]);
  });
});

describe('GIVEN a product with a French translation', () => {
  const textsIn = async (language?: 'fr' | 'de') => {
    const item = (await findSellableItems(scope, ['150'], { connectionId: null, language })).get('150')!;
    return [item.title, item.name, item.description];
  };

  test('WHEN it is looked up in French THEN its texts are French', async () => {
    expect(await textsIn('fr')).toEqual(['Produit', 'Produit', 'Bien.']);
  });

  test.each([undefined, 'de'] as const)('WHEN in %s THEN they are its own', async (language) => {
    expect(await textsIn(language)).toEqual(['Product 15', 'Product 15', 'Fine.']);
  });
});

test.each(['variant_id', 'sku'])(
  'GIVEN 10,000 variants WHEN two are asked for by %s THEN no others are read',
  async (itemIdSource) => {
    const { shop } = scope;
    const ids = itemIdSource === 'sku' ? ['SKU-7001', 'SKU-12'] : ['7007001', '7000012'];
    const known = await services.db.variant.count({ where: { shopId: shop.id } });
    if (known < 10_000) await fillShop(scope, { variants: 10_000 });
    const look = () =>
      findSellableItems({ ...scope, shop: { ...shop, itemIdSource } }, ids, {
        connectionId: null,
        language: 'fr',
      });
    const plans = await plansOf(services.db, 'variants', look);
    expect(plans.length).toBeGreaterThan(0);
    for (const { sql, plan, rowsRead } of plans) expect(rowsRead, `${sql}\n${plan}`).toBeLessThan(20);
    expect((await look()).get(ids[0]!)).toMatchObject({ variantCount: 5 });
  },
);
