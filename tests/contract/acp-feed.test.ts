import { describe, expect, test } from 'vitest';
import { discontinued } from '#app/feeds/formats/acp/acp-product.ts';
import { FORMATS } from '#app/feeds/formats/feed-formats.ts';
import { feedProblems } from '#sandbox/agent/feed-schema.ts';
import { acpSpecificationHere } from '#sandbox/agent/testing/acp-specification.ts';
import { feedSample, inPages, MemorySink, sampleContext } from '#tests/feed-samples.ts';

const measure = { measuredValue: 750, measuredUnit: 'ML', referenceValue: 1000, referenceUnit: 'ML' };
const rich = feedSample({
  ...{ barcode: '4006381333931', compareAtPrice: 9999, category: 'Home > Mugs', unitPriceMeasure: measure },
  ...{
    descriptionMarkdown: 'Holds **tea**.',
    condition: 'new' as const,
    options: [{ name: 'Size', value: 'L' }],
  },
  otherMedia: [{ type: 'model_3d' as const, url: 'https://cdn.example/mug.glb' }],
});

describe.runIf(acpSpecificationHere)('GIVEN the official schema of ACP’s feed', () => {
  test.each(['2026-04-17', 'unreleased'])(
    'WHEN a feed is written THEN %s has nothing against it',
    async (version) => {
      const sink = new MemorySink();
      const items = [
        rich,
        feedSample({ productId: '12', available: null }),
        feedSample({ productId: '13', price: 1 }),
      ];
      await FORMATS.acp.write(inPages(items), sampleContext({ country: 'CA', feedId: 'feed_1' }), sink);
      const lines = sink.files.get('products-00001.jsonl')!.toString().trim().split('\n');
      expect(lines).toHaveLength(3);
      for (const line of lines) expect(feedProblems(version, 'Product', JSON.parse(line))).toEqual([]);
      const metadata = JSON.parse(sink.files.get('metadata.json')!.toString()) as object;
      expect(feedProblems(version, 'FeedMetadata', metadata)).toEqual([]);
      expect(JSON.parse(lines[0]!)).toMatchObject({
        variants: [{ unit_price: { amount: 10665, measure: { value: 750, unit: 'ml' } } }],
      });
    },
  );

  test('WHEN a product is gone THEN what is told of it is valid too', () => {
    const products = [discontinued({ id: '11', variantIds: ['44001', '44002'] })];
    expect(feedProblems('2026-04-17', 'UpsertProductsRequest', { products })).toEqual([]);
  });

  test('WHEN a product is not as it should be THEN the schema says so', () => {
    expect(feedProblems('2026-04-17', 'Product', { id: 11, variants: [] })).not.toEqual([]);
  });
});
