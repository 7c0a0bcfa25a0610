import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { addDestination } from '#app/feeds/delivery/add-destination.server.ts';
import { deliverFeed } from '#app/feeds/delivery/deliver-feed.server.ts';
import { CHUNK_BYTES } from '#app/feeds/delivery/hosted/chunk-bytes.ts';
import { listDestinations } from '#app/feeds/delivery/list-destinations.server.ts';
import { listRuns } from '#app/feeds/delivery/list-runs.server.ts';
import { pushFeed } from '#app/feeds/delivery/push-feed.server.ts';
import { openSftp } from '#app/feeds/delivery/sftp/open-sftp.server.ts';
import { pushSftp } from '#app/feeds/delivery/sftp/push-sftp.server.ts';
import type { SftpTarget } from '#app/feeds/delivery/sftp/sftp-target.ts';
import { listAttention } from '#app/attention/list-attention.server.ts';
import type { FeedFormatId } from '#app/feeds/feed-format.ts';
import type { ResolveHost } from '#app/outbound/public-lookup.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { startSftpServer, type SftpServer } from '#sandbox/sftp/start-sftp-server.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { createTestServices } from '#tests/database.ts';

/** A feed on its way to an agent platform's SFTP server. */
const PASSWORD = 'correct horse';
const { privateKey, publicKey } = (() => {
  const pair = ssh2.utils.generateKeyPairSync('ed25519');
  return { privateKey: pair.private, publicKey: pair.public };
})();
let services: Services & { close(): Promise<void> };
let mine: ShopScope;
let theirs: ShopScope;
let server: SftpServer;

beforeAll(async () => {
  services = await createTestServices({}, { SANDBOX: true });
  const open = async (domain: string) => {
    const products = Array.from({ length: 30 }, (_, n) => mirroredProduct(String(n + 1)));
    const { shop } = await shopWithCatalog(services, domain, products);
    await services.db.shop.update({ where: { id: shop.id }, data: { catalogSyncedAt: services.clock() } });
    return (await findShopById(services, shop.id))!;
  };
  mine = await open('mine.myshopify.com');
  theirs = await open('theirs.myshopify.com');
});
afterAll(() => services.close());
beforeEach(async () => {
  await startServer();
  await services.db.feedDestination.deleteMany();
  await services.db.attentionItem.deleteMany();
});
afterAll(() => server?.close());

async function startServer(options: { posixRename?: boolean } = {}): Promise<void> {
  await server?.close();
  server = await startSftpServer([{ user: 'aisle', password: PASSWORD, publicKey }], options);
}

const target = (changes: Partial<SftpTarget> = {}): SftpTarget => ({
  kind: 'sftp',
  url: `sftp://aisle@${server.host}:${server.port}/feeds/shop`,
  hostKey: server.hostKey,
  password: PASSWORD,
  ...changes,
});

async function addFeed(
  changes: Partial<SftpTarget> = {},
  format: FeedFormatId = 'openai-jsonl',
): Promise<string> {
  const agent = { name: 'Agent', platform: 'agent', sellingMode: 'hand_off', mode: 'test' } as const;
  const { id: connectionId } = await createConnection(mine, agent);
  const push = target(changes);
  const { id } = await addDestination(mine, { connectionId, format, push });
  await deliverFeed(mine, id);
  return id;
}
const pushed = (id: string) => pushFeed(services, { shopId: mine.shop.id, destinationId: id });
const titles = () => {
  const text = gunzipSync(server.files.get('feeds/shop/products-00001.jsonl.gz')!).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { title: string }).title);
};

