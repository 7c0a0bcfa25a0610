import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import { storeOrder } from '#tests/stored-order.ts';
import { listChannels } from './list-channels.server.ts';
import { removeChannel } from './remove-channel.server.ts';
import { sendNotification } from './send-notification.server.ts';
import { sendTest } from './send-test.server.ts';
import { setChannel } from './set-channel.server.ts';

interface Heard {
  headers: http.IncomingHttpHeaders;
  body: string;
}

let services: Services & { close(): Promise<void> };
let scope: ShopScope;
let theirs: ShopScope;
let answer = 204;
const heard: Heard[] = [];
const mails: string[] = [];
let refusesMail = false;
const web = http.createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    heard.push({ headers: request.headers, body });
    response.writeHead(answer).end();
  });
});
const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: (_address, _session, done) =>
    refusesMail ? done(Object.assign(new Error('no such mailbox'), { responseCode: 550 })) : done(),
  onData: (stream, _session, done) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    stream.on('end', () => {
      mails.push(text);
      done();
    });
  },
});
const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  services = await createTestServices();
  const listening = smtp.listen(0, '127.0.0.1');
  await Promise.all([
    new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve)),
    new Promise((resolve) => listening.once('listening', resolve)),
  ]);
  Object.assign(services.env, {
    SMTP_URL: `smtp://127.0.0.1:${portOf(listening)}`,
    SMTP_FROM: 'Aisle <aisle@example.com>',
  });
  [scope, theirs] = (await Promise.all(['mine', 'theirs'].map(shopNamed))) as [ShopScope, ShopScope];
  await storeOrder(scope, 'o1');
});
afterAll(async () => {
  await Promise.all([
    new Promise((resolve) => web.close(resolve)),
    new Promise<void>((resolve) => smtp.close(resolve)),
  ]);
  await services.close();
});
beforeEach(() => {
  heard.length = 0;
  mails.length = 0;
  answer = 204;
  refusesMail = false;
});

async function shopNamed(id: string): Promise<ShopScope> {
  const data = { id, name: 'Corner Shop', domain: `${id}.myshopify.com`, installedAt: services.clock() };
  return { ...scopeToShop(services, await services.db.shop.create({ data })), actor: 'staff:7' };
}

const url = () => `http://127.0.0.1:${portOf(web)}/hook`;
const review = { kind: 'order_review', subject: 'o1', orderId: 'o1', text: 'held' } as const;
const waiting = () => services.db.notification.findMany({ where: { state: 'waiting' } });
const send = async () => {
  for (const { id, shopId } of await waiting())
    await sendNotification(services, { shopId, notificationId: id });
};
const webhook = (topics: ('review' | 'feeds')[]) =>
  setChannel(scope, { kind: 'webhook', address: url(), topics, language: 'en' });

