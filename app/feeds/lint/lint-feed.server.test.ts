import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { feedSample, inPages, sampleContext } from '#tests/feed-samples.ts';
import type { FeedFormatId } from '../feed-format.ts';
import { FORMATS } from '../formats/feed-formats.ts';
import { folderSink } from '../write/folder-sink.server.ts';
import { lintFeed } from './lint-feed.server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function lint(name: string, content?: string | Buffer) {
  const file = path.join(folder, name);
  if (content !== undefined) writeFileSync(file, content);
  const found: [number, string, string?][] = [];
  const result = await lintFeed(file, {}, ({ line, rule, detail }) => {
    if (rule.severity !== 'advice') found.push(detail ? [line, rule.id, detail] : [line, rule.id]);
  });
  return { ...result, found };
}

describe('GIVEN feeds of our own', () => {
  const items = [
    feedSample({ category: 'Home > Mugs' }),
    feedSample({ itemId: '2', category: 'Home > Mugs', compareAtPrice: 9999, description: 'a "b",\n\tc' }),
  ];
  test.each<[FeedFormatId, string, string]>([
    ['openai-jsonl', 'products-00001.jsonl.gz', 'openai'],
    ['openai-csv', 'products-00001.csv.gz', 'openai'],
    ['openai-tsv', 'products-00001.tsv.gz', 'openai'],
    ['openai-parquet', 'products-00001.parquet', 'openai'],
    ['acp', 'products-00001.jsonl', 'acp'],
    ['stripe', 'product-00001.csv', 'stripe'],
    ['stripe', 'inventory-00001.csv', 'stripe-inventory'],
    ['stripe', 'price-00001.csv', 'stripe-price'],
    ['google', 'products-00001.tsv.gz', 'google'],
  ])('WHEN %s is checked THEN its spec is known and it has no error', async (format, name, spec) => {
    const sink = await folderSink(path.join(folder, format));
    const context = sampleContext({ stripeShipping: 'US:ALL:Standard:3-5:5.00 USD' });
    await FORMATS[format].write(inPages(format === 'acp' ? items.slice(0, 1) : items), context, sink);
    await sink.publish();
    expect(await lint(path.join(format, name))).toMatchObject({ spec, found: [] });
  });

  test.each(['v1', 'v2', 'v3'] as const)(
    'WHEN the dialect is %s THEN its older names are understood',
    async (dialect) => {
      const sink = await folderSink(path.join(folder, dialect));
      await FORMATS['openai-csv'].write(inPages(items), sampleContext({ dialect }), sink);
      await sink.publish();
      expect(await lint(path.join(dialect, 'products-00001.csv.gz'))).toMatchObject({
        spec: 'openai',
        found: [],
      });
    },
  );
});

describe('GIVEN feeds of others', () => {
  test('WHEN lines are broken THEN each is told with its number, and the others are checked', async () => {
    const good = JSON.stringify({ item_id: '1', price: '1.00 USD' });
    const { found, rows } = await lint('broken.jsonl', `\ufeff${good}\n\nnot json\n[1]\n${good}\n`);
    expect(rows).toBe(4);
    expect(found).toContainEqual([3, 'file.row', 'is no JSON']);
    expect(found).toContainEqual([4, 'file.row', 'is no JSON object']);
    expect(found).toContainEqual([5, 'openai.item_id.unique']);
    expect(found).toContainEqual([1, 'openai.title.required']);
  });

  test.each(['\n', '\r\n'])(
    'WHEN a cell holds lines that end with %j THEN the numbers are those of the file',
    async (end) => {
      const rows = ['item_id,title,price', '1,"a', 'b",1.00 USD', '1,c,1 $'];
      const { found } = await lint('lines.csv', rows.join(end));
      expect(found).toContainEqual([4, 'openai.price.money']);
      expect(found).toContainEqual([4, 'openai.item_id.unique']);
    },
  );

  test('WHEN a row has too few cells THEN that is told', async () => {
    const { found } = await lint('short.tsv.gz', gzipSync('id\ttitle\tlink\n1\tMug\n'));
    expect(found).toContainEqual([2, 'file.row', 'has more or fewer cells than the header']);
  });

  test('WHEN a field has two names THEN the one that wins is checked', async () => {
    const row = { item_id: '1', id: '2', is_eligible_checkout: true, enable_checkout: 'yes' };
    const { found } = await lint('names.jsonl', JSON.stringify(row));
    expect(found).toContainEqual([1, 'file.two_names', 'id']);
    expect(found).toContainEqual([1, 'openai.is_eligible_checkout.flag']);
  });

  test('WHEN a product is not ACP’s THEN the field is named', async () => {
    const product = {
      id: '1',
      variants: [{ id: '1', title: 'Mug', price: { amount: 1.5, currency: 'usd' } }],
    };
    const { found, spec } = await lint('acp.jsonl', JSON.stringify(product));
    expect(spec).toBe('acp');
    expect(found[0]).toEqual([
      1,
      'acp.product.schema',
      expect.stringMatching(/^\$\.variants\[0\]\.price\.amount: /),
    ]);
  });

  test('WHEN there are no rows THEN that is an error', async () => {
    expect((await lint('empty.csv', 'id,title\n')).found).toEqual([[1, 'file.empty']]);
  });

  test.each([
    ['no feed', 'feed.xml', '<a/>', /that of no \.jsonl/],
    ['no gzip', 'feed.csv.gz', 'id\n1\n', /header/],
  ])('WHEN the file is %s THEN it is refused', async (_what, name, content, message) => {
    await expect(lint(name, content)).rejects.toThrow(message);
  });

  test('WHEN the file is not there THEN it is refused', async () => {
    await expect(lint('missing.jsonl')).rejects.toThrow(/ENOENT/);
    await expect(lint('missing.csv.gz')).rejects.toThrow(/ENOENT/);
  });
});
