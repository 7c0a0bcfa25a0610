import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { revokeConnection } from '#app/agents/revoke-connection.server.ts';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { storeProducts } from '#app/catalog/store-products.server.ts';
import { PAGE_SIZE } from '#app/catalog/stream-catalog.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { purgeExpired } from '#app/privacy/purge-expired.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { mirroredProduct, shopWithCatalog, waitingJobs } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';
import { addDestination, type AddDestinationInput } from './add-destination.server.ts';
import { beginRun } from './begin-run.server.ts';
import { decideRun } from './decide-run.server.ts';
import { deliverDueFeeds } from './deliver-due-feeds.server.ts';
import { deliverFeed, runDelivery } from './deliver-feed.server.ts';
import { finishRun } from './finish-run.server.ts';
import { databaseSink } from './hosted/database-sink.server.ts';
import { findHostedFile } from './hosted/find-hosted-file.server.ts';
import { INDEX_FILE } from './hosted/hosted-url.ts';
import { ItemDigests } from './item-digests.server.ts';
import { listDestinations } from './list-destinations.server.ts';
import { listRuns } from './list-runs.server.ts';
import { removeDestination } from './remove-destination.server.ts';
import { updateDestination } from './update-destination.server.ts';
import { writeSnapshot } from './write-snapshot.server.ts';

let services: Services & { close(): Promise<void> };
let now = new Date('2026-11-26T12:00:00Z');
beforeAll(async () => {
  services = await createTestServices({ clock: () => now });
});
afterAll(() => services.close());

const AGENT = { name: 'Agent', platform: 'agent', sellingMode: 'hand_off', mode: 'test' } as const;
const MORE_THAN_TWO_PAGES = 2 * PAGE_SIZE + 1;
let shops = 0;

/** A shop whose catalogue was read, with `products` of one variant, and an agent. */
async function shopOf(products: number): Promise<{ scope: ShopScope; connectionId: string }> {
  const rows = Array.from({ length: products }, (_, n) => mirroredProduct(String(n + 1)));
  const { shop } = await shopWithCatalog(services, `shop-${(shops += 1)}.myshopify.com`, rows);
  await services.db.shop.update({ where: { id: shop.id }, data: { catalogSyncedAt: now } });
  const scope = (await findShopById(services, shop.id))!;
  return { scope, connectionId: (await createConnection(scope, AGENT)).id };
}

async function feedOf(products: number, settings: Partial<AddDestinationInput> = {}) {
  const { scope, connectionId } = await shopOf(products);
  const { id, url } = await addDestination(scope, { connectionId, format: 'openai-jsonl', ...settings });
  return { scope, connectionId, id, url };
}

/** What the agent has now: titles by item id; null: nothing. */
async function hosted(url: string): Promise<Record<string, string> | null> {
  const [, , token] = new URL(url).pathname.split('/');
  if (!(await findHostedFile(services, token!, INDEX_FILE))) return null;
  const file = (await findHostedFile(services, token!, 'products-00001.jsonl.gz'))!;
  const bytes = await new Response(file.read({ start: 0, end: file.size - 1 })).arrayBuffer();
  const lines = gunzipSync(bytes).toString().trim().split('\n').filter(Boolean);
  const rows = lines.map((line) => JSON.parse(line) as { item_id: string; title: string });
  return Object.fromEntries(rows.map(({ item_id, title }) => [item_id, title]));
}

const deleteProducts = (scope: ShopScope, ...ids: string[]) =>
  services.db.product.deleteMany({ where: { shopId: scope.shop.id, id: { in: ids } } });
const ids = (count: number, from = 1) => Array.from({ length: count }, (_, n) => String(n + from));
const store = (scope: ShopScope, ...products: ReturnType<typeof mirroredProduct>[]) =>
  storeProducts(scope, scope.db, products, { syncId: null, fresh: true });