describe('GIVEN a webhook that wants reviews', () => {
  let secret: string;
  beforeAll(async () => {
    secret = (await webhook(['review'])).secret!;
  });

  test('WHEN an order waits THEN it is told once, signed, without buyer data', async () => {
    await raiseAttention(scope, scope.db, review);
    await raiseAttention(scope, scope.db, { ...review, text: 'newer words' });
    expect(await waiting()).toHaveLength(1);
    await send();
    const [{ headers, body }] = heard as [Heard];
    expect(JSON.parse(body)).toMatchObject({
      topic: 'review',
      kind: 'order_review',
      shop: 'mine.myshopify.com',
      order: { id: 'o1', name: '#1001' },
      url: 'https://admin.shopify.com/store/mine/apps/aisle-sandbox-key/app/orders/o1',
    });
    const [, t, v1] = /^t=(\d+),v1=(\w+)$/.exec(headers['aisle-signature'] as string)!;
    expect(v1).toBe(createHmac('sha256', secret).update(`${t}.${body}`).digest('hex'));
    expect((await listChannels(scope))[0]!.latest).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect(heard).toHaveLength(1);
  });

  test('WHEN something else, or of another shop, needs attention THEN nothing is told', async () => {
    await raiseAttention(scope, scope.db, { kind: 'feed_failed', subject: 'f', text: 'x' });
    await raiseAttention(theirs, theirs.db, { kind: 'order_review', subject: 'o9', text: 'x' });
    expect(await waiting()).toEqual([]);
  });

  test('WHEN it is settled before it could be sent THEN it is not told any more', async () => {
    await settleAttention(scope, scope.db, review, 'done');
    await raiseAttention(scope, scope.db, review);
    await settleAttention(scope, scope.db, review, 'done');
    await send();
    expect([heard, await waiting()]).toEqual([[], []]);
  });

  test('WHEN it answers 500 THEN the job is repeated, and what came of it is kept', async () => {
    answer = 500;
    await raiseAttention(scope, scope.db, review);
    await expect(send()).rejects.toThrow('the address answered 500');
    expect(await waiting()).toMatchObject([{ attempts: 1, lastError: 'the address answered 500' }]);
    answer = 200;
    await send();
    expect(await waiting()).toEqual([]);
  });

  test('WHEN a test is refused THEN it has failed at once', async () => {
    answer = 404;
    await sendTest(scope, 'webhook');
    await send();
    expect((await listChannels(scope))[0]!.latest[0]).toMatchObject({
      kind: 'test',
      state: 'failed',
      lastError: 'the address answered 404',
    });
  });

  test('WHEN its topics alone change THEN the secret stays; with another URL it is a new one', async () => {
    expect((await webhook(['review', 'feeds'])).secret).toBeNull();
    const other = { kind: 'webhook', address: `${url()}/2`, topics: ['review'], language: 'en' } as const;
    expect((await setChannel(scope, { ...other, topics: ['review'] })).secret).not.toBe(secret);
  });
});

describe('GIVEN an e-mail address', () => {
  beforeAll(async () => {
    await setChannel(scope, {
      kind: 'email',
      address: 'staff@example.com',
      topics: ['feeds'],
      language: 'de',
    });
  });

  test('WHEN a feed fails THEN a mail in the language of whoever set it up', async () => {
    await raiseAttention(scope, scope.db, { kind: 'feed_held', subject: 'f2', text: 'x' });
    await send();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/^To: staff@example\.com\r$/m);
    expect(mails[0]).toMatch(/^Subject: Corner Shop: Ein Produktfeed braucht Ihre Aufmerksamkeit/m);
    expect(mails[0]).toContain('/app/attention');
  });

  test('WHEN the mail server refuses it THEN its answer is kept, without the address', async () => {
    refusesMail = true;
    await sendTest(scope, 'email');
    await send();
    const [mail] = (await listChannels(scope)).filter(({ kind }) => kind === 'email');
    expect(mail!.latest[0]).toMatchObject({ state: 'failed', lastError: 'the mail server answered 550' });
  });
});

test.each([
  ['email', 'nobody'],
  ['email', 'a@example.com, b@example.com'],
  ['webhook', 'ftp://example.com/'],
  ['webhook', 'no address'],
] as const)('GIVEN the %s %s THEN it is refused beside the field', async (kind, address) => {
  const input = { kind, address, topics: ['review' as const], language: 'en' as const };
  await expect(setChannel(scope, input)).rejects.toMatchObject({ code: 'invalid', param: '$.address' });
});

test('GIVEN a channel is removed THEN nothing is told and nothing waits; another shop cannot', async () => {
  await removeChannel(theirs, 'webhook');
  expect((await listChannels(scope)).map(({ kind }) => kind)).toEqual(['email', 'webhook']);
  await removeChannel(scope, 'webhook');
  await removeChannel(scope, 'email');
  expect(await listChannels(scope)).toEqual([]);
  await raiseAttention(scope, scope.db, { kind: 'order_review', subject: 'o3', text: 'x' });
  expect(await waiting()).toEqual([]);
  const actions = await services.db.staffAction.findMany({ where: { shopId: 'mine' } });
  expect(actions.map(({ action }) => action)).toContain('notifications.removed');
});
