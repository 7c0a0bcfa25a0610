import { describe, expect, test } from 'vitest';
import { mapProduct, unreadableReason } from './map-product.ts';
import { shopifyProductFixture, shopifyVariantFixture } from '#tests/catalog/catalog-fixture.ts';

const SHOP = { currency: 'USD', metafieldKeys: [], marketCountries: [], channelGid: null };

function mapVariant(changes: Record<string, unknown>, currency = 'USD') {
  const source = shopifyProductFixture({ variants: [shopifyVariantFixture(changes)] });
  return mapProduct(source, { ...SHOP, currency }).variants[0]!;
}

function inventoryItem(changes: Record<string, unknown>) {
  return { inventoryItem: { ...shopifyVariantFixture().inventoryItem, ...changes } };
}

describe('GIVEN a product as Shopify answers', () => {
  test('WHEN it is mapped THEN its row carries plain ids, lower-case status and images only', () => {
    const source = (name: string, mimeType: string) => ({ url: `https://cdn.example/${name}`, mimeType });
    const category = { id: 'gid://shopify/TaxonomyCategory/hg-11', fullName: 'Home > Mugs' };
    const collections = [{ id: 'gid://shopify/Collection/7' }];
    const media = [
      { id: 'gid://shopify/Video/1' },
      {
        id: 'gid://shopify/Video/4',
        sources: [source('a.m3u8', 'application/x-mpegURL'), source('a.mp4', 'video/mp4')],
      },
      { id: 'gid://shopify/ExternalVideo/5', originUrl: 'https://youtube.example/v' },
      { id: 'gid://shopify/Model3d/6', sources: [source('a.usdz', 'model/vnd.usdz+zip')] },
      { id: 'gid://shopify/MediaImage/2', image: null },
      { id: 'gid://shopify/MediaImage/3', image: { url: 'https://cdn.example/3.jpg', altText: null } },
    ];
    expect(
      mapProduct(
        shopifyProductFixture({ media, category, collections, descriptionHtml: '<p>Holds <b>tea</b>.</p>' }),
        SHOP,
      ).product,
    ).toEqual({
      id: '11',
      title: 'Mug',
      handle: 'mug',
      description_html: '<p>Holds <b>tea</b>.</p>',
      description_text: 'Holds tea.',
      description_markdown: 'Holds **tea**.',
      vendor: 'Potter',
      product_type: 'Mugs',
      category: 'Home > Mugs',
      category_id: 'hg-11',
      collection_ids: ['7'],
      metafields: {},
      tags: ['tea', 'blue'],
      status: 'active',
      published_at: '2026-01-02T03:04:05Z',
      online_store_url: 'https://shop.example/products/mug',
      off_channel: null,
      is_gift_card: false,
      requires_selling_plan: false,
      options: [{ name: 'Title', values: ['Default Title'] }],
      images: [{ url: 'https://cdn.example/3.jpg', altText: null }],
      other_media: [
        { type: 'video', url: 'https://cdn.example/a.mp4' },
        { type: 'video', url: 'https://youtube.example/v' },
        { type: 'model_3d', url: 'https://cdn.example/a.usdz' },
      ],
      translations: {},
      variant_count: 1,
      shopify_updated_at: '2026-02-03T04:05:06Z',
    });
  });

  test('WHEN it is mapped THEN its variant carries minor units, stock and the inventory item', () => {
    expect(mapVariant({})).toEqual({
      id: '44001',
      product_id: '11',
      title: 'Default Title',
      sku: 'MUG-1',
      barcode: '4006381333931',
      position: 1,
      price: 1250,
      compare_at_price: null,
      currency: 'USD',
      taxable: true,
      requires_shipping: true,
      inventory_tracked: true,
      inventory_policy: 'deny',
      available: 7,
      inventory_item_id: '55001',
      selected_options: [{ name: 'Title', value: 'Default Title' }],
      image_url: null,
      weight_grams: 350,
      market_prices: {},
      unit_price_measure: null,
      requires_components: false,
      shopify_updated_at: '2026-02-03T04:05:06Z',
    });
  });

  test('WHEN the merchant has chosen metafields and markets THEN they are mapped by name', () => {
    const source = shopifyProductFixture({
      metafield_0: { value: ' AB-12 ' },
      metafield_1: null,
      variants: [
        shopifyVariantFixture({
          price_CA: {
            price: { amount: '17.0', currencyCode: 'CAD' },
            compareAtPrice: { amount: '20.0', currencyCode: 'CAD' },
          },
          price_JP: { price: { amount: '1800.0', currencyCode: 'JPY' }, compareAtPrice: null },
          unitPriceMeasurement: {
            quantityValue: 750,
            quantityUnit: 'ML',
            referenceValue: 1,
            referenceUnit: 'L',
          },
        }),
      ],
    });
    const shop = { ...SHOP, metafieldKeys: ['custom.mpn', 'custom.color'], marketCountries: ['CA', 'JP'] };
    const { product, variants } = mapProduct(source, shop);
    expect(product.metafields).toEqual({ 'custom.mpn': 'AB-12' });
    expect(variants[0]).toMatchObject({
      price: 1250,
      market_prices: {
        CA: { price: 1700, compareAtPrice: 2000, currency: 'CAD' },
        JP: { price: 1800, compareAtPrice: null, currency: 'JPY' },
      },
      unit_price_measure: { measuredValue: 750, measuredUnit: 'ML', referenceValue: 1, referenceUnit: 'L' },
    });
  });

  test.each([
    ['12.50', 'USD', 1250],
    ['1200', 'JPY', 1200],
    ['1200.0', 'JPY', 1200],
    ['1.234', 'KWD', 1234],
    ['0.00', 'EUR', 0],
  ])('WHEN the price is %s %s THEN it is %d minor units', (price, currency, amount) => {
    expect(mapVariant({ price, compareAtPrice: price }, currency)).toMatchObject({
      price: amount,
      compare_at_price: amount,
      currency,
    });
  });

  test.each([
    [{ value: 1.2, unit: 'KILOGRAMS' }, 1200],
    [{ value: 1, unit: 'POUNDS' }, 454],
    [{ value: 8, unit: 'OUNCES' }, 227],
    [{ value: 0.2, unit: 'GRAMS' }, 1],
    [{ value: 0, unit: 'GRAMS' }, null],
    [null, null],
  ])('WHEN the weight is %j THEN it is %j grams', (weight, grams) => {
    expect(mapVariant(inventoryItem({ measurement: { weight } })).weight_grams).toBe(grams);
  });

  test.each(['', '  '])('WHEN SKU and barcode are %j THEN there are none', (blank) => {
    expect(mapVariant({ sku: blank, barcode: blank })).toMatchObject({ sku: null, barcode: null });
  });

  test('WHEN a variant has media THEN its first image is its own', () => {
    const media = [{ id: 'v' }, { id: 'i', image: { url: 'https://cdn.example/blue.jpg' } }];
    expect(mapVariant({ media }).image_url).toBe('https://cdn.example/blue.jpg');
  });

  test('WHEN a text holds NUL, which PostgreSQL refuses, THEN it is taken out', () => {
    expect(mapProduct(shopifyProductFixture({ title: 'M\0ug' }), SHOP).product.title).toBe('Mug');
  });
});

describe('GIVEN an answer that is not as the API promises', () => {
  test.each([
    ['a price in words', { price: 'cheap' }, /not a decimal/],
    ['a price finer than the currency', { price: '1.005' }, /finer than one minor unit/],
    ['an unknown inventory policy', { inventoryPolicy: 'MAYBE' }, /inventoryPolicy/],
    ['no stock', { sellableOnlineQuantity: null }, /sellableOnlineQuantity/],
  ])('WHEN it has %s THEN it is refused with a reason', (_what, changes, reason) => {
    let thrown: unknown;
    try {
      mapVariant(changes);
    } catch (error) {
      thrown = error;
    }
    expect(unreadableReason(thrown)).toMatch(reason);
  });

  test('an error of another kind is no reason', () => {
    expect(unreadableReason(new TypeError('a bug'))).toBeNull();
  });
});
