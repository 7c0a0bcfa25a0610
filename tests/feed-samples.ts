import { Writable } from 'node:stream';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { FeedContext, FeedSink } from '#app/feeds/feed-format.ts';
import type { FeedSeller } from '#app/feeds/feed-seller.ts';
import { toFeedItem, type FeedItem } from '#app/feeds/item/feed-item.ts';
import { sampleItem } from './checkout-samples.ts';

export const sampleSeller: FeedSeller = {
  name: 'The Pottery',
  url: 'https://shop.example',
  country: 'US',
  privacyPolicyUrl: 'https://shop.example/policies/privacy-policy',
  termsUrl: 'https://shop.example/policies/terms-of-service',
  returnPolicyUrl: 'https://shop.example/policies/refund-policy',
  takesPayments: true,
  taxesIncluded: false,
};

export function sampleContext(changes: Partial<FeedContext> = {}): FeedContext {
  return {
    seller: sampleSeller,
    country: 'US',
    connectionId: null,
    rules: [],
    productRules: [],
    at: new Date('2026-11-20T12:00:00Z'),
    ...changes,
  };
}

/** A mug that every feed can tell of. */
export const feedSample = (changes: Partial<CatalogItem> = {}): CatalogItem =>
  sampleItem({
    imageUrls: ['https://cdn.example/a.jpg'],
    price: 7999,
    url: 'https://shop.example/products/mug?variant=44001',
    weightGrams: null,
    productType: '',
    ...changes,
  });

/** @throws Error if the item has no row */
export function feedItemOf(changes: Partial<CatalogItem> = {}, context = sampleContext()): FeedItem {
  const feedItem = toFeedItem(feedSample(changes), context);
  if (typeof feedItem === 'string') throw new Error(`omitted: ${feedItem}`);
  return feedItem;
}

/** Keeps a feed's files in memory. */
export class MemorySink implements FeedSink {
  readonly files = new Map<string, Buffer>();

  open(name: string): Writable {
    const chunks: Buffer[] = [];
    return new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        chunks.push(Buffer.from(chunk));
        done();
      },
      final: (done) => {
        this.files.set(name, Buffer.concat(chunks));
        done();
      },
    });
  }
}

/** Items a page each, or in pages of so many. */
export async function* inPages(items: CatalogItem[], size = 2): AsyncGenerator<CatalogItem[]> {
  for (let begin = 0; begin < items.length; begin += size) yield items.slice(begin, begin + size);
}
