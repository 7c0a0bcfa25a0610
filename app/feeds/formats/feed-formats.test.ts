import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { describe, expect, test } from 'vitest';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { feedSample, inPages, MemorySink, sampleContext } from '#tests/feed-samples.ts';
import type { FeedContext, FeedFormatId } from '../feed-format.ts';
import { FORMATS } from './feed-formats.ts';

const options = (size: string) => [
  { name: 'Size', value: size },
  { name: 'Motif', value: 'Cat' },
];
const shirt = (size: string, changes: Partial<CatalogItem> = {}) =>
  feedSample({
    ...{
      itemId: `shirt-${size}`,
      variantId: `9${size}`,
      productId: '9',
      title: 'Shirt',
      name: `Shirt - ${size} / Cat`,
    },
    ...{
      variantCount: 2,
      options: options(size),
      category: 'Apparel > Shirts',
      description: 'Line one,\n"two"\tand 🎉',
    },
    ...{ descriptionMarkdown: '**Line one**', url: `https://shop.example/products/shirt?variant=9${size}` },
    ...changes,
  });
const items = [
  feedSample({ barcode: '4006381333931', weightGrams: 350, category: 'Home > Mugs' }),
  shirt('S', {
    compareAtPrice: 9999,
    imageUrls: ['https://cdn.example/s,1.jpg', 'https://cdn.example/b.jpg'],
  }),
  shirt('L', {
    available: null,
    availability: 'backorder',
    returns: { accepted: true, days: 30, policyUrl: null },
  }),
  feedSample({ itemId: 'secret', sellability: { searchable: false, sellable: false, reason: 'draft' } }),
  feedSample({ itemId: 'plain', imageUrls: [] }),
];

async function write(format: FeedFormatId, changes: Partial<FeedContext> = {}, source = items) {
  const sink = new MemorySink();
  const rows: string[] = [];
  const left: string[][] = [];
  const summary = await FORMATS[format].write(
    inPages(source),
    sampleContext({
      onRow: (itemId) => rows.push(itemId),
      onOmission: (itemId, reason) => left.push([itemId, reason]),
      ...changes,
    }),
    sink,
  );
  expect(summary.files.map(({ name }) => name).sort()).toEqual([...sink.files.keys()].sort());
  const text = (name: string) => {
    const bytes = sink.files.get(name)!;
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  };
  return { summary, text, bytes: (name: string) => sink.files.get(name)!, rows, left };
}

const jsonl = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const table = (text: string, delimiter: string) =>
  parse(text, { columns: true, delimiter }) as Record<string, string>[];

