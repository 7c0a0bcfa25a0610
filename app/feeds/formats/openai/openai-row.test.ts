import { describe, expect, test } from 'vitest';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { SellabilityReason } from '#app/catalog/sellability.ts';
import { feedItemOf, feedSample, sampleContext, sampleSeller } from '#tests/feed-samples.ts';
import type { FeedSeller } from '../../feed-seller.ts';
import { toFeedItem } from '../../item/feed-item.ts';
import { toOpenAiRow, type OpenAiRow } from './openai-row.ts';

/** The row as an agent reads it from the file. */
function read(changes: Partial<CatalogItem> = {}, sellerChanges: Partial<FeedSeller> = {}): OpenAiRow {
  const seller = { ...sampleSeller, ...sellerChanges };
  const context = sampleContext({ seller, country: seller.country });
  return JSON.parse(JSON.stringify(toOpenAiRow(feedItemOf(changes, context), context))) as OpenAiRow;
}

test('GIVEN a plain item THEN its row has the nine required fields, the shop’s, and nothing that is not known', () => {
  expect(read()).toEqual({
    item_id: '44001',
    title: 'Mug',
    description: 'Holds tea.',
    url: 'https://shop.example/products/mug?variant=44001',
    brand: 'Potter',
    seller_name: 'The Pottery',
    image_url: 'https://cdn.example/a.jpg',
    availability: 'in_stock',
    price: '79.99 USD',
    is_eligible_search: true,
    is_eligible_checkout: true,
    seller_url: 'https://shop.example',
    seller_privacy_policy: 'https://shop.example/policies/privacy-policy',
    seller_tos: 'https://shop.example/policies/terms-of-service',
    return_policy: 'https://shop.example/policies/refund-policy',
    store_country: 'US',
    target_countries: ['US'],
  });
});

describe('price', () => {
  test.each([
    [7999, null, 'USD', '79.99 USD', undefined],
    [7999, 9999, 'USD', '99.99 USD', '79.99 USD'],
    [7999, 7999, 'USD', '79.99 USD', undefined],
    [7999, 5000, 'USD', '79.99 USD', undefined],
    [7999, 0, 'USD', '79.99 USD', undefined],
    [1200, 1500, 'JPY', '1500 JPY', '1200 JPY'],
    [1234, null, 'KWD', '1.234 KWD', undefined],
  ])('GIVEN %d and compare-at %s in %s', (price, compareAtPrice, currency, regular, sale) => {
    const row = read({ price, compareAtPrice, currency });
    expect([row.price, row.sale_price]).toEqual([regular, sale]);
  });
});

describe('checkout', () => {
  const inShopOnly = (reason: SellabilityReason) => ({ searchable: true, sellable: false, reason });
  test.each<[string, Partial<CatalogItem>, Partial<FeedSeller>, boolean]>([
    ['everything is there', {}, {}, true],
    ['the item is a gift card', { sellability: inShopOnly('gift_card') }, {}, false],
    ['the item is a bundle', { sellability: inShopOnly('bundle') }, {}, false],
    ['the item is for companies', { sellability: inShopOnly('business_only') }, {}, false],
    ['the item is for adults', { sellability: inShopOnly('age_restricted') }, {}, false],
    ['no Stripe account is connected', {}, { takesPayments: false }, false],
    ['there is no privacy policy', {}, { privacyPolicyUrl: null }, false],
    ['there are no terms', {}, { termsUrl: null }, false],
    ['only the return policy is missing', {}, { returnPolicyUrl: null }, true],
  ])('GIVEN %s', (_what, changes, sellerChanges, eligible) => {
    const row = read(changes, sellerChanges);
    expect([row.is_eligible_search, row.is_eligible_checkout]).toEqual([true, eligible]);
  });
});

describe('variants', () => {
  const options = [
    { name: 'Colour', value: 'Blue' },
    { name: 'Size', value: 'L' },
  ];

  test('GIVEN one of several THEN it names its group and what tells it apart', () => {
    const row = read({ variantCount: 4, options });
    expect(row).toMatchObject({
      group_id: 'product-11',
      listing_has_variations: true,
      variant_dict: { Colour: 'Blue', Size: 'L' },
    });
  });

  test('GIVEN the only one THEN it is no group', () => {
    const row = read({ variantCount: 1, options });
    expect(row).not.toHaveProperty('group_id');
    expect(row).not.toHaveProperty('variant_dict');
  });

  test('GIVEN ids of product and variant that are the same THEN item and group still differ', () => {
    const row = read({ itemId: '11', productId: '11', variantCount: 2, options });
    expect(row.group_id).not.toBe(row.item_id);
  });
});

describe('optional fields', () => {
  test('GIVEN they are known THEN they are there', () => {
    expect(
      read({
        barcode: '4006381333931',
        weightGrams: 350,
        category: 'Home & Garden > Mugs',
        imageUrls: ['https://cdn.example/a.jpg', 'https://cdn.example/b.jpg'],
      }),
    ).toMatchObject({
      gtin: '4006381333931',
      weight: '350',
      item_weight_unit: 'g',
      product_category: 'Home & Garden > Mugs',
      additional_image_urls: ['https://cdn.example/b.jpg'],
    });
  });

  test.each([
    ['gtin', { barcode: '12345' }, {}],
    ['target_countries', {}, { country: 'DE' }],
    ['return_policy', {}, { returnPolicyUrl: null }],
  ])('GIVEN no usable %s THEN it is left out', (field, changes, sellerChanges) => {
    expect(read(changes, sellerChanges)).not.toHaveProperty(field);
  });

  test('GIVEN no vendor and no description THEN the shop and the name stand in: both are required', () => {
    expect(read({ brand: '', description: '' })).toMatchObject({
      brand: 'The Pottery',
      description: 'Mug',
    });
  });
});

describe('lengths', () => {
  test('GIVEN texts that are too long THEN they are cut between words and never inside a character', () => {
    const row = read({ name: 'blue mug '.repeat(30), description: '🎉'.repeat(6000) });
    expect([...row.title].length).toBeLessThanOrEqual(150);
    expect(row.title).toMatch(/ (blue|mug)…$/);
    expect([...row.description]).toHaveLength(5000);
    expect(row.description.isWellFormed()).toBe(true);
  });

  test('GIVEN texts of just the right length THEN they stay whole', () => {
    expect(read({ name: 'x'.repeat(150) }).title).toBe('x'.repeat(150));
  });
});

test.each([
  ['hidden', { sellability: { searchable: false, sellable: false, reason: 'draft' as const } }],
  ['prohibited', { sellability: { searchable: false, sellable: false, reason: 'prohibited' as const } }],
  ['url', { url: null }],
  ['image_url', { imageUrls: [] }],
  ['price', { price: 0 }],
])('GIVEN an item without a row THEN the reason is %s', (omitted, changes) => {
  expect(toFeedItem(feedSample(changes), sampleContext())).toBe(omitted);
});

test('GIVEN an item that a rule of the merchant hides THEN the reason is their own words', () => {
  const rules = [{ id: 'r', name: 'Recall', effect: 'hidden' as const, conditions: { countries: ['FR'] } }];
  expect(toFeedItem(feedSample(), sampleContext({ rules, country: 'FR' }))).toBe('hidden: Recall');
  expect(toFeedItem(feedSample(), sampleContext({ rules, country: 'US' }))).toMatchObject({ checkout: true });
});