const states = async (scope: ShopScope, id: string) => (await listRuns(scope, id)).map(({ state }) => state);
const snapshotsOf = async (destinationId: string) => ({
  files: await services.db.feedFile.count({ where: { run: { destinationId } } }),
  items: await services.db.feedItem.count({ where: { run: { destinationId } } }),
});

/** The same shop; before a page of its catalogue is read something happens, the first page being 1. */
function beforeEachPage(scope: ShopScope, happens: (page: number) => Promise<void> | void): ShopScope {
  let page = 0;
  const db = scope.db.$extends({
    query: {
      async $queryRaw({ args, query }) {
        await happens((page += 1));
        return query(args);
      },
    },
  }) as unknown as ShopScope['db'];
  return { ...scope, db };
}

/** The same shop, whose catalogue breaks off at its third page. */
const breaking = (scope: ShopScope) =>
  beforeEachPage(scope, (page) => {
    if (page === 3) throw new Error('connection lost');
  });

describe('GIVEN a new feed', () => {
  test('WHEN it is delivered THEN the agent has the catalogue, and the history says how much', async () => {
    const { scope, id, url } = await feedOf(3);
    expect(await hosted(url)).toBeNull();
    await store(scope, mirroredProduct('9', { images: [] }));
    const run = await deliverFeed(scope, id);
    expect(run).toMatchObject({
      state: 'delivered',
      rows: 3,
      omitted: { image_url: 1 },
      added: null,
      error: null,
    });
    expect(run.bytes).toBeGreaterThan(0n);
    expect(await hosted(url)).toEqual({ '10': 'Product 1', '20': 'Product 2', '30': 'Product 3' });
  });

  test('WHEN things have changed THEN the next run says how many, and replaces the files', async () => {
    const { scope, id, url } = await feedOf(4);
    await deliverFeed(scope, id);
    await deleteProducts(scope, '4');
    await store(
      scope,
      mirroredProduct('1', { title: 'Cup', shopify_updated_at: '2026-03-01T00:00:00Z' }),
      mirroredProduct('5'),
      mirroredProduct('6'),
    );
    expect(await deliverFeed(scope, id)).toMatchObject({ rows: 5, added: 2, changed: 1, removed: 1 });
    expect(await hosted(url)).toMatchObject({ '10': 'Cup', '20': 'Product 2', '60': 'Product 6' });
    expect(await deliverFeed(scope, id)).toMatchObject({ rows: 5, added: 0, changed: 0, removed: 0 });
    // The last one's files stay for readers that are in the middle of them; digests are kept of the newest only.
    expect(await snapshotsOf(id)).toEqual({ files: 2, items: 5 });
  });

  test('WHEN the catalogue was never read THEN nothing is delivered, and it stays due', async () => {
    const { scope, id } = await feedOf(1);
    const unread = { ...scope, shop: { ...scope.shop, catalogSyncedAt: null } };
    await expect(deliverFeed(unread, id)).rejects.toMatchObject({ code: 'conflict' });
    const feed = await services.db.feedDestination.findUniqueOrThrow({ where: { id } });
    expect(feed.nextSnapshotAt).toEqual(now);
  });

  test.each([
    [{ country: 'UK' }, 'country'],
    [{ guardPercent: 101 }, 'guard_percent'],
    [{ everyHours: 25 }, 'every_hours'],
    [{ dialect: 'v1', format: 'acp' }, 'dialect'],
    [{ stripeShipping: 'US:ALL:Standard:3-5:5.00 USD' }, 'stripe_shipping'],
  ] as const)('WHEN it is set up with %j THEN it is refused by that field', async (settings, param) => {
    const { scope, connectionId } = await shopOf(0);
    const input = { connectionId, format: 'openai-jsonl' as const, ...settings };
    await expect(addDestination(scope, input)).rejects.toMatchObject({ code: 'invalid', param });
    expect(await listDestinations(scope)).toEqual([]);
  });
});