describe('OpenAI', () => {
  test('GIVEN items THEN each with a row is written and told of, the others by their reason', async () => {
    const { summary, text, rows, left } = await write('openai-jsonl');
    expect(summary).toMatchObject({ rows: 3, omitted: { hidden: 1, image_url: 1 } });
    expect(rows).toEqual(['44001', 'shirt-S', 'shirt-L']);
    expect(left).toEqual([
      ['secret', 'hidden'],
      ['plain', 'image_url'],
    ]);
    const [mug, small, large] = jsonl(text('products-00001.jsonl.gz'));
    expect(mug).toMatchObject({ item_id: '44001', gtin: '4006381333931', weight: '350' });
    expect(small).toMatchObject({ price: '99.99 USD', sale_price: '79.99 USD', size: 'S' });
    expect(large).toMatchObject({
      accepts_returns: true,
      return_deadline_in_days: 30,
      availability: 'backorder',
    });
  });

  test.each([
    ['openai-csv', 'products-00001.csv.gz', ','],
    ['openai-tsv', 'products-00001.tsv.gz', '\t'],
  ] as const)('GIVEN %s THEN its cells are the values of the JSON lines', async (format, name, delimiter) => {
    const rows = table((await write(format)).text(name), delimiter);
    expect(rows.map(({ item_id }) => item_id)).toEqual(['44001', 'shirt-S', 'shirt-L']);
    expect(rows[1]).toMatchObject({
      description: 'Line one,\n"two"\tand 🎉',
      is_eligible_search: 'true',
      variant_dict: '{"Size":"S","Motif":"Cat"}',
      image_url: 'https://cdn.example/s,1.jpg',
      additional_image_urls: 'https://cdn.example/b.jpg',
      gtin: '',
    });
  });

  test('GIVEN parquet THEN another reader finds typed columns and the same rows, compressed with zstd', async () => {
    const { bytes, text, summary } = {
      ...(await write('openai-parquet')),
      text: (await write('openai-jsonl')).text,
    };
    expect(summary.rows).toBe(3);
    const buffer = bytes('products-00001.parquet');
    const file = buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.length) as ArrayBuffer;
    const rows = await parquetReadObjects({ file, compressors });
    const known = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined)),
    );
    expect(known).toEqual(jsonl(text('products-00001.jsonl.gz')));
  });

  test('GIVEN several Parquet feeds in one process THEN each can be read', async () => {
    for (const count of [1, 2, 40]) {
      const source = Array.from({ length: count }, (_, n) => feedSample({ itemId: `item ${n}` }));
      const buffer = (await write('openai-parquet', {}, source)).bytes('products-00001.parquet');
      const file = buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.length) as ArrayBuffer;
      const rows = await parquetReadObjects({ file, compressors });
      expect(rows.map(({ item_id }) => item_id as string)).toEqual(source.map(({ itemId }) => itemId));
    }
  });

  test('GIVEN parquet and no items THEN the file is there, with its columns', async () => {
    const { bytes, summary } = await write('openai-parquet', {}, []);
    expect(summary.rows).toBe(0);
    expect(bytes('products-00001.parquet').subarray(0, 4).toString()).toBe('PAR1');
  });

  test('GIVEN the dialect v1 THEN fields have their old names and flags are words', async () => {
    const [mug, , large] = jsonl(
      (await write('openai-jsonl', { dialect: 'v1' })).text('products-00001.jsonl.gz'),
    );
    expect(mug).toMatchObject({
      id: '44001',
      link: 'https://shop.example/products/mug?variant=44001',
      weight: '350 g',
    });
    expect(mug).toMatchObject({ enable_search: 'true', enable_checkout: 'true', inventory_quantity: 7 });
    expect(large).toMatchObject({ item_group_id: 'product-9', return_window: 30, availability: 'preorder' });
    for (const name of ['item_id', 'url', 'variant_dict', 'is_eligible_search'])
      expect(mug).not.toHaveProperty(name);
  });

  test('GIVEN the dialect v2 as CSV THEN what was dropped since has its column', async () => {
    const medium = { type: 'model_3d' as const, url: 'https://cdn.example/mug.glb' };
    const source = [feedSample({ otherMedia: [medium] }), shirt('S')];
    const { text } = await write('openai-csv', { dialect: 'v2' }, source);
    const rows = table(text('products-00001.csv.gz'), ',');
    expect(rows[0]).toMatchObject({ model_3d_url: medium.url, video_url: '', item_group_title: '' });
    expect(rows[1]).toMatchObject({ item_group_title: 'Shirt' });
  });
});

describe('the merchant’s voice', () => {
  const source = [
    feedSample({
      ...{ category: 'Home > Mugs', merchantCategory: 'Tea things' },
      questions: [{ question: 'Hot, cold?', answer: 'Both.' }],
    }),
  ];
  const asked = [{ q: 'Hot, cold?', a: 'Both.' }];

  test('GIVEN questions THEN the contracts that know them tell them, in lines, cells and Parquet', async () => {
    const lines = await write('openai-jsonl', { dialect: 'v3' }, source);
    expect(jsonl(lines.text('products-00001.jsonl.gz'))[0]).toMatchObject({ q_and_a: asked });
    const cells = await write('openai-csv', { dialect: 'v2' }, source);
    expect(table(cells.text('products-00001.csv.gz'), ',')[0]).toMatchObject({
      q_and_a: JSON.stringify(asked),
    });
    const buffer = (await write('openai-parquet', { dialect: 'v2' }, source)).bytes('products-00001.parquet');
    const file = buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.length) as ArrayBuffer;
    expect((await parquetReadObjects({ file, compressors }))[0]).toMatchObject({ q_and_a: asked });
  });

  test.each(['v1', 'v4'] as const)(
    'GIVEN questions and %s, which has no field THEN none',
    async (dialect) => {
      const { text } = await write('openai-jsonl', { dialect }, source);
      expect(jsonl(text('products-00001.jsonl.gz'))[0]).not.toHaveProperty('q_and_a');
    },
  );

  test('GIVEN a category of the merchant’s THEN feeds tell it, and ACP’s beside Shopify’s', async () => {
    const row = jsonl((await write('openai-jsonl', {}, source)).text('products-00001.jsonl.gz'))[0];
    expect(row).toMatchObject({ product_category: 'Tea things' });
    const google = table((await write('google', {}, source)).text('products-00001.tsv.gz'), '\t')[0];
    expect(google).toMatchObject({ product_type: 'Tea things' });
    const product = jsonl((await write('acp', {}, source)).text('products-00001.jsonl'))[0];
    expect(product).toMatchObject({
      variants: [
        {
          categories: [
            { value: 'Tea things', taxonomy: 'merchant' },
            { value: 'Home > Mugs', taxonomy: 'shopify' },
          ],
        },
      ],
    });
  });
});

