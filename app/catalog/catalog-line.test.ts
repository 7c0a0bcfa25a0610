import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readBulkProducts, type PlacedProduct } from './catalog-line.ts';
import { placeLines, splitLines, type PlacedLine } from './split-lines.ts';

async function* chunks(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}

const toArray = (items: AsyncIterable<unknown>) => Readable.from(items).toArray();

async function* linesOf(...nodes: (object | string)[]) {
  let end = 0;
  for (const node of nodes) {
    const text = typeof node === 'string' ? node : JSON.stringify(node);
    yield { text, end: (end += text.length + 1) };
  }
}

const product = (n: number) => ({ id: `gid://shopify/Product/${n}`, title: `P${n}` });
const variant = (n: number, parent: number) => ({
  id: `gid://shopify/ProductVariant/${n}`,
  __parentId: `gid://shopify/Product/${parent}`,
});

describe('placeLines', () => {
  test('GIVEN lines, empty ones and long characters WHEN the stream is begun behind any line THEN the rest is the same', async () => {
    const bytes = Buffer.from('{"a":"ä€🎉"}\n\n{"b":1}\n{"c":"x"}');
    const all = (await toArray(placeLines(chunks(bytes)))) as PlacedLine[];
    expect(all.map(({ text }) => text)).toEqual(['{"a":"ä€🎉"}', '{"b":1}', '{"c":"x"}']);
    for (const [index, { end }] of all.entries())
      expect(await toArray(placeLines(chunks(bytes.subarray(end)), end))).toEqual(all.slice(index + 1));
  });
});

describe('splitLines', () => {
  test('GIVEN lines and characters cut anywhere WHEN they are split THEN each line is whole', async () => {
    const bytes = Buffer.from('{"a":"ä€"}\n\n{"b":"x\u2028y"}\n{"c":1}');
    const singles = [...bytes].map((byte) => Uint8Array.of(byte));
    expect(await toArray(splitLines(chunks(...singles)))).toEqual([
      '{"a":"ä€"}',
      '{"b":"x\u2028y"}',
      '{"c":1}',
    ]);
  });
});

describe('GIVEN the lines of a grouped bulk result', () => {
  test('WHEN they are read THEN media and variants are put under their product, and media under their variant', async () => {
    const image = { id: 'gid://shopify/MediaImage/5', image: { url: 'u' } };
    const read = (await toArray(
      readBulkProducts(
        linesOf(
          product(1),
          { ...image, __parentId: product(1).id },
          variant(10, 1),
          { ...image, __parentId: variant(10, 1).id },
          variant(11, 1),
          { id: 'gid://shopify/Collection/7', __parentId: product(1).id },
          product(2),
        ),
      ),
    )) as PlacedProduct[];
    expect(read.map(({ product: one }) => one)).toMatchObject([
      {
        ...product(1),
        media: [image],
        collections: [{ id: 'gid://shopify/Collection/7' }],
        variants: [
          { id: variant(10, 1).id, media: [image] },
          { id: variant(11, 1).id, media: [] },
        ],
      },
      { ...product(2), media: [], collections: [], variants: [] },
    ]);
  });

  test('WHEN one is broken off THEN the error names it', async () => {
    const lines = linesOf(product(1), '{"id":"gid://shop');
    await expect(toArray(readBulkProducts(lines))).rejects.toThrow('Line 2 of the bulk result is no JSON');
  });

  test('WHEN a child stands away from its parent THEN it is refused rather than lost', async () => {
    const lines = linesOf(product(1), product(2), variant(10, 1));
    await expect(toArray(readBulkProducts(lines))).rejects.toThrow('Line 3');
  });
});
