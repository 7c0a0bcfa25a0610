import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Services } from '#app/services.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import {
  shopifyProductFixture,
  shopifyVariantFixture,
  shopWithCatalog,
} from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';
import { BrokenExportError } from './catalog-line.ts';
import { catalogStatus } from './catalog-status.server.ts';
import { ingestCatalog } from './ingest-catalog.server.ts';

const PRODUCTS = 400;

let services: Services & { close(): Promise<void> };
let scope: ShopScope;
let server: http.Server;
let file = '';
let url = '';
/** The ranges that were asked for. */
let asked: (string | null)[] = [];

beforeAll(async () => {
  services = await createTestServices();
  scope = await shopWithCatalog(services, 'one.myshopify.com');
  server = http.createServer((request, response) => {
    asked.push(request.headers.range ?? null);
    if (request.url === '/gone.jsonl') return response.writeHead(404).end();
    const [, from] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
    if (from && request.url === '/ranges.jsonl') {
      const rest = Buffer.from(file).subarray(Number(from));
      return response.writeHead(rest.length > 0 ? 206 : 416, { 'Content-Length': rest.length }).end(rest);
    }
    response.writeHead(200, { 'Content-Length': Buffer.byteLength(file) });
    if (['/whole.jsonl', '/ranges.jsonl'].includes(request.url!)) return response.end(file);
    response.write(file.slice(0, file.length / 2), () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await services.close();
});
beforeEach(async () => {
  await services.db.product.deleteMany();
  await services.db.catalogSync.deleteMany();
  await services.db.catalogSync.create({ data: { id: 'sync_1', shopId: scope.shop.id, state: 'applying' } });
  asked = [];
});

/** Two lines of a bulk result: a product and its variant. */
function lines(id: number, variantChanges: object = {}): string {
  const { media: _media, variants: _variants, ...product } = shopifyProductFixture();
  const { media: _none, ...variant } = shopifyVariantFixture();
  const gid = `gid://shopify/Product/${id}`;
  const child = { ...variant, id: `gid://shopify/ProductVariant/${id}`, __parentId: gid, ...variantChanges };
  return `${JSON.stringify({ ...product, id: gid })}\n${JSON.stringify(child)}\n`;
}

const sync = () => services.db.catalogSync.findUniqueOrThrow({ where: { id: 'sync_1' } });
const ingest = async (name: string) => ingestCatalog(scope, await sync(), `${url}/${name}.jsonl`);

describe('GIVEN the file of a bulk operation', () => {
  test('WHEN it is longer than a batch THEN all of it is stored and counted', async () => {
    file = Array.from({ length: PRODUCTS }, (_, n) => lines(n + 1)).join('');
    expect(await ingest('whole')).toMatchObject({ products: PRODUCTS, variants: PRODUCTS, unreadable: [] });
    expect(await services.db.variant.count()).toBe(PRODUCTS);
    expect(await services.db.catalogSync.findUnique({ where: { id: 'sync_1' } })).toMatchObject({
      products: PRODUCTS,
      variants: PRODUCTS,
    });
  });

  test('WHEN a product in it cannot be read THEN it is left out and named, and the others are stored', async () => {
    file = lines(1) + lines(2, { price: '1.005' }) + lines(3);
    const reason: unknown = expect.stringContaining('finer than one minor unit');
    expect(await ingest('whole')).toMatchObject({
      products: 2,
      variants: 2,
      unreadable: [{ productId: 'gid://shopify/Product/2', reason }],
    });
    const stored = await services.db.product.findMany({ orderBy: { id: 'asc' } });
    expect(stored.map(({ id }) => id)).toEqual(['1', '3']);
  });

  test('WHEN the connection breaks on the way THEN it fails, as something that may be tried again', async () => {
    file = Array.from({ length: PRODUCTS }, (_, n) => lines(n + 1)).join('');
    const failure = await ingest('half').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(BrokenExportError);
  });

  test.each(['ranges', 'whole'])(
    'WHEN the next run goes on (%s) THEN nothing is read twice, and all is as if it had not broken off',
    async (name) => {
      const all = Array.from({ length: 5 * PRODUCTS }, (_, n) =>
        lines(n + 1, n % 700 === 7 ? { price: 'x' } : {}),
      );
      file = all.join('').replaceAll('\n', '\n\n').replaceAll('Cup', 'Tasse für Müller 🎉').slice(0, -1);
      await ingest('half').catch(() => undefined);
      const { products, readBytes, fileBytes } = await sync();
      expect(products).toBeGreaterThan(0);
      expect(Number(readBytes)).toBeLessThan(Number(fileBytes));
      const before = await services.db.product.count();
      expect(before).toBe(products);

      expect(await ingest(name)).toMatchObject({
        products: 5 * PRODUCTS - 3,
        unreadable: [{ productId: 'gid://shopify/Product/8' }, {}, {}],
      });
      expect(asked).toEqual([null, `bytes=${readBytes}-`]);
      expect(await services.db.product.count()).toBe(5 * PRODUCTS - 3);
      expect(await catalogStatus(scope)).toMatchObject({
        products: 5 * PRODUCTS - 3,
        sync: { state: 'applying', percent: 100, products: 5 * PRODUCTS - 3 },
      });
    },
  );

  test('WHEN it had been read to its end THEN the next run has nothing to do', async () => {
    file = Array.from({ length: PRODUCTS }, (_, n) => lines(n + 1)).join('');
    const first = await ingest('ranges');
    expect(await ingest('ranges')).toEqual(first);
    expect(asked).toEqual([null, `bytes=${Buffer.byteLength(file)}-`]);
  });

  test('WHEN it is gone THEN it fails with the reason', async () => {
    await expect(ingest('gone')).rejects.toThrow('HTTP 404');
  });
});