describe('GIVEN a catalogue that has shrunk', () => {
  test('WHEN less than half is left THEN the agent keeps the last feed, until staff approve', async () => {
    const { scope, id, url } = await feedOf(5);
    await deliverFeed(scope, id);
    await deleteProducts(scope, ...ids(3));
    const held = await deliverFeed(scope, id);
    expect(held).toMatchObject({ state: 'held', rows: 2, removed: 3 });
    expect(Object.keys((await hosted(url))!)).toHaveLength(5);
    expect(await listAttention(scope)).toMatchObject([
      { kind: 'feed_held', subject: id, facts: { run: held.id, rows: 2, removed: 3 } },
    ]);
    await expect(decideRun(scope, held.id, 'approve', 'command')).resolves.toMatchObject({
      state: 'delivered',
      decidedBy: 'command',
    });
    expect(Object.keys((await hosted(url))!)).toHaveLength(2);
    expect(await listAttention(scope)).toEqual([]);
    await expect(decideRun(scope, held.id, 'approve', 'command')).rejects.toMatchObject({ code: 'conflict' });
    // What was approved is what the next one is measured by.
    expect(await deliverFeed(scope, id)).toMatchObject({ state: 'delivered', removed: 0 });
  });

  test('WHEN staff discard it THEN the last feed stays, and its files are gone', async () => {
    const { scope, id, url } = await feedOf(5);
    await deliverFeed(scope, id);
    await deleteProducts(scope, ...ids(5));
    const held = await deliverFeed(scope, id);
    expect(held).toMatchObject({ state: 'held', error: 'It is empty; the last one had 5 rows.' });
    await decideRun(scope, held.id, 'discard', 'command');
    expect(await states(scope, id)).toEqual(['discarded', 'delivered']);
    expect(Object.keys((await hosted(url))!)).toHaveLength(5);
    expect(await snapshotsOf(id)).toEqual({ files: 1, items: 5 });
    expect(await listAttention(scope)).toEqual([]);
  });

  test('WHEN it has come back THEN the next run is delivered, and nobody is asked any more', async () => {
    const { scope, id, url } = await feedOf(4);
    await deliverFeed(scope, id);
    await deleteProducts(scope, ...ids(3));
    await deliverFeed(scope, id);
    await deliverFeed(scope, id);
    expect(await states(scope, id)).toEqual(['held', 'discarded', 'delivered']);
    expect(await listAttention(scope)).toHaveLength(1);
    await store(scope, ...ids(3).map((product) => mirroredProduct(product)));
    expect(await deliverFeed(scope, id)).toMatchObject({ state: 'delivered', added: 0, removed: 0 });
    expect(await states(scope, id)).toEqual(['delivered', 'discarded', 'discarded', 'delivered']);
    expect(await listAttention(scope)).toEqual([]);
    expect(Object.keys((await hosted(url))!)).toHaveLength(4);
  });

  test('WHEN the feed’s own threshold allows it THEN it is delivered', async () => {
    const { scope, id } = await feedOf(4, { guardPercent: 25 });
    await deliverFeed(scope, id);
    await deleteProducts(scope, ...ids(3));
    expect(await deliverFeed(scope, id)).toMatchObject({ state: 'delivered', rows: 1 });
    await updateDestination(scope, id, { guardPercent: 0 });
    await deleteProducts(scope, '4');
    expect(await deliverFeed(scope, id)).toMatchObject({ state: 'delivered', rows: 0 });
  });
});

