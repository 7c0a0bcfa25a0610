import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { PAGE_SIZE } from '#app/catalog/stream-catalog.server.ts';
import type { Services } from '#app/services.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import { feedRoute } from './feed-route.server.ts';
import { feedUrl } from './feed-url.ts';
import type { OpenAiRow } from './formats/openai/openai-row.ts';
import { streamOpenAiFeed } from './stream-openai-feed.server.ts';

const PRODUCTS = 1100;
const VARIANTS_EACH = 3;

let services: Services & { close(): Promise<void> };
let big: ShopScope;
let small: ShopScope;

beforeAll(async () => {
  services = await createTestServices();
  const products = Array.from({ length: PRODUCTS }, (_, n) =>
    mirroredProduct(
      String(n + 1),
      {},
      Array.from({ length: VARIANTS_EACH }, (_, v) => ({ id: `${n + 1}-${v}` })),
    ),
  );
  big = await shopWithCatalog(services, 'big.myshopify.com', products);
  small = await shopWithCatalog(services, 'small.myshopify.com', [
    mirroredProduct('1', { title: 'Theirs' }),
    mirroredProduct('2', { status: 'draft' }),
    mirroredProduct('3', { images: [] }),
  ]);
});
afterAll(() => services.close());

/** Counts the catalogue's pages as they are read; the page of that number fails. */
function counting(scope: ShopScope, failing = 0): { scope: ShopScope; pages: () => number } {
  let pages = 0;
  const db = scope.db.$extends({
    query: {
      $queryRaw({ args, query }) {
        pages += 1;
        if (pages === failing) throw new Error('connection lost');
        return query(args);
      },
    },
  }) as unknown as ShopScope['db'];
  return { scope: { ...scope, db }, pages: () => pages };
}

const rowsOf = (gzip: Uint8Array) =>
  gunzipSync(gzip)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as OpenAiRow);

async function fetchFeed(path: string, init?: RequestInit): Promise<Response> {
  const app = new Hono().route(
    '/feeds',
    feedRoute(() => services),
  );
  return app.request(path, init);
}

describe('GIVEN a catalogue of some thousand variants', () => {
  test('WHEN its feed is read THEN every variant is there once, page by page', async () => {
    const counted = counting(big);
    const rows = rowsOf(Buffer.concat(await streamOpenAiFeed(counted.scope).toArray()));
    expect(rows).toHaveLength(PRODUCTS * VARIANTS_EACH);
    expect(new Set(rows.map(({ item_id }) => item_id)).size).toBe(PRODUCTS * VARIANTS_EACH);
    expect(counted.pages()).toBe(Math.ceil((PRODUCTS * VARIANTS_EACH) / PAGE_SIZE));
    const groups = rows.map(({ group_id }) => group_id);
    expect(groups.filter((group, index) => group !== groups[index - 1])).toHaveLength(PRODUCTS);
  });

  test('WHEN the reader takes only the beginning THEN the rest is not read', async () => {
    const counted = counting(big);
    const stream = streamOpenAiFeed(counted.scope);
    for await (const _chunk of stream) break;
    expect(stream.destroyed).toBe(true);
    expect(counted.pages()).toBeLessThan(Math.ceil((PRODUCTS * VARIANTS_EACH) / PAGE_SIZE));
  });

  test('WHEN the database fails on the way THEN the stream fails too: a broken feed is not a short one', async () => {
    await expect(streamOpenAiFeed(counting(big, 3).scope).toArray()).rejects.toThrow('connection lost');
  });
});

describe('GIVEN a feed URL', () => {
  test('WHEN it is fetched THEN the shop’s items come as gzipped JSON lines, without what cannot be shown', async () => {
    const response = await fetchFeed(feedUrl(small));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/gzip');
    expect(response.headers.has('content-encoding')).toBe(false);
    const rows = rowsOf(new Uint8Array(await response.arrayBuffer()));
    expect(rows.map(({ item_id, title }) => [item_id, title])).toEqual([['10', 'Theirs']]);
  });

  test('WHEN policies are set, Stripe is connected and an agent may take payments THEN items can be bought', async () => {
    const read = async () =>
      rowsOf(new Uint8Array(await (await fetchFeed(feedUrl(small))).arrayBuffer()))[0]!;
    expect((await read()).is_eligible_checkout).toBe(false);
    await services.db.shop.update({
      where: { id: small.shop.id },
      data: {
        policies: [
          { type: 'PRIVACY_POLICY', title: 'Privacy', url: 'https://shop.example/privacy' },
          { type: 'TERMS_OF_SERVICE', title: 'Terms', url: 'https://shop.example/terms' },
        ],
        paymentAccounts: {
          create: { id: 'account', mode: 'test', sealedSecretKey: 'x', merchantId: 'acct_1' },
        },
      },
    });
    expect((await read()).is_eligible_checkout).toBe(false);
    const agent = { name: 'Agent', platform: 'agent', mode: 'test' } as const;
    await createConnection(small, { ...agent, sellingMode: 'hand_off' });
    expect((await read()).is_eligible_checkout).toBe(false);
    await createConnection(small, { ...agent, sellingMode: 'in_chat' });
    expect(await read()).toMatchObject({
      is_eligible_checkout: true,
      seller_privacy_policy: 'https://shop.example/privacy',
      seller_tos: 'https://shop.example/terms',
    });
  });

  test('WHEN only its head is asked for THEN the catalogue is not read', async () => {
    const response = await fetchFeed(feedUrl(small), { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  const token = (scope: ShopScope) => new URL(feedUrl(scope)).pathname.split('/')[2]!;
  test.each([
    ['another shop’s signature', () => `${big.shop.id}.${token(small).split('.')[1]}`],
    ['no signature', () => big.shop.id],
    ['an empty signature', () => `${big.shop.id}.`],
    ['a shortened signature', () => token(big).slice(0, -1)],
    ['a signature of nothing', () => `.${token(big).split('.')[1]}`],
    ['garbage', () => '%00%ff..x'],
  ])('WHEN its token carries %s THEN it is not found', async (_what, forged) => {
    expect((await fetchFeed(`/feeds/${forged()}/products.jsonl.gz`)).status).toBe(404);
  });

  test('WHEN another file is asked for THEN it is not found', async () => {
    expect((await fetchFeed(`/feeds/${token(big)}/products.csv.gz`)).status).toBe(404);
  });

  test('WHEN the shop has removed the app THEN it is not found', async () => {
    const gone = await shopWithCatalog(services, 'gone.myshopify.com');
    expect((await fetchFeed(feedUrl(gone))).status).toBe(200);
    await services.db.shop.update({ where: { id: gone.shop.id }, data: { uninstalledAt: services.clock() } });
    expect((await fetchFeed(feedUrl(gone))).status).toBe(404);
  });
});
