import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Services } from '#app/services.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import type { MirroredProduct } from './map-product.ts';
import { storeProducts } from './store-products.server.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';

const EARLIER = '2026-02-03T04:05:05Z';
const SAME = '2026-02-03T04:05:06Z';
const LATER = '2026-02-03T04:05:07Z';

let services: Services & { close(): Promise<void> };
let scope: ShopScope;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  await services.db.shop.deleteMany();
  scope = await shopWithCatalog(services, 'one.myshopify.com', [mirroredProduct('11', {}, [{}, {}])]);
});

const store = (products: MirroredProduct[], syncId: string | null = null, fresh = false) =>
  storeProducts(scope, scope.db, products, { syncId, fresh });
const mug = (updatedAt: string, title: string, available = 7) =>
  mirroredProduct('11', { title, shopify_updated_at: updatedAt }, [{ available }, { available }]);
const stored = () =>
  scope.db.product.findMany({
    where: { shopId: scope.shop.id },
    include: { variants: { orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  });

describe('GIVEN a stored product', () => {
  test('WHEN every column is read back THEN it is what was stored', async () => {
    const measure = { measuredValue: 750, measuredUnit: 'ML', referenceValue: 1, referenceUnit: 'L' };
    const more = {
      description_text: 'Fine.',
      description_markdown: '**Fine.**',
      category_id: 'hg-11',
      collection_ids: ['7', '8'],
      metafields: { 'custom.mpn': 'AB' },
      other_media: [{ type: 'video' as const, url: 'https://cdn.example/a.mp4' }],
    };
    const product = mirroredProduct(
      '12',
      {
        tags: ['a "b"', 'ü,{}'],
        options: [{ name: 'Size', values: ['S', 'M'] }],
        category: 'Home > Mugs',
        ...more,
      },
      [
        {
          compare_at_price: 2000,
          sku: 'X',
          barcode: '123',
          weight_grams: 5,
          image_url: 'https://cdn.example/v.jpg',
          requires_components: true,
          market_prices: { CA: { price: 1700, compareAtPrice: null, currency: 'CAD' } },
          unit_price_measure: measure,
        },
      ],
    );
    await store([product]);
    const row = (await stored())[1]!;
    expect(row).toMatchObject({
      title: 'Product 12',
      tags: ['a "b"', 'ü,{}'],
      options: [{ name: 'Size', values: ['S', 'M'] }],
      images: [{ url: 'https://cdn.example/12.jpg', altText: null }],
      category: 'Home > Mugs',
      descriptionText: 'Fine.',
      descriptionMarkdown: '**Fine.**',
      categoryId: 'hg-11',
      collectionIds: ['7', '8'],
      metafields: { 'custom.mpn': 'AB' },
      otherMedia: more.other_media,
      publishedAt: new Date('2026-01-02T03:04:05Z'),
      shopifyUpdatedAt: new Date(SAME),
      syncId: null,
    });
    expect(row.variants).toEqual([
      {
        shopId: scope.shop.id,
        id: '120',
        productId: '12',
        title: 'Default Title',
        sku: 'X',
        barcode: '123',
        position: 1,
        price: 1250n,
        compareAtPrice: 2000n,
        currency: 'USD',
        taxable: true,
        requiresShipping: true,
        inventoryTracked: true,
        inventoryPolicy: 'deny',
        available: 7,
        inventoryItemId: '9120',
        selectedOptions: [{ name: 'Size', value: 'Size 0' }],
        imageUrl: 'https://cdn.example/v.jpg',
        weightGrams: 5,
        marketPrices: { CA: { price: 1700, compareAtPrice: null, currency: 'CAD' } },
        unitPriceMeasure: measure,
        requiresComponents: true,
        previousPrice: null,
        priceChangedAt: null,
        shopifyUpdatedAt: new Date(SAME),
      },
    ]);
  });

  test('WHEN a newer reading comes THEN it replaces the product and its variants', async () => {
    await store([mug(LATER, 'New', 1)]);
    expect(await stored()).toMatchObject([{ title: 'New', variants: [{ available: 1 }, { available: 1 }] }]);
  });

  test('WHEN a newer reading has translations THEN they are stored', async () => {
    const translations = { fr: { title: 'Tasse', options: { Size: { name: 'Taille' } } } };
    await store([mirroredProduct('11', { shopify_updated_at: LATER, translations })]);
    expect((await stored())[0]!.translations).toEqual(translations);
  });

  test('WHEN an older reading comes THEN nothing changes, however fresh it calls itself', async () => {
    const before = await stored();
    await store([mug(EARLIER, 'Old', 1)], null, true);
    expect(await stored()).toEqual(before);
  });

  test('WHEN an older reading lacks a variant THEN the variant stays', async () => {
    await store([mirroredProduct('11', { shopify_updated_at: EARLIER }, [{}])]);
    expect((await stored())[0]!.variants).toHaveLength(2);
  });

  test('WHEN a newer reading lacks a variant THEN the variant is deleted', async () => {
    await store([mirroredProduct('11', { shopify_updated_at: LATER }, [{}])]);
    expect((await stored())[0]!.variants.map(({ id }) => id)).toEqual(['110']);
  });

  test('WHEN one variant was read later than its product says THEN its stock is not set back', async () => {
    await scope.db.variant.updateMany({
      where: { id: '110' },
      data: { shopifyUpdatedAt: new Date(LATER), available: 2 },
    });
    await store([mug(SAME, 'Same', 9)], 'sync_1');
    expect((await stored())[0]!.variants.map(({ available }) => available)).toEqual([2, 9]);
  });

  test('WHEN the same product comes twice in a batch THEN the last counts', async () => {
    await store([mug(LATER, 'First'), mug(LATER, 'Second')]);
    expect(await stored()).toMatchObject([{ title: 'Second' }]);
  });
});

describe('GIVEN a stored price', () => {
  const priced = (price: number, currency = 'USD') =>
    store([mirroredProduct('11', { shopify_updated_at: LATER }, [{ price, currency }])], null, true);
  const memory = async () => {
    const [variant] = (await stored())[0]!.variants;
    return [variant!.price, variant!.previousPrice, variant!.priceChangedAt];
  };

  test('WHEN it changes THEN the mirror remembers the last one and since when', async () => {
    await priced(1500);
    const [, , since] = await memory();
    expect(since).toBeInstanceOf(Date);
    expect(await memory()).toEqual([1500n, 1250n, since]);
    await priced(1500);
    expect(await memory()).toEqual([1500n, 1250n, since]);
    await priced(1600);
    expect((await memory()).slice(0, 2)).toEqual([1600n, 1500n]);
  });

  test('WHEN the shop changes its currency THEN an amount of the old one is not kept', async () => {
    await priced(1500);
    await priced(1400, 'EUR');
    expect(await memory()).toEqual([1400n, null, null]);
  });
});

describe('GIVEN a full sync under way', () => {
  test('WHEN its batch is stored twice THEN the second time writes nothing', async () => {
    // xmin: the transaction that wrote the row.
    const writers = () =>
      scope.db
        .$queryRaw`SELECT id, xmin::text FROM products UNION ALL SELECT id, xmin::text FROM variants ORDER BY id`;
    await store([mug(SAME, 'Synced', 3)], 'sync_1');
    const first = await writers();
    expect(await stored()).toMatchObject([{ title: 'Synced', syncId: 'sync_1' }]);
    await store([mug(SAME, 'Synced', 3)], 'sync_1');
    expect(await writers()).toEqual(first);
  });

  test('WHEN a webhook’s reading of the same second was stored meanwhile THEN the file does not set it back', async () => {
    await store([mug(SAME, 'From the webhook', 1)], 'sync_1', true);
    await store([mug(SAME, 'From the file', 9)], 'sync_1');
    expect(await stored()).toMatchObject([
      { title: 'From the webhook', variants: [{ available: 1 }, { available: 1 }] },
    ]);
  });

  test('WHEN the file holds an older version THEN the product counts as seen all the same', async () => {
    await store([mug(EARLIER, 'Old')], 'sync_1');
    expect(await stored()).toMatchObject([{ title: 'Product 11', syncId: 'sync_1' }]);
  });
});

test('GIVEN two shops with the same ids WHEN one stores THEN the other is untouched', async () => {
  const other = await shopWithCatalog(services, 'two.myshopify.com', [
    mirroredProduct('11', { title: 'Theirs' }, [{}, {}]),
  ]);
  await store([mirroredProduct('11', { title: 'Ours', shopify_updated_at: LATER }, [{}])], 'sync_1');
  const theirs = await other.db.product.findMany({
    where: { shopId: other.shop.id },
    include: { variants: true },
  });
  expect(theirs).toMatchObject([{ title: 'Theirs', syncId: null, variants: [{ id: '110' }, { id: '111' }] }]);
});
