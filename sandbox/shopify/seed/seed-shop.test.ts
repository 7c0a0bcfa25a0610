import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openShopifyState, type ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import { CatalogFileError, seedShop } from './index.ts';
import { catalogFolder } from './testing/catalog-folder.ts';

const folder = catalogFolder();
const clock = () => new Date('2026-11-21T10:00:00Z');
const seed = (state: ShopifyState, ...catalogFiles: string[]) =>
  seedShop(state, { catalogFiles, clock, baseUrl: 'http://localhost:4001' });

/** Shopify's own sample catalogues are no part of the project; they are used where they lie beside it. */
const SHARED = path.resolve('../shared/catalogs');
const SAMPLES = {
  'apparel.csv': [20, 22],
  'home-and-garden.csv': [20, 21],
  'jewelery.csv': [20, 23],
} as const;
const samplesAreHere = fs.existsSync(SHARED);

describe('seedShop', () => {
  it('GIVEN an empty state WHEN seeded THEN the shop sells to four countries with VAT included in two', async () => {
    const state = openShopifyState(null);
    const counts = await seed(state);
    const [shop] = state.shops.all();
    expect(shop).toMatchObject({
      domain: 'demo-shop.myshopify.com',
      currencyCode: 'USD',
      countryCode: 'US',
      taxesIncluded: false,
      taxInclusiveCountries: ['GB', 'DE'],
      trial: false,
    });
    expect(shop!.shippingZones.flatMap((zone) => zone.countries)).toEqual(['US', 'CA', 'GB', 'DE']);
    for (const zone of shop!.shippingZones) {
      expect(new Set(zone.rates.map((rate) => rate.code)).size).toBeGreaterThanOrEqual(2);
      expect(zone.rates.filter((rate) => rate.freeAboveMinor !== undefined)).toHaveLength(1);
    }
    expect(shop!.locations).toHaveLength(1);
    expect(shop!.policies.map(({ type }) => type)).toContain('TERMS_OF_SERVICE');
    expect(counts).toEqual({ products: state.products.size, variants: state.variants.size });
  });

  it('GIVEN the built-in catalogue WHEN seeded THEN ids, references and image addresses hang together', async () => {
    const state = openShopifyState(null);
    await seed(state);
    for (const variant of state.variants.all()) {
      const product = state.products.get(variant.productId)!;
      expect(variant.selectedOptions.map(({ name }) => name)).toEqual(
        product.options.map(({ name }) => name),
      );
      for (const [index, { value }] of variant.selectedOptions.entries()) {
        expect(product.options[index]!.values).toContain(value);
      }
      if (variant.imageId) expect(product.images.map(({ id }) => id)).toContain(variant.imageId);
    }
    const mug = state.products.find(({ handle }) => handle === 'cafe-ole-mug')!;
    expect(mug.images.map(({ url }) => url)).toEqual([
      'http://localhost:4001/images/cafe-ole-mug.png',
      'http://localhost:4001/images/cafe-ole-mug-2.png',
    ]);
    const draft = state.products.find(({ handle }) => handle === 'spring-parka-2027')!;
    expect(draft).toMatchObject({ status: 'DRAFT', publishedAt: null });
  });

  it('GIVEN a broken file among others WHEN seeded THEN nothing is changed', async () => {
    const state = openShopifyState(null);
    const good = await folder.write('good.csv', 'Title,Price\nMug,1\n');
    const bad = await folder.write('bad.csv', 'Title,Price\nBowl,1\nVase,dear\n');
    await expect(seed(state, good, bad)).rejects.toThrow(/bad\.csv, line 3, field "Price"/);
    expect([state.shops.size, state.products.size, state.variants.size]).toEqual([0, 0, 0]);
  });

  it('GIVEN no such file, or one without products WHEN seeded THEN the file is named', async () => {
    const state = openShopifyState(null);
    await expect(seed(state, '/no/such.csv')).rejects.toThrow(CatalogFileError);
    const empty = await folder.write('empty.csv', 'Title,Price\n');
    await expect(seed(state, empty)).rejects.toThrow(/empty\.csv: there is no product/);
  });

  it('GIVEN two files with one handle WHEN seeded THEN both stay, the second with a number', async () => {
    const state = openShopifyState(null);
    const csv = await folder.write('one.csv', 'Handle,Title\nmug,Mug\nmug-1,Other\n');
    const json = await folder.write(
      'two.data',
      JSON.stringify({ products: [{ title: 'Second mug', handle: 'mug', variants: [{ price: '2.00' }] }] }),
    );
    await seed(state, csv, json);
    expect(state.products.all().map(({ handle, title }) => [handle, title])).toEqual([
      ['mug', 'Mug'],
      ['mug-1', 'Other'],
      ['mug-2', 'Second mug'],
    ]);
  });

  it('GIVEN a seeding that was cut off WHEN seeded again THEN its leftovers are gone', async () => {
    const state = openShopifyState(null);
    await seed(state);
    const { size } = state.products;
    state.shops.delete(state.shops.all()[0]!.id);
    await seed(state);
    expect(state.products.size).toBe(size);
    expect(state.shops.size).toBe(1);
    await expect(seed(state)).rejects.toThrow('seeded already');
  });

  if (!samplesAreHere) process.stderr.write(`SKIPPED: Shopify's sample catalogues are not at ${SHARED}\n`);
  it.skipIf(!samplesAreHere).each(Object.entries(SAMPLES))(
    'GIVEN Shopify’s sample %s WHEN seeded THEN all of it is sellable',
    async (file, [products, variants]) => {
      const state = openShopifyState(null);
      expect(await seed(state, path.join(SHARED, file))).toEqual({ products, variants });
      for (const variant of state.variants.all()) {
        expect(variant).toMatchObject({ sku: null, requiresShipping: true });
        expect(variant.priceMinor).toBeGreaterThan(0);
      }
      for (const product of state.products.all()) {
        expect(product).toMatchObject({ status: 'ACTIVE', isGiftCard: false });
        expect(product.publishedAt).not.toBeNull();
        expect(product.images.length).toBeGreaterThan(0);
      }
    },
  );

  it.skipIf(!samplesAreHere)('GIVEN all sample files WHEN loaded together THEN nothing is lost', async () => {
    const state = openShopifyState(null);
    const files = Object.keys(SAMPLES).map((file) => path.join(SHARED, file));
    expect(await seed(state, ...files)).toEqual({ products: 60, variants: 66 });
  });
});
