import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Services } from '#app/services.server.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';
import { productItems } from './product-items.server.ts';

let services: Services & { close(): Promise<void> };
beforeAll(async () => (services = await createTestServices()));
afterAll(() => services.close());

const product = (id: string, variants: number) =>
  mirroredProduct(
    id,
    {},
    Array.from({ length: variants }, () => ({})),
  );

test('GIVEN products of many variants THEN pages hold so many of them, in the order asked for', async () => {
  const products = [
    product('1', 300),
    product('2', 150),
    product('3', 150),
    product('4', 700),
    product('5', 1),
  ];
  const scope = await shopWithCatalog(services, 'one.myshopify.com', products);
  const pages = [];
  for await (const page of productItems(scope, scope.db, ['3', '1', 'gone', '2', '4', '5']))
    pages.push(
      page.map(({ productId, items }) => {
        expect(
          items.every((item, n) => item.productId === productId && item.variantId === `${productId}${n}`),
        ).toBe(true);
        return [productId, items.length];
      }),
    );
  expect(pages).toEqual([
    [
      ['3', 150],
      ['1', 300],
      ['gone', 0],
    ],
    [['2', 150]],
    [['4', 700]],
    [['5', 1]],
  ]);
});

test('GIVEN products of another shop THEN they are as if they were not there', async () => {
  await shopWithCatalog(services, 'two.myshopify.com', [product('7', 2)]);
  const scope = await shopWithCatalog(services, 'three.myshopify.com');
  const pages = [];
  for await (const page of productItems(scope, scope.db, ['7'])) pages.push(page);
  expect(pages).toEqual([[{ productId: '7', items: [] }]]);
});