describe('GIVEN an agent platform with an SFTP server', () => {
  test('WHEN a snapshot is delivered THEN its files are there, whole, and the history says when', async () => {
    const id = await addFeed();
    expect(server.files.size).toBe(0);
    await pushed(id);
    expect([...server.files.keys()]).toEqual(['feeds/shop/products-00001.jsonl.gz']);
    expect(titles()).toHaveLength(30);
    expect((await listRuns(mine, id))[0]).toMatchObject({
      pushedAt: expect.any(Date) as Date,
      readback: { files: 1, missing: 0, differing: 0 },
    });
    const [listed] = await listDestinations(mine);
    expect(listed).toMatchObject({ kind: 'sftp', url: target().url, failures: 0 });
    expect(JSON.stringify(listed)).not.toContain(PASSWORD);
  });

  test('WHEN a key signs in THEN it does as well', async () => {
    const id = await addFeed({ password: undefined, privateKey });
    await pushed(id);
    expect(titles()).toHaveLength(30);
  });

  test('WHEN the next one comes THEN it is in the place of the one before, and what is left over is gone', async () => {
    const id = await addFeed();
    server.files.set('feeds/shop/products-00002.jsonl.gz', Buffer.from('of a larger catalogue'));
    server.files.set(
      `feeds/shop/.products-00003.jsonl.gz.${'0'.repeat(16)}.part`,
      Buffer.from('of a push that broke off'),
    );
    server.files.set('feeds/shop/notes.txt', Buffer.from('not ours'));
    await pushed(id);
    await mine.db.product.updateMany({
      where: { shopId: mine.shop.id, id: '1' },
      data: { title: 'Another title' },
    });
    await deliverFeed(mine, id);
    await pushed(id);
    expect([...server.files.keys()].sort()).toEqual([
      'feeds/shop/notes.txt',
      'feeds/shop/products-00001.jsonl.gz',
    ]);
    expect(titles()).toContain('Another title');
    await mine.db.product.updateMany({
      where: { shopId: mine.shop.id, id: '1' },
      data: { title: 'Product 1' },
    });
  });

  test('WHEN ACP’s files come THEN what says what they are is the last in its place', async () => {
    await pushed(await addFeed({}, 'acp'));
    // A map keeps the order in which its keys came.
    expect([...server.files.keys()]).toEqual(['feeds/shop/products-00001.jsonl', 'feeds/shop/metadata.json']);
  });

  test.each([
    ['can rename onto a file', true, ['rename']],
    ['cannot', false, ['rename', 'remove', 'rename']],
  ])(
    'WHEN the server %s THEN a file is replaced by as few steps as can be',
    async (_, posixRename, steps) => {
      await startServer({ posixRename });
      const id = await addFeed();
      await pushed(id);
      await deliverFeed(mine, id);
      server.calls.length = 0;
      await pushed(id);
      expect(server.calls.filter((call) => call !== 'write')).toEqual(steps);
      expect(titles()).toHaveLength(30);
    },
  );

  test('WHEN more is asked than there are places for listeners THEN nothing is left behind', async () => {
    await addFeed();
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on('warning', note);
    const folder = await openSftp(mine, await mine.db.feedDestination.findFirstOrThrow());
    for (let n = 0; n < 12; n++) await folder.list();
    folder.close();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  test('WHEN nothing was delivered since THEN nothing is sent', async () => {
    const id = await addFeed();
    await pushed(id);
    server.files.clear();
    await pushed(id);
    expect(server.files.size).toBe(0);
  });
});

describe('GIVEN a push that breaks off', () => {
  test.each([
    ['drop_request', 'write'],
    ['error_before', 'write'],
    ['drop_reply', 'rename'],
    ['error_before', 'open'],
    ['drop_request', 'list'],
  ] as const)(
    'WHEN it is by %s at %s THEN nobody sees half a file, and the repeat brings it',
    async (kind, operation) => {
      const id = await addFeed();
      server.faults.add({ kind, operation, times: 1 });
      await expect(pushed(id)).rejects.toThrow(/SFTP server/);
      const whole = server.files.get('feeds/shop/products-00001.jsonl.gz');
      if (whole) expect(titles()).toHaveLength(30);
      expect((await listRuns(mine, id))[0]!.pushedAt).toBeNull();
      await pushed(id);
      expect(titles()).toHaveLength(30);
      expect([...server.files.keys()]).toEqual(['feeds/shop/products-00001.jsonl.gz']);
      const [listed] = await listDestinations(mine);
      expect(listed).toMatchObject({ failures: 0, lastError: null });
    },
  );
});

describe('GIVEN a push that broke off', () => {
  test('WHEN a long file is begun again THEN it goes on in the chunk where it stood', async () => {
    const id = await addFeed();
    const name = 'products-00001.jsonl.gz';
    const run = await mine.db.feedRun.findFirstOrThrow({ where: { destinationId: id } });
    const content = randomBytes(2.5 * CHUNK_BYTES);
    const sha256 = 'f'.repeat(64);
    const file = await mine.db.feedFile.update({
      where: { runId_name: { runId: run.id, name } },
      data: { bytes: content.length, sha256 },
    });
    await mine.db.feedFileChunk.deleteMany({ where: { fileId: file.id } });
    for (const n of [0, 1, 2]) {
      const data = content.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES);
      await mine.db.feedFileChunk.create({ data: { shopId: mine.shop.id, fileId: file.id, n, data } });
    }
    // The first chunk stands; of the second there is something, with a hole.
    const part = Buffer.from(content.subarray(0, 1.5 * CHUNK_BYTES)).fill(0, CHUNK_BYTES);
    part[0]! ^= 0xff;
    server.files.set(`feeds/shop/.${name}.${sha256.slice(0, 16)}.part`, part);
    await pushed(id);
    expect([...server.files.keys()]).toEqual([`feeds/shop/${name}`]);
    const arrived = server.files.get(`feeds/shop/${name}`)!;
    expect(arrived[0]).toBe(part[0]); // it was not sent again
    expect(arrived.subarray(1).equals(content.subarray(1))).toBe(true);
  });

  test('WHEN a server that can rename onto a file fails to THEN the agent keeps the one that is there', async () => {
    await startServer({ posixRename: true });
    const id = await addFeed();
    await pushed(id);
    await deliverFeed(mine, id);
    server.faults.add({ kind: 'error_before', operation: 'rename' });
    await expect(pushed(id)).rejects.toThrow(/replacing products-00001.jsonl.gz failed/);
    expect(titles()).toHaveLength(30);
    await pushed(id);
    expect((await listRuns(mine, id))[0]!.pushedAt).not.toBeNull();
  });
});

describe('GIVEN a server that is not on the public internet', () => {
  const leadsTo =
    (...addresses: string[]): ResolveHost =>
    () =>
      Promise.resolve(addresses.map((address) => ({ address, family: 4 })));
  test.each([
    ['its name leads to this machine', leadsTo('127.0.0.1')],
    ['one of its addresses is private', leadsTo('203.0.114.9', '10.0.0.1')],
  ])('WHEN %s THEN it is not connected to', async (_, resolveHost) => {
    const id = await addFeed({ url: `sftp://aisle@feeds.example.com:${server.port}/feeds` });
    const destination = await mine.db.feedDestination.findUniqueOrThrow({ where: { id } });
    const outside = { ...mine, resolveHost, env: { ...mine.env, SANDBOX: false } };
    await expect(openSftp(outside, destination)).rejects.toThrow(/not one of the public internet/);
  });
});

describe('GIVEN a server that is not the right one', () => {
  test.each<[string, Partial<SftpTarget>, RegExp]>([
    ['another key', { hostKey: `SHA256:${'A'.repeat(43)}` }, /its key is another one than was agreed/],
    ['another password', { password: 'wrong' }, /does not take this user with this password or key/],
    ['nobody there', { url: 'sftp://aisle@127.0.0.1:1/feeds' }, /the connection was refused/],
  ])(
    'WHEN it has %s THEN nothing is sent, and staff are told after several times',
    async (_, changes, why) => {
      const id = await addFeed(changes);
      for (let n = 0; n < 5; n++) await expect(pushed(id)).rejects.toThrow(why);
      expect(server.files.size).toBe(0);
      const [asked] = await listAttention(mine);
      expect(asked).toMatchObject({
        kind: 'feed_failed',
        subject: id,
        text: expect.stringMatching(why) as string,
      });
    },
  );

  test('WHEN somebody else’s key signs in THEN it is not taken', async () => {
    const stranger = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    const id = await addFeed({ password: undefined, privateKey: stranger.privateKey });
    await expect(pushed(id)).rejects.toThrow(/does not take this user/);
  });
});

describe('GIVEN another shop', () => {
  test('THEN it neither pushes nor sees it', async () => {
    const id = await addFeed();
    expect(await listDestinations(theirs)).toEqual([]);
    await pushSftp(theirs, id);
    await pushFeed(services, { shopId: theirs.shop.id, destinationId: id });
    expect(server.files.size).toBe(0);
  });
});

test.each<[string, Partial<SftpTarget>, string]>([
  ['a password in the address', { url: 'sftp://a:b@sftp.example.com/x' }, 'url'],
  ['another protocol', { url: 'ftp://a@sftp.example.com' }, 'url'],
  ['no user', { url: 'sftp://sftp.example.com' }, 'url'],
  ['no fingerprint', { hostKey: 'MD5:aa' }, 'host_key'],
  ['neither password nor key', { password: undefined }, 'secret'],
  ['both', { privateKey }, 'secret'],
  ['a key that is none', { password: undefined, privateKey: 'key' }, 'secret'],
  ['half a character', { url: 'sftp://%zz@sftp.example.com/x' }, 'url'],
])('GIVEN %s THEN it is refused by its name', async (_, changes, param) => {
  await expect(addFeed(changes)).rejects.toMatchObject({ code: 'invalid', param });
});

test.each([
  'sftp://a@10.0.0.1/x',
  'sftp://a@[::1]/x',
  'sftp://a@localhost/x',
  'sftp://a@sftp.example.com:25/x',
])('GIVEN %s outside the sandbox THEN it is refused', (url) => {
  const outside = { ...mine, env: { ...mine.env, SANDBOX: false } };
  const { id: connectionId } = { id: 'agent_x' };
  const adding = addDestination(outside, { connectionId, format: 'openai-jsonl', push: target({ url }) });
  return expect(adding).rejects.toMatchObject({ code: 'invalid', param: 'url' });
});