describe('other markets', () => {
  const marketPrices = { CA: { price: 10900, compareAtPrice: null, currency: 'CAD' } };

  test.each([
    ['CA', '109.00 CAD'],
    ['US', '79.99 USD'],
    ['MX', '79.99 USD'],
  ])('GIVEN a feed for %s THEN the price is %s', async (country, price) => {
    const { text } = await write('openai-jsonl', { country }, [feedSample({ marketPrices })]);
    expect(jsonl(text('products-00001.jsonl.gz'))[0]).toMatchObject({ price, target_countries: [country] });
  });
});

describe('Google', () => {
  test('GIVEN items THEN identifiers, stock and groups are told in Google’s words', async () => {
    const rows = table((await write('google')).text('products-00001.tsv.gz'), '\t');
    expect(rows[0]).toMatchObject({
      id: '44001',
      gtin: '4006381333931',
      identifier_exists: '',
      shipping_weight: '350 g',
    });
    expect(rows[1]).toMatchObject({
      identifier_exists: 'no',
      item_group_id: 'product-9',
      product_type: 'Apparel > Shirts',
    });
    expect(rows[2]).toMatchObject({ availability: 'out_of_stock' });
  });

  test('GIVEN a price by the litre THEN Google’s units say so', async () => {
    const unitPriceMeasure = {
      measuredValue: 750,
      measuredUnit: 'ML',
      referenceValue: 1,
      referenceUnit: 'L',
    };
    const { text } = await write('google', {}, [feedSample({ unitPriceMeasure })]);
    expect(table(text('products-00001.tsv.gz'), '\t')[0]).toMatchObject({
      unit_pricing_measure: '750 ml',
      unit_pricing_base_measure: '1 l',
    });
  });
});

describe('Stripe', () => {
  test('GIVEN items THEN products, stock and prices are three files of the same items', async () => {
    const { summary, text } = await write('stripe', { stripeShipping: 'US:ALL:Standard:3-5:5.00 USD' });
    const products = table(text('product-00001.csv'), ',');
    expect(products[0]).toMatchObject({
      id: '44001',
      product_category: 'Home > Mugs',
      inventory_quantity: '7',
    });
    expect(products[0]).toMatchObject({
      shipping: 'US:ALL:Standard:3-5:5.00 USD',
      tax_behavior: 'exclusive',
    });
    expect(products[1]).toMatchObject({
      size: 'S',
      custom_variant_option_name_1: 'Motif',
      custom_variant_option_value_1: 'Cat',
    });
    expect(products[2]).toMatchObject({
      inventory_not_tracked: 'true',
      inventory_quantity: '',
      availability: 'backorder',
    });
    const ids = products.map(({ id }) => id);
    expect(table(text('inventory-00001.csv'), ',').map(({ id }) => id)).toEqual(ids);
    expect(table(text('price-00001.csv'), ',').map(({ price, sale_price }) => [price, sale_price])).toEqual([
      ['79.99 USD', ''],
      ['99.99 USD', '79.99 USD'],
      ['79.99 USD', ''],
    ]);
    expect(summary.rows).toBe(3);
  });

  test('GIVEN no category at all THEN the product is left out: Stripe would refuse it', async () => {
    expect((await write('stripe', {}, [feedSample()])).summary.omitted).toEqual({ category: 1 });
  });

  test('GIVEN an item that only the shop sells THEN its checkout is off', async () => {
    const gift = feedSample({
      productType: 'Cards',
      sellability: { searchable: true, sellable: false, reason: 'gift_card' },
    });
    const { text } = await write('stripe', {}, [gift]);
    expect(table(text('product-00001.csv'), ',')[0]).toMatchObject({ disable_checkout: 'true' });
  });
});

describe('ACP', () => {
  test('GIVEN a product’s variants in two pages THEN they are one product', async () => {
    const { summary, text, rows } = await write('acp');
    const products = jsonl(text('products-00001.jsonl'));
    expect(
      products.map(({ id, variants }) => [id, (variants as { id: string }[]).map((variant) => variant.id)]),
    ).toEqual([
      ['11', ['44001']],
      ['9', ['shirt-S', 'shirt-L']],
    ]);
    expect(rows).toEqual(['11', '9']);
    expect(summary).toMatchObject({ rows: 2, omitted: { hidden: 1, image_url: 1 } });
    expect(JSON.parse(text('metadata.json'))).toEqual({
      ...{ id: 'shop.example', target_country: 'US', updated_at: '2026-11-20T12:00:00.000Z' },
    });
    expect(products[1]).toMatchObject({
      description: { plain: 'Line one,\n"two"\tand 🎉', markdown: '**Line one**' },
      url: 'https://shop.example/products/shirt',
      variants: [
        {
          price: { amount: 7999, currency: 'USD' },
          list_price: { amount: 9999, currency: 'USD' },
          availability: { available: true, status: 'in_stock' },
        },
        { availability: { available: true, status: 'backorder' } },
      ],
    });
  });
});
