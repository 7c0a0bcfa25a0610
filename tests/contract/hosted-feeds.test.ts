import { createHash } from 'node:crypto';
import { serve, type ServerType } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { revokeConnection } from '#app/agents/revoke-connection.server.ts';
import { addDestination } from '#app/feeds/delivery/add-destination.server.ts';
import { deliverFeed } from '#app/feeds/delivery/deliver-feed.server.ts';
import { CHUNK_BYTES } from '#app/feeds/delivery/hosted/chunk-bytes.ts';
import { updateDestination } from '#app/feeds/delivery/update-destination.server.ts';
import type { FeedFormatId } from '#app/feeds/feed-format.ts';
import { feedUrl } from '#app/feeds/feed-url.ts';
import { httpApp } from '#app/server/http-app.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import { freePorts } from '#sandbox/free-ports.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';

interface Index {
  format: string;
  rows: number;
  published_at: string;
  files: { name: string; url: string; rows: number; bytes: number; sha256: string }[];
}

let services: Services & { close(): Promise<void> };
let server: ServerType;
let mine: ShopScope;
let theirs: ShopScope;

beforeAll(async () => {
  const [port] = await freePorts(1);
  services = await createTestServices({}, { SHOPIFY_APP_URL: `http://localhost:${port}` });
  const app = httpApp({ services: () => services, isReady: () => true });
  server = await new Promise<ServerType>((resolve) => {
    const starting = serve({ fetch: app.fetch, port: port! }, () => resolve(starting));
  });
  mine = await readShop('mine.myshopify.com');
  theirs = await readShop('theirs.myshopify.com');
});
afterAll(async () => {
  server.close();
  await services.close();
});

/** Long descriptions: the ACP feed has several chunks. */
async function readShop(domain: string): Promise<ShopScope> {
  const description = `<p>${'It holds tea. '.repeat(100)}</p>`;
  const { shop } = await shopWithCatalog(
    services,
    domain,
    Array.from({ length: 1500 }, (_, n) =>
      mirroredProduct(String(n + 1), { title: `${domain} ${n}`, description_html: description }),
    ),
  );
  await services.db.shop.update({ where: { id: shop.id }, data: { catalogSyncedAt: services.clock() } });
  return (await findShopById(services, shop.id))!;
}

