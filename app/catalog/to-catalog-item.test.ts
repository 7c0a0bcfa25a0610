import { expect, test } from 'vitest';
import { toCatalogItem, type MirroredVariant } from './to-catalog-item.ts';

const updatedAt = new Date('2026-02-03T04:05:06Z');

function mirrored(
  variant: Partial<MirroredVariant> = {},
  product: Partial<MirroredVariant['product']> = {},
): MirroredVariant {
  return {
    shopId: 'shop_1',
    id: '44001',
    productId: '11',
    title: 'Default Title',
    sku: 'MUG',
    barcode: null,
    position: 1,
    price: 1250n,
    compareAtPrice: 1500n,
    currency: 'USD',
    taxable: true,
    requiresShipping: true,
    inventoryTracked: true,
    inventoryPolicy: 'deny',
    available: 7,
    inventoryItemId: '55001',
    selectedOptions: [{ name: 'Title', value: 'Default Title' }],
    imageUrl: null,
    weightGrams: 350,
    marketPrices: {},
    unitPriceMeasure: null,
    requiresComponents: false,
    previousPrice: null,
    priceChangedAt: null,
    shopifyUpdatedAt: updatedAt,
    ...variant,
    product: {
      shopId: 'shop_1',
      id: '11',
      title: 'Mug',
      handle: 'mug',
      descriptionHtml: '<p>Holds <b>tea</b>.</p>',
      descriptionText: 'Holds tea.',
      descriptionMarkdown: 'Holds **tea**.',
      vendor: 'Potter',
      productType: 'Mugs',
      category: null,
      categoryId: null,
      collectionIds: [],
      metafields: {},
      otherMedia: [],
      tags: [],
      status: 'active',
      publishedAt: updatedAt,
      onlineStoreUrl: 'https://shop.example/products/mug',
      offChannel: null,
      isGiftCard: false,
      requiresSellingPlan: false,
      options: [],
      images: [
        { url: 'https://cdn.example/a.jpg', altText: null },
        { url: 'https://cdn.example/b.jpg', altText: null },
      ],
      shopifyUpdatedAt: updatedAt,
      translations: {},
      syncId: null,
      variantCount: 1,
      ...product,
    },
  };
}

test('GIVEN a product without options THEN its item goes by the product, without Shopify’s filler names', () => {
  expect(toCatalogItem(mirrored(), '44001')).toEqual({
    itemId: '44001',
    variantId: '44001',
    productId: '11',
    title: 'Mug',
    variantTitle: null,
    name: 'Mug',
    description: 'Holds tea.',
    descriptionMarkdown: 'Holds **tea**.',
    sku: 'MUG',
    barcode: null,
    imageUrls: ['https://cdn.example/a.jpg', 'https://cdn.example/b.jpg'],
    otherMedia: [],
    price: 1250,
    compareAtPrice: 1500,
    previousPrice: null,
    priceChangedAt: null,
    currency: 'USD',
    marketPrices: {},
    unitPriceMeasure: null,
    requiresShipping: true,
    taxable: true,
    available: 7,
    availability: 'in_stock',
    options: [],
    variantCount: 1,
    url: 'https://shop.example/products/mug?variant=44001',
    weightGrams: 350,
    vendor: 'Potter',
    productType: 'Mugs',
    tags: [],
    collectionIds: [],
    metafields: {},
    category: null,
    categoryId: null,
    brand: 'Potter',
    condition: null,
    returns: null,
    sellability: { searchable: true, sellable: true, reason: null },
    shopifyUpdatedAt: updatedAt,
  });
});

test('GIVEN a description that is a translation, or was stored by an earlier version THEN its text is made now', () => {
  const earlier = { descriptionText: null, descriptionMarkdown: null };
  expect(toCatalogItem(mirrored({}, earlier), 'x')).toMatchObject({
    description: 'Holds tea.',
    descriptionMarkdown: 'Holds tea.',
  });
  const translations = { fr: { descriptionHtml: '<p>Pour le thé.</p>' } };
  expect(toCatalogItem(mirrored({}, { translations }), 'x', undefined, 'fr')).toMatchObject({
    description: 'Pour le thé.',
    descriptionMarkdown: 'Pour le thé.',
  });
});

test('GIVEN one of several variants THEN its name, options and own image tell it apart', () => {
  const variant = mirrored(
    {
      title: 'Blue / L',
      imageUrl: 'https://cdn.example/b.jpg',
      selectedOptions: [
        { name: 'Colour', value: 'Blue' },
        { name: 'Size', value: 'L' },
      ],
    },
    { variantCount: 4 },
  );
  expect(toCatalogItem(variant, '44001')).toMatchObject({
    name: 'Mug - Blue / L',
    variantTitle: 'Blue / L',
    options: [
      { name: 'Colour', value: 'Blue' },
      { name: 'Size', value: 'L' },
    ],
    imageUrls: ['https://cdn.example/b.jpg', 'https://cdn.example/a.jpg'],
    variantCount: 4,
  });
});

test.each([
  ['in stock', {}, 7, 'in_stock'],
  ['sold out', { available: 0 }, 0, 'out_of_stock'],
  ['oversold', { available: -3 }, 0, 'out_of_stock'],
  ['sold beyond stock', { available: -3, inventoryPolicy: 'continue' }, null, 'backorder'],
  ['in stock and sold beyond it', { inventoryPolicy: 'continue' }, null, 'in_stock'],
  ['not tracked', { available: 0, inventoryTracked: false }, null, 'in_stock'],
])('GIVEN stock that is %s THEN it reads so', (_what, changes, available, availability) => {
  expect(toCatalogItem(mirrored(changes), 'x')).toMatchObject({ available, availability });
});

test('GIVEN a price that has changed THEN the item says from what and when', () => {
  expect(toCatalogItem(mirrored({ previousPrice: 1100n, priceChangedAt: updatedAt }), 'x')).toMatchObject({
    price: 1250,
    previousPrice: 1100,
    priceChangedAt: updatedAt,
  });
});

test('GIVEN one variant that is a bundle THEN agents may show it, not sell it', () => {
  expect(toCatalogItem(mirrored({ requiresComponents: true }), 'x').sellability).toEqual({
    searchable: true,
    sellable: false,
    reason: 'bundle',
  });
});

test('GIVEN a product that is not published THEN it has no address and is for nobody', () => {
  expect(toCatalogItem(mirrored({}, { onlineStoreUrl: null }), 'x')).toMatchObject({
    url: null,
    sellability: { searchable: false, reason: 'unpublished' },
  });
});
