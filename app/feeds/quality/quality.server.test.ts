import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noteCatalogChange } from '#app/catalog/note-catalog-change.server.ts';
import type { Services } from '#app/services.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';
import { followCatalog } from '../follow-catalog.server.ts';
import { getQuality } from './get-quality.server.ts';
import { worthOf } from './judge-items.ts';
import { judgeCatalog } from './judge-catalog.server.ts';

let services: Services & { close(): Promise<void> };
let scope: ShopScope;
let other: ShopScope;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());

const good = {
  category: 'Home > Mugs',
  description_html: '<p>A mug of stoneware for a third of a litre of tea.</p>',
  images: [
    { url: 'https://cdn.example/a.jpg', altText: null },
    { url: 'https://cdn.example/b.jpg', altText: null },
  ],
};
const gtin = { barcode: '4006381333931', weight_grams: 350 };
const sizes = (second: string) => [
  { ...gtin, id: '21', title: 'L', selected_options: [{ name: 'Size', value: 'L' }] },
  { ...gtin, id: '22', title: second, selected_options: [{ name: 'Size', value: second }] },
];
beforeEach(async () => {
  await services.db.shop.deleteMany();
  scope = await shopWithCatalog(services, 'judged.myshopify.com', [
    mirroredProduct('1', good, [gtin]),
    mirroredProduct('2', good, sizes('L')),
    mirroredProduct('3', { ...good, images: [] }, [{ barcode: '123', weight_grams: 350 }]),
    mirroredProduct('4', { ...good, status: 'draft' }),
  ]);
  other = await shopWithCatalog(services, 'other.myshopify.com', [mirroredProduct('3', good, [gtin])]);
});

const problems = async () =>
  (
    await services.db.qualityProblem.findMany({
      where: { shopId: scope.shop.id },
      orderBy: { variantId: 'asc' },
    })
  ).map(({ variantId, rules }) => [variantId, ...rules]);

describe('GIVEN a catalogue', () => {
  test('WHEN it is judged THEN what each variant lacks is kept, the gravest first, and hidden ones are nobody’s', async () => {
    const { variants, hidden, score, counts } = await judgeCatalog(scope);
    expect(await problems()).toEqual([
      ['22', 'openai.variant_dict.unique'],
      ['30', 'openai.image_url.required', 'openai.gtin.check_digit'],
    ]);
    expect({ variants, hidden, score }).toEqual({ variants: 4, hidden: 1, score: 73 });
    expect(counts['openai.image_url.required']).toBe(1);
  });

  test('WHEN its quality is read THEN problems come by rule with examples and where they are mended, with the history', async () => {
    expect(await getQuality(scope)).toMatchObject({ score: null, problems: [], history: [] });
    await judgeCatalog(scope);
    const { problems: found, score, history } = await getQuality(scope);
    expect(score).toBe(73);
    expect(history).toHaveLength(1);
    expect(found.map(({ id, count }) => [id, count])).toEqual([
      ['openai.image_url.required', 1],
      ['openai.gtin.check_digit', 1],
      ['openai.variant_dict.unique', 1],
    ]);
    expect(found[1]!.examples).toEqual([
      {
        ...{ productId: '3', variantId: '30' },
        url: 'https://admin.shopify.com/store/judged/products/3/variants/30',
      },
    ]);
    expect(await getQuality(other)).toMatchObject({ score: null, problems: [] });
  });

  test('WHEN what was wrong is mended, hidden or deleted THEN it is forgotten', async () => {
    await judgeCatalog(scope);
    await services.db.variant.deleteMany({ where: { shopId: scope.shop.id, id: '22' } });
    await services.db.product.updateMany({
      where: { id: '3', shopId: scope.shop.id },
      data: { status: 'draft' },
    });
    expect(await judgeCatalog(scope)).toMatchObject({ hidden: 2, score: 100 });
    expect(await problems()).toEqual([]);
  });

  test('WHEN one product changes THEN only that is judged anew, and the change is followed once', async () => {
    await judgeCatalog(scope);
    await services.db.catalogChange.deleteMany();
    const images = good.images;
    await services.db.product.updateMany({ where: { id: '3', shopId: scope.shop.id }, data: { images } });
    await services.db.variant.deleteMany({ where: { shopId: scope.shop.id, id: '22' } });
    await noteCatalogChange(scope, scope.db, ['3', 'gone']);
    await followCatalog(services, { shopId: scope.shop.id });
    expect(await problems()).toEqual([
      ['22', 'openai.variant_dict.unique'],
      ['30', 'openai.gtin.check_digit'],
    ]);
    expect(await services.db.catalogChange.count()).toBe(0);
  });
});

test('GIVEN a change while the one before is followed THEN it is noted under another revision', async () => {
  await services.db.catalogChange.deleteMany();
  await noteCatalogChange(scope, scope.db, ['1']);
  const first = await services.db.catalogChange.findFirstOrThrow();
  await noteCatalogChange(scope, scope.db, ['1']);
  const second = await services.db.catalogChange.findFirstOrThrow();
  expect(second.revision).toBeGreaterThan(first.revision);
  expect(await services.db.catalogChange.count()).toBe(1);
});

test.each([
  [[], null, 1],
  [['openai.gtin.missing'], 'advice' as const, 0.98],
  [['openai.gtin.check_digit', 'openai.gtin.missing'], 'warning' as const, 0.88],
  [['openai.price.positive'], 'error' as const, 0],
])('GIVEN the problems %j THEN a variant is worth %s %d', (rules, severity, worth) => {
  expect(worthOf({ rules, severity })).toBeCloseTo(worth);
});
