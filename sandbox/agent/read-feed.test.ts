import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFeed } from './read-feed.ts';
import { FEED_ROW } from './testing/fake-seller.ts';

function served(lines: unknown[], raw?: string) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return { fetch: async () => new Response(raw ?? new Uint8Array(gzipSync(text))) };
}
const read = (...lines: unknown[]) => readFeed('https://shop.example/feed.jsonl.gz', served(lines));

describe('GIVEN a product feed in OpenAI format', () => {
  it('WHEN a row is complete THEN it becomes an item with money in minor units', async () => {
    const { items, rejected } = await read({ ...FEED_ROW, sale_price: '39.50 USD' });
    expect(rejected).toEqual([]);
    expect(items[0]).toMatchObject({
      itemId: '44001',
      price: { amount: 4800, currency: 'USD' },
      salePrice: { amount: 3950, currency: 'USD' },
      groupId: '9001',
      variantOptions: { Color: 'Sand', Size: 'M' },
      buyable: true,
    });
  });

  it.each([
    'item_id',
    'title',
    'description',
    'url',
    'brand',
    'seller_name',
    'image_url',
    'availability',
    'price',
  ])('WHEN the required %s is missing THEN that row is rejected and the others stay', async (field) => {
    const { items, rejected } = await read(
      { ...FEED_ROW, [field]: undefined },
      { ...FEED_ROW, item_id: '2' },
    );
    expect(items.map((item) => item.itemId)).toEqual(['2']);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ line: 1, problems: [expect.stringContaining(field)] });
  });

  it.each(['48 usd', '48,00 USD', '48.001 USD', '0.00 USD', '-1.00 USD', '1e3 USD', '48.00', 'USD 48.00'])(
    'WHEN the price is %j THEN the row is rejected',
    async (price) => {
      const { rejected } = await read({ ...FEED_ROW, price });
      expect(rejected[0]?.problems[0]).toMatch(/^price:/);
    },
  );

  it.each([
    ['5000 JPY', 5000],
    ['12.345 KWD', 12345],
  ])('WHEN the currency has another exponent THEN %s is %d minor units', async (price, amount) => {
    expect((await read({ ...FEED_ROW, price })).items[0]?.price.amount).toBe(amount);
  });

  it.each(['48.00 USD', '60.00 USD', '0.00 USD', '20.00 EUR'])(
    'WHEN the sale price is %s THEN it is ignored, as the spec rules',
    async (sale_price) => {
      expect((await read({ ...FEED_ROW, sale_price })).items[0]?.salePrice).toBeNull();
    },
  );

  it.each([
    [{ is_eligible_checkout: undefined }, false],
    [{ is_eligible_search: false }, false],
    [{ is_eligible_search: undefined }, true],
  ])('WHEN the flags are %j THEN the defaults of the spec make buyable %s', async (flags, buyable) => {
    expect((await read({ ...FEED_ROW, ...flags })).items[0]?.buyable).toBe(buyable);
  });

  it('WHEN checkout is on without policies THEN the row is rejected', async () => {
    const { rejected } = await read({ ...FEED_ROW, seller_tos: undefined });
    expect(rejected[0]?.problems[0]).toMatch(/seller_tos/);
  });

  it('WHEN a line is no JSON or repeats an id THEN only that line is rejected', async () => {
    const { items, rejected } = await read('{broken', FEED_ROW, FEED_ROW, '');
    expect(items).toHaveLength(1);
    expect(rejected.map((row) => row.line)).toEqual([1, 3]);
  });

  it('WHEN the file is not gzip or not there THEN the error says so', async () => {
    const url = 'https://shop.example/f';
    await expect(readFeed(url, served([], 'plain text'))).rejects.toThrow(/not readable as gzip/);
    await expect(readFeed(url, { fetch: async () => new Response('no', { status: 403 }) })).rejects.toThrow(
      /403/,
    );
  });
});