describe('GIVEN a run that breaks off', () => {
  test('WHEN the catalogue breaks off THEN the last feed stays, and staff hear of it the third time', async () => {
    const { scope, id, url } = await feedOf(MORE_THAN_TWO_PAGES);
    await deliverFeed(scope, id);
    for (const asked of [0, 0, 1]) {
      await expect(deliverFeed(breaking(scope), id)).rejects.toThrow('connection lost');
      expect(await listAttention(scope)).toHaveLength(asked);
      expect(await snapshotsOf(id)).toEqual({ files: 1, items: MORE_THAN_TWO_PAGES });
    }
    const [newest] = await listRuns(scope, id);
    expect(newest).toMatchObject({ state: 'failed', error: 'Reading or writing it failed.' });
    expect(Object.keys((await hosted(url))!)).toHaveLength(MORE_THAN_TWO_PAGES);
    await deliverFeed(scope, id);
    expect(await listAttention(scope)).toEqual([]);
  });

  test('WHEN its process dies before the end THEN the next run clears it away', async () => {
    const { scope, id, url } = await feedOf(2);
    const { destination, run } = await beginRun(scope, id);
    await writeSnapshot(scope, destination, run);
    expect(await snapshotsOf(id)).toEqual({ files: 1, items: 2 });
    expect(await hosted(url)).toBeNull();
    const next = await beginRun(scope, id);
    expect(await snapshotsOf(id)).toEqual({ files: 0, items: 0 });
    await finishRun(scope, next.run, await writeSnapshot(scope, destination, next.run));
    expect(await states(scope, id)).toEqual(['delivered', 'failed']);
    expect(Object.keys((await hosted(url))!)).toHaveLength(2);
  });

  test('WHEN another one is begun before its end THEN it changes nothing any more', async () => {
    const { scope, id, url } = await feedOf(2);
    const slow = await beginRun(scope, id);
    const summary = await writeSnapshot(scope, slow.destination, slow.run);
    await store(scope, mirroredProduct('3'));
    await deliverFeed(scope, id);
    const lost = { code: 'conflict', lostRace: true };
    await expect(finishRun(scope, slow.run, summary)).rejects.toMatchObject(lost);
    expect(Object.keys((await hosted(url))!)).toHaveLength(3);
    expect(await states(scope, id)).toEqual(['delivered', 'failed']);
  });

  test('WHEN another process delivers while it reads THEN it ends without a trace', async () => {
    const { scope, id, url } = await feedOf(MORE_THAN_TWO_PAGES);
    const slow = beforeEachPage(scope, async (page) => {
      if (page === 2) await deliverFeed(scope, id);
    });
    await expect(deliverFeed(slow, id)).rejects.toMatchObject({ code: 'conflict', lostRace: true });
    expect(await states(scope, id)).toEqual(['delivered', 'failed']);
    expect(await snapshotsOf(id)).toEqual({ files: 1, items: MORE_THAN_TWO_PAGES });
    expect(Object.keys((await hosted(url))!)).toHaveLength(MORE_THAN_TWO_PAGES);
  });

  test('WHEN it was given up THEN it cannot open a file, nor keep a digest', async () => {
    const { scope, id } = await feedOf(1);
    const { run } = await beginRun(scope, id);
    await beginRun(scope, id);
    const lost = { code: 'conflict', lostRace: true };
    await expect(databaseSink(scope, scope.db, run.id).open('x', 'text/csv')).rejects.toMatchObject(lost);
    const digests = new ItemDigests(scope, scope.db, run.number);
    digests.note('1', 'row');
    await expect(digests.store()).rejects.toMatchObject(lost);
  });

  test('WHEN its pages are read THEN the digests of one are stored before the next: memory stays flat', async () => {
    const { scope, id } = await feedOf(1);
    const { run } = await beginRun(scope, id);
    const digests = new ItemDigests(scope, scope.db, run.number);
    let pages = 0;
    for await (const page of digests.afterEach(Readable.from([[1], [2], [3]]) as never)) {
      expect((await snapshotsOf(id)).items).toBe(pages);
      digests.note(String(page), 'row');
      pages += 1;
    }
    expect((await snapshotsOf(id)).items).toBe(3);
  });
});