async function deliver(scope: ShopScope, format: FeedFormatId) {
  const agent = { name: 'Agent', platform: 'agent', sellingMode: 'hand_off', mode: 'test' } as const;
  const { id: connectionId } = await createConnection(scope, agent);
  const { id, url } = await addDestination(scope, { connectionId, format });
  await deliverFeed(scope, id);
  const index = (await (await fetch(url)).json()) as Index;
  return { connectionId, id, url, index };
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('GIVEN a hosted feed', () => {
  test('WHEN its index is read THEN it names the files, and each is what it says', async () => {
    const { index } = await deliver(mine, 'acp');
    expect(index).toMatchObject({ format: 'acp', rows: 1500 });
    expect(index.files.map(({ name }) => name)).toEqual(['metadata.json', 'products-00001.jsonl']);
    for (const file of index.files) {
      const response = await fetch(file.url);
      expect(response.status).toBe(200);
      expect(response.headers.get('etag')).toBe(`"${file.sha256}"`);
      expect(response.headers.get('content-length')).toBe(String(file.bytes));
      const bytes = await bytesOf(response);
      expect([bytes.length, sha256(bytes)]).toEqual([file.bytes, file.sha256]);
    }
    expect(index.files[1]!.bytes).toBeGreaterThan(2 * CHUNK_BYTES);
  });

  test('WHEN an agent reads a zipped one THEN it comes as it is stored, every row once', async () => {
    const { index } = await deliver(mine, 'openai-jsonl');
    const [file] = index.files;
    const response = await fetch(file!.url);
    expect(response.headers.get('content-type')).toBe('application/gzip');
    expect(response.headers.has('content-encoding')).toBe(false);
    await response.body?.cancel();
    const { items, rejected } = await readFeed(file!.url);
    expect([items.length, rejected]).toEqual([1500, []]);
  });

  test('WHEN the reader has it already THEN it is told so, and after a change not any more', async () => {
    const { id, url, index } = await deliver(theirs, 'acp');
    const file = index.files[1]!;
    const ask = (etag: string, address = file.url) =>
      fetch(address, { headers: { 'If-None-Match': etag } }).then(async (response) => {
        await response.body?.cancel();
        return response.status;
      });
    expect(await ask(`"${file.sha256}"`)).toBe(304);
    expect(await ask(`W/"${file.sha256}", "x"`)).toBe(304);
    expect(await ask('*')).toBe(304);
    expect(await ask('"x"')).toBe(200);
    const indexTag = (await fetch(url, { method: 'HEAD' })).headers.get('etag')!;
    expect(await ask(indexTag, url)).toBe(304);
    await services.db.product.updateMany({
      where: { shopId: theirs.shop.id, id: '1' },
      data: { title: 'New' },
    });
    await deliverFeed(theirs, id);
    expect(await ask(`"${file.sha256}"`)).toBe(200);
    expect(await ask(indexTag, url)).toBe(200);
  });

  describe('WHEN a range of it is asked for', () => {
    let file: Index['files'][number];
    let whole: Buffer;
    beforeAll(async () => {
      file = (await deliver(mine, 'acp')).index.files[1]!;
      whole = await bytesOf(await fetch(file.url));
    });
    const get = (headers: Record<string, string>) => fetch(file.url, { headers });

    test.each([
      [0, 0],
      [CHUNK_BYTES - 1, CHUNK_BYTES],
      [CHUNK_BYTES, 2 * CHUNK_BYTES - 1],
      [10, 2 * CHUNK_BYTES + 10],
    ])('THEN bytes %s to %s are those of the whole', async (start, end) => {
      const response = await get({ Range: `bytes=${start}-${end}` });
      expect(response.status).toBe(206);
      expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/${whole.length}`);
      expect(response.headers.get('content-length')).toBe(String(end - start + 1));
      expect((await bytesOf(response)).equals(whole.subarray(start, end + 1))).toBe(true);
    });

    test('THEN one that broke off is gone on with, and joins', async () => {
      const rest = await get({ Range: `bytes=${CHUNK_BYTES + 7}-`, 'If-Range': `"${file.sha256}"` });
      expect(rest.status).toBe(206);
      const joined = Buffer.concat([whole.subarray(0, CHUNK_BYTES + 7), await bytesOf(rest)]);
      expect(sha256(joined)).toBe(file.sha256);
    });

    test.each(['"other"', `W/"x"`, 'Thu, 26 Nov 2026 12:00:00 GMT'])(
      'THEN a reader of another version (%s) gets all of this one',
      async (version) => {
        const response = await get({ Range: 'bytes=5-9', 'If-Range': version });
        expect(response.status).toBe(200);
        expect((await bytesOf(response)).equals(whole)).toBe(true);
      },
    );

    test('THEN one beyond its end cannot be had', async () => {
      const response = await get({ Range: `bytes=${whole.length}-` });
      expect(response.status).toBe(416);
      expect(response.headers.get('content-range')).toBe(`bytes */${whole.length}`);
    });

    test('THEN several are answered with all of it', async () => {
      const response = await get({ Range: 'bytes=0-1,5-6' });
      expect([response.status, (await bytesOf(response)).length]).toEqual([200, whole.length]);
    });

    test('THEN a HEAD tells of the whole, without a body', async () => {
      const response = await fetch(file.url, { method: 'HEAD', headers: { Range: 'bytes=0-1' } });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-length')).toBe(String(whole.length));
      expect(response.headers.get('accept-ranges')).toBe('bytes');
      expect(await response.text()).toBe('');
    });
  });
});

describe('GIVEN somebody without its URL', () => {
  const tokenOf = (url: string) => new URL(url).pathname.split('/')[2]!;
  const status = async (token: string, file = 'index.json') =>
    (await fetch(new URL(`/feeds/${token}/${file}`, services.env.SHOPIFY_APP_URL))).status;

  test('THEN no other token opens it', async () => {
    const own = await deliver(mine, 'google');
    const other = await deliver(theirs, 'google');
    const [id, signature] = tokenOf(own.url).split('.');
    const [, otherSignature] = tokenOf(other.url).split('.');
    expect(await status(tokenOf(own.url))).toBe(200);
    for (const forged of [
      `${id}.${otherSignature}`,
      `${id}.${tokenOf(feedUrl(mine)).split('.')[1]}`,
      `${id}.${signature!.slice(0, -1)}`,
      `${id}.`,
      id!,
      `.${signature}`,
      `${mine.shop.id}.${signature}`,
      tokenOf(feedUrl(mine)),
      '%00.x',
      '%00%ff.x',
      "'.x",
    ])
      expect([forged, await status(forged)]).toEqual([forged, 404]);
  });

  test('THEN a file that it does not have is not found', async () => {
    const { url } = await deliver(mine, 'google');
    for (const file of ['products-00002.tsv.gz', 'products.jsonl.gz', '..%2Findex.json', '%00'])
      expect([file, await status(tokenOf(url), file)]).toEqual([file, 404]);
  });

  test('WHEN the URL was replaced THEN the one before is dead, and the new one has the same feed', async () => {
    const { id, url, index } = await deliver(mine, 'google');
    const { url: next } = await updateDestination(mine, id, { newUrl: true });
    expect(await status(tokenOf(url))).toBe(404);
    const now = (await (await fetch(next)).json()) as Index;
    expect(now.files.map(({ sha256 }) => sha256)).toEqual(index.files.map(({ sha256 }) => sha256));
  });

  test('WHEN the agent’s access has ended or the shop has left THEN it is not found', async () => {
    const revoked = await deliver(theirs, 'google');
    await revokeConnection(theirs, revoked.connectionId);
    expect(await status(tokenOf(revoked.url))).toBe(404);
    const left = await deliver(theirs, 'google');
    await services.db.shop.update({
      where: { id: theirs.shop.id },
      data: { uninstalledAt: services.clock() },
    });
    expect(await status(tokenOf(left.url))).toBe(404);
  });
});
