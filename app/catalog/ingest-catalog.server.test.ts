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
import { ingestCatalog } from './ingest-catalog.server.ts';

const PRODUCTS = 400;

let services: Services & { close(): Promise<void> };
let scope: ShopScope;
let server: http.Server;
let file = '';
let url = '';

beforeAll(async () => {
  services = await createTestServices();
  scope = await shopWithCatalog(services, 'one.myshopify.com');
  await services.db.catalogSync.create({ data: { id: 'sync_1', shopId: scope.shop.id, state: 'applying' } });
  server = http.createServer((request, response) => {
    if (request.url === '/gone.jsonl') return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Length': Buffer.byteLength(file) });
    if (request.url === '/whole.jsonl') return response.end(file);
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
});

/** Two lines of a bulk result: a product and its variant. */
function lines(id: number, variantChanges: object = {}): string {
  const { media: _media, variants: _variants, ...product } = shopifyProductFixture();
  const { media: _none, ...variant } = shopifyVariantFixture();
  const gid = `gid://shopify/Product/${id}`;
  const child = { ...variant, id: `gid://shopify/ProductVariant/${id}`, __parentId: gid, ...variantChanges };
  return `${JSON.stringify({ ...product, id: gid })}\n${JSON.stringify(child)}\n`;
}

const ingest = (name: string) => ingestCatalog(scope, 'sync_1', `${url}/${name}.jsonl`);

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

  test('WHEN it is gone THEN it fails with the reason', async () => {
    await expect(ingest('gone')).rejects.toThrow('HTTP 404');
  });
});