describe('GIVEN the clock', () => {
  const due = async (id: string) =>
    (await waitingJobs(services)).filter(
      ({ task, payload }) =>
        task === 'deliver-feed' && (payload as { destinationId: string }).destinationId === id,
    ).length;
  const clearJobs = () => services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;

  test('WHEN a day has passed THEN it is queued once, and begun it is not due', async () => {
    const { scope, id } = await feedOf(1);
    expect(await due(id)).toBe(1);
    await deliverDueFeeds(services);
    expect(await due(id)).toBe(1);
    await clearJobs();
    await runDelivery(services, { shopId: scope.shop.id, destinationId: id });
    now = addSeconds(now, 24 * 3600 - 1);
    await deliverDueFeeds(services);
    expect(await due(id)).toBe(0);
    now = addSeconds(now, 1);
    await deliverDueFeeds(services);
    expect(await due(id)).toBe(1);
  });

  test('WHEN it is asked for more often THEN the next one comes earlier', async () => {
    const { scope, id } = await feedOf(1);
    await deliverFeed(scope, id);
    await clearJobs();
    await updateDestination(scope, id, { everyHours: 1 });
    now = addSeconds(now, 3600);
    await deliverDueFeeds(services);
    expect(await due(id)).toBe(1);
  });

  test('WHEN the agent’s access has ended THEN it is not due, answers no more, and the job does nothing', async () => {
    const { scope, id, url, connectionId } = await feedOf(1);
    await deliverFeed(scope, id);
    await clearJobs();
    await revokeConnection(scope, connectionId);
    expect(await hosted(url)).toBeNull();
    now = addSeconds(now, 24 * 3600);
    await deliverDueFeeds(services);
    expect(await due(id)).toBe(0);
    await runDelivery(services, { shopId: scope.shop.id, destinationId: id });
    expect(await states(scope, id)).toEqual(['delivered']);
    expect(await listDestinations(scope)).toMatchObject([{ id, url: null }]);
  });
});

test('GIVEN old runs THEN after ninety days only what the agent still has is kept', async () => {
  const { scope, id, url } = await feedOf(2);
  for (const _ of [1, 2, 3]) await deliverFeed(scope, id);
  now = addSeconds(now, 91 * 24 * 3600);
  await purgeExpired(services);
  // The newest, and the one whose files a slow reader may still be in.
  expect(await states(scope, id)).toEqual(['delivered', 'delivered']);
  expect(Object.keys((await hosted(url))!)).toHaveLength(2);
});

describe('GIVEN another shop', () => {
  test('THEN it sees and changes nothing of this one’s feeds', async () => {
    const { scope, id, url } = await feedOf(4);
    await deliverFeed(scope, id);
    await deleteProducts(scope, ...ids(3));
    const held = await deliverFeed(scope, id);
    const { scope: theirs, connectionId } = await shopOf(1);
    const missing = { code: 'not_found' };
    await expect(deliverFeed(theirs, id)).rejects.toMatchObject(missing);
    await expect(updateDestination(theirs, id, { newUrl: true })).rejects.toMatchObject(missing);
    await expect(removeDestination(theirs, id)).rejects.toMatchObject(missing);
    await expect(listRuns(theirs, id)).rejects.toMatchObject(missing);
    await expect(decideRun(theirs, held.id, 'approve', 'command')).rejects.toMatchObject(missing);
    expect(await listDestinations(theirs)).toEqual([]);
    const input = { connectionId, format: 'acp' } as const;
    await expect(addDestination(scope, input)).rejects.toMatchObject(missing);
    expect(await states(scope, id)).toEqual(['held', 'delivered']);
    expect(Object.keys((await hosted(url))!)).toHaveLength(4);
  });
});

test('GIVEN a feed that is removed THEN nothing of it is left', async () => {
  const { scope, id, url } = await feedOf(2);
  await deliverFeed(scope, id);
  await removeDestination(scope, id);
  expect(await hosted(url)).toBeNull();
  expect(await services.db.feedRun.count({ where: { shopId: scope.shop.id } })).toBe(0);
  expect(await services.db.feedFileChunk.count({ where: { shopId: scope.shop.id } })).toBe(0);
  expect(await services.db.feedItem.count({ where: { shopId: scope.shop.id } })).toBe(0);
});
