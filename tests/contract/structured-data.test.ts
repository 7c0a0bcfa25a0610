import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenAiRow } from '#app/feeds/formats/openai/openai-row.ts';
import { writeFeed } from '#app/feeds/write-feed.server.ts';
import { isPublished, variantsOf } from '#sandbox/shopify/resolvers/catalog/catalog-rules.ts';
import { sampleCatalogues } from '#tests/sample-catalogues.ts';
import type { TestShop } from '#tests/shopify.ts';
import { liquidObjects, type Visit } from '#tests/storefront/liquid-objects.ts';
import { openBlock } from '#tests/storefront/render-block.ts';
import {
  offersOf,
  readProductData,
  type OfferData,
  type ProductData,
} from '#tests/storefront/product-data.ts';
import { schemaOrgProblems } from '#tests/storefront/schema-org-problems.ts';
import { startSyncedShop } from '#tests/synced-shop.ts';

const block = openBlock('extensions/structured-data/blocks/product-data.liquid');
/** What a merchant sets who leaves nothing open. */
const SETTINGS = {
  condition: 'new',
  returns: 'finite',
  return_days: 30,
  return_fees: 'customer',
  return_countries: 'us, DE',
  shipping_price: '4,95',
  shipping_countries: 'US,CA',
};

describe.each(sampleCatalogues('data in the pages of products'))('GIVEN %s', (_name, catalogFiles) => {
  let world: TestShop;
  const rows = new Map<string, OpenAiRow>();
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'structured-data-'));
  const pages: ProductData[] = [];

  beforeAll(async () => {
    const opened = await startSyncedShop(catalogFiles);
    world = opened.world;
    const { files } = await writeFeed(opened.scope, { format: 'openai-jsonl', out: folder });
    for (const { name } of files)
      for (const line of gunzipSync(fs.readFileSync(path.join(folder, name)))
        .toString()
        .split('\n')
        .filter(Boolean)) {
        const row = JSON.parse(line) as OpenAiRow;
        rows.set(row.url, row);
      }
    const context = world.simulator.context();
    const { primaryUrl, name, currencyCode } = context.shop();
    const visit: Visit = { origin: primaryUrl, shopName: name, shopCurrency: currencyCode };
    for (const product of world.simulator.state.products.filter(isPublished))
      pages.push(
        readProductData(
          block.render(liquidObjects(product, variantsOf(context, product.id), visit), SETTINGS),
        )!,
      );
  });
  afterAll(async () => {
    fs.rmSync(folder, { recursive: true });
    await world.close();
  });

  test('THEN each row of the feed has an offer that says the same', () => {
    const offers = new Map(pages.flatMap(offersOf).map((found) => [found.offer.url, found]));
    expect(rows.size).toBeGreaterThan(0);
    for (const row of rows.values()) {
      const { offer, variant, page } = offers.get(row.url)!;
      expect(toldBy(offer, variant, page)).toEqual(toldByFeed(row));
    }
  });

  test('THEN all of it is schema.org’s', () => {
    expect(schemaOrgProblems(pages)).toEqual([]);
  });

  test('THEN descriptions are words, without markup or its entities', () => {
    const descriptions = pages.flatMap(({ description }) => description ?? []);
    expect(descriptions.length).toBeGreaterThan(0);
    expect(descriptions.filter((text) => /<\w|&#?\w+;|\s\s/.test(text))).toEqual([]);
  });

  test('THEN each offer has the SKU of its variant, and what the merchant has set', () => {
    const skus = new Map(
      world.simulator.state.variants.all().map(({ id, sku }) => [id.split('/').at(-1), sku ?? undefined]),
    );
    for (const { offer, variant } of pages.flatMap(offersOf)) {
      expect(variant.sku).toBe(skus.get(new URL(offer.url).searchParams.get('variant')!));
      expect(offer.hasMerchantReturnPolicy).toEqual({
        '@type': 'MerchantReturnPolicy',
        applicableCountry: ['US', 'DE'],
        merchantReturnDays: 30,
        returnFees: 'https://schema.org/ReturnFeesCustomerResponsibility',
        returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
      });
    }
  });
});

const AVAILABILITY = {
  in_stock: 'https://schema.org/InStock',
  out_of_stock: 'https://schema.org/OutOfStock',
  backorder: 'https://schema.org/BackOrder',
};

/** An offer in the words that both are compared in: prices as the feed writes them. */
function toldBy(offer: OfferData, variant: ProductData, page: ProductData) {
  const now = `${offer.price} ${offer.priceCurrency}`;
  const regular = offer.priceSpecification;
  return {
    price: regular ? `${regular.price} ${regular.priceCurrency}` : now,
    sale_price: regular && now,
    availability: offer.availability,
    gtin: variant.gtin,
    brand: page.brand.name,
    group_id: page.productGroupID,
    color: variant.color,
    size: variant.size,
    material: variant.material,
  };
}

const toldByFeed = ({ price, sale_price, availability, gtin, brand, group_id, ...row }: OpenAiRow) => ({
  ...{ price, sale_price, gtin, brand, group_id },
  availability: AVAILABILITY[availability],
  color: row.color,
  size: row.size,
  material: row.material,
});
