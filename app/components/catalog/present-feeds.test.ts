import { expect, test } from 'vitest';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { ListedDestination } from '#app/feeds/delivery/list-destinations.server.ts';
import type { Reader } from '#app/i18n/reader.ts';
import { translatorFor } from '#app/i18n/translator-for.server.ts';
import { presentBulkTrial, presentOverrides } from './present-bulk.ts';
import { presentDrift, presentFeedState } from './present-feeds.ts';

const reader: Reader = { locale: 'en-US', language: 'en', timeZone: 'UTC', t: translatorFor('en') };
const AT = new Date('2026-11-27T12:00:00Z');
const FEED = {
  ...{ id: 'feed', connectionId: 'agent', agent: 'ChatGPT', kind: 'hosted', format: 'openai-jsonl' },
  ...{ nextSnapshotAt: AT, lastError: null, lastRun: null },
} as unknown as ListedDestination;
const ran = (run: object): ListedDestination => {
  const lastRun = {
    id: 'run',
    state: 'delivered',
    rows: 7,
    omitted: {},
    error: null,
    finishedAt: AT,
    ...run,
  };
  return { ...FEED, lastRun: { added: null, changed: null, removed: null, ...lastRun } as never };
};

test('a feed that was never made says so', () => {
  expect(presentFeedState(FEED, reader)).toMatchObject({
    ...{ name: 'ChatGPT · The agent fetches it', state: { text: 'Not delivered yet' }, heldRun: null },
    ...{ rows: null, finished: null, difference: null, omitted: [], problem: null },
  });
});

test('a feed is told with what its last snapshot changed and left out', () => {
  const feed = ran({ added: 1, changed: 0, removed: 2, omitted: { image_url: 1, 'hidden: No mugs': 2 } });
  expect(presentFeedState(feed, reader)).toMatchObject({
    ...{
      state: { text: 'Delivered', tone: 'success' },
      rows: '7 rows',
      difference: '1 new, 0 changed, 2 gone',
    },
    omitted: ['No image: 1 item', 'Hidden by your rule “No mugs”: 2 items'],
  });
});

test('a held snapshot can be decided on; what failed last is told before', () => {
  expect(presentFeedState(ran({ state: 'held', error: 'too small' }), reader)).toMatchObject({
    ...{ heldRun: 'run', problem: 'too small' },
  });
  const failing = { ...ran({ state: 'failed', error: 'before' }), lastError: 'no answer' };
  expect(presentFeedState(failing, reader)).toMatchObject({ heldRun: null, problem: 'no answer' });
});

test('what a reading found is told by kind', () => {
  const drift = { stock: { count: 1, products: ['5'] }, missing: { count: 2, products: ['6', '7'] } };
  expect(presentDrift({ at: AT, drift }, reader).kinds).toEqual([
    { kind: 'missing', text: '2 products were missing', products: ['6', '7'] },
    { kind: 'stock', text: 'the stock of 1 variant was wrong', products: ['5'] },
  ]);
});

test('a bulk edit shows its examples, and what cannot be said of one', () => {
  const item = (brand: string, more = {}) =>
    ({
      ...{
        productId: '1',
        title: 'Mug',
        name: 'Mug',
        brand,
        price: 1,
        currency: 'EUR',
        compareAtPrice: null,
      },
      ...{ imageUrls: [], otherMedia: [], options: [], available: null, availability: 'in_stock', ...more },
    }) as unknown as CatalogItem;
  const failed = { failedOverrides: [{ id: 'draft:brand', field: 'brand', problem: 'is too long' }] };
  const examples = [
    { before: item('Potter'), after: item('Ours') },
    { before: item('Potter'), after: item('Potter', failed) },
  ];
  expect(presentBulkTrial({ products: 2, examples }, 'brand', reader)).toMatchObject({
    concerned: 'It would concern 2 products.',
    examples: [
      { name: 'Mug', now: 'Potter', then: 'Ours', problem: null },
      { then: 'Potter', problem: 'is too long' },
    ],
  });
});

test('what is stored for many products is told by whom it is for', () => {
  const override = { id: 'o', value: 'Ours', field: 'brand', filterField: 'vendor', filterValue: 'Potter' };
  const told = (part: object) =>
    presentOverrides(
      { overrides: [{ ...override, connectionId: null, ...part } as never], questions: [] },
      [{ id: 'agent', name: 'ChatGPT' }],
      reader,
    )[0]!.what;
  expect(told({})).toBe('Brand, vendor Potter, Every agent');
  expect(told({ filterField: null, filterValue: null, connectionId: 'agent' })).toBe(
    'Brand, all products, ChatGPT',
  );
  expect(told({ connectionId: 'gone' })).toBe('Brand, vendor Potter, an agent that has left');
});
