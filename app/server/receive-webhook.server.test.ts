import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { metrics } from '#app/kernel/metrics.server.ts';
import type { Services } from '#app/services.server.ts';
import { createTestServices } from '#tests/database.ts';
import { processInbox } from './process-inbox.server.ts';
import { webhookRoutes } from './receive-webhook.server.ts';

const SHOP = 'one.myshopify.com';
let services: Services & { close(): Promise<void> };

beforeAll(async () => {
  services = await createTestServices();
  await services.db.shop.create({ data: { id: 'shop_1', domain: SHOP, installedAt: new Date() } });
});
afterAll(() => services.close());
beforeEach(async () => {
  await services.db.inboxMessage.deleteMany();
  await services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

function deliver(body: string, headers: Record<string, string | null> = {}): Promise<Response> | Response {
  const hmac = createHmac('sha256', services.env.SHOPIFY_API_SECRET).update(body).digest('base64');
  const all: Record<string, string | null> = {
    'Content-Type': 'application/json',
    'X-Shopify-Hmac-Sha256': hmac,
    'X-Shopify-Shop-Domain': SHOP,
    'X-Shopify-Topic': 'orders/updated',
    'X-Shopify-Event-Id': 'event-1',
    'X-Shopify-Webhook-Id': 'webhook-1',
    'X-Shopify-Triggered-At': '2026-11-20T12:00:00.123456789Z',
    ...headers,
  };
  const sent = Object.entries(all).filter((header): header is [string, string] => header[1] !== null);
  return webhookRoutes(() => services).request('/shopify', { method: 'POST', body, headers: sent });
}
const statusOf = async (...args: Parameters<typeof deliver>) => (await deliver(...args)).status;
const stored = () => services.db.inboxMessage.findMany();
const jobs = () =>
  services.db.$queryRaw<{ task: string; payload: object }[]>`
    SELECT t.identifier AS task, j.payload FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.id`;

describe('a webhook of Shopify', () => {
  test('GIVEN it is genuine THEN it is stored with a job, and answered 200', async () => {
    expect(await statusOf('{"id":1}')).toBe(200);
    const [message] = await stored();
    expect(message).toMatchObject({
      shopDomain: SHOP,
      source: 'shopify',
      topic: 'orders/updated',
      eventId: 'event-1',
      payload: { id: 1 },
      triggeredAt: new Date('2026-11-20T12:00:00.123Z'),
      processedAt: null,
    });
    expect(await jobs()).toEqual([{ task: 'process-inbox', payload: { messageId: message!.id } }]);
  });

  test.each<[string, string, Record<string, string | null>]>([
    ['no HMAC', '{"id":1}', { 'X-Shopify-Hmac-Sha256': null }],
    ['an HMAC of something else', '{"id":1}', { 'X-Shopify-Hmac-Sha256': 'Zm9yZ2Vk' }],
    [
      'an HMAC of another secret',
      '{"id":1}',
      { 'X-Shopify-Hmac-Sha256': createHmac('sha256', 'other').update('{"id":1}').digest('base64') },
    ],
    ['an HMAC in hex', '', { 'X-Shopify-Hmac-Sha256': createHmac('sha256', 'x').update('').digest('hex') }],
  ])('GIVEN %s THEN 401 and nothing is stored', async (_, body, headers) => {
    expect(await statusOf(body, headers)).toBe(401);
    expect(await stored()).toEqual([]);
  });

  test.each<[string, string, Record<string, string | null>]>([
    ['no JSON', 'hello', {}],
    ['nothing', '', {}],
    ['null', 'null', {}],
    ['a list', '[1]', {}],
    ['a number', '1', {}],
    ['no topic', '{}', { 'X-Shopify-Topic': null }],
    ['no shop', '{}', { 'X-Shopify-Shop-Domain': null }],
    ['a topic that is a book', '{}', { 'X-Shopify-Topic': 'x'.repeat(256) }],
    ['a shop that is a book', '{}', { 'X-Shopify-Shop-Domain': 'x'.repeat(8000) }],
    ['an id that is a book', '{}', { 'X-Shopify-Event-Id': 'x'.repeat(8000) }],
    ['no id of its own', '{}', { 'X-Shopify-Event-Id': null, 'X-Shopify-Webhook-Id': null }],
  ])('GIVEN %s, signed THEN 400: a repeat would not be better', async (_, body, headers) => {
    expect(await statusOf(body, headers)).toBe(400);
    expect(await stored()).toEqual([]);
  });

  test('GIVEN more than 5 MB THEN 413', async () => {
    expect(await statusOf(`"${'x'.repeat(5 * 1024 * 1024)}"`)).toBe(413);
  });

  test('GIVEN text that PostgreSQL cannot hold THEN it is stored without it', async () => {
    const body = String.raw`{"id":1,"a\u0000b":["x\u0000y","\ud83d\ude00","\ud800!",{"n":1.5}],"u":"\\u0000"}`;
    expect(await statusOf(body)).toBe(200);
    const [message] = await stored();
    expect(message!.payload).toEqual({ id: 1, ab: ['xy', '😀', '\ufffd!', { n: 1.5 }], u: '\\u0000' });
  });

  test('GIVEN no event id THEN the id of the delivery tells duplicates apart; a time that is none is none', async () => {
    const headers = { 'X-Shopify-Event-Id': null, 'X-Shopify-Triggered-At': 'soon' };
    expect(await statusOf('{}', headers)).toBe(200);
    expect(await stored()).toMatchObject([{ eventId: 'webhook-1', triggeredAt: null }]);
  });

  test('GIVEN the same event five times at once THEN it is stored once, and each is answered 200', async () => {
    const deliveries = [...Array(5)].map((_, index) =>
      statusOf('{"id":1}', { 'X-Shopify-Webhook-Id': `webhook-${index}` }),
    );
    expect(await Promise.all(deliveries)).toEqual(Array(5).fill(200));
    expect([(await stored()).length, (await jobs()).length]).toEqual([1, 1]);
  });

  test.each([
    ['another topic', { 'X-Shopify-Topic': 'orders/cancelled' }],
    ['another shop', { 'X-Shopify-Shop-Domain': 'two.myshopify.com' }],
    ['another event', { 'X-Shopify-Event-Id': 'event-2' }],
  ])('GIVEN the same event of %s THEN both are stored', async (_, headers) => {
    await deliver('{"id":1}');
    await deliver('{"id":1}', headers);
    expect(await stored()).toHaveLength(2);
  });
});

describe('a webhook about a product', () => {
  const product = (body: string, headers = {}) =>
    statusOf(body, { 'X-Shopify-Topic': 'products/update', ...headers });
  const reading = { task: 'refresh-product', payload: { shopId: 'shop_1', productId: '77' } };

  test('GIVEN several, some of them twice THEN each is stored as done, and one reading is queued', async () => {
    for (const event of ['event-1', 'event-1', 'event-2'])
      expect(await product('{"id":77}', { 'X-Shopify-Event-Id': event })).toBe(200);
    const messages = await stored();
    expect(messages.map(({ eventId }) => eventId).sort()).toEqual(['event-1', 'event-2']);
    expect(messages.every(({ processedAt }) => processedAt !== null)).toBe(true);
    expect(await jobs()).toEqual([reading]);
  });

  test('GIVEN a duplicate after the reading THEN nothing is read again', async () => {
    await product('{"id":77}');
    await services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    expect(await product('{"id":77}')).toBe(200);
    expect(await jobs()).toEqual([]);
  });

  test('GIVEN a shop that is not known THEN nothing is kept', async () => {
    expect(await product('{"id":77}', { 'X-Shopify-Shop-Domain': 'gone.myshopify.com' })).toBe(200);
    expect([await stored(), await jobs()]).toEqual([[], []]);
  });

  test('GIVEN it names none THEN it is worked on, and done with', async () => {
    await product('{"surprise":1}');
    const [message] = await stored();
    expect(await jobs()).toEqual([{ task: 'process-inbox', payload: { messageId: message!.id } }]);
    await processInbox(services, { messageId: message!.id });
    expect((await stored())[0]).toMatchObject({
      processedAt: expect.any(Date) as Date,
      failure: expect.stringMatching(/^id: /) as string,
    });
  });
});

describe('an Event of Shopify', () => {
  const headers = {
    'X-Shopify-Hmac-Sha256': null,
    'X-Shopify-Topic': null,
    'X-Shopify-Shop-Domain': null,
    'X-Shopify-Event-Id': null,
    'X-Shopify-Webhook-Id': null,
    'Shopify-Topic': 'Product',
    'Shopify-Action': 'update',
    'Shopify-Handle': 'variant-prices',
    'Shopify-Shop-Domain': SHOP,
    'Shopify-Webhook-Id': 'delivery-1',
    'Shopify-Triggered-At': '2026-11-20T12:00:00Z',
  };
  const path = "product[id: 'gid://shopify/Product/77'].variants[id: 'gid://shopify/ProductVariant/1'].price";
  const body = JSON.stringify({
    topic: 'Product',
    action: 'update',
    fields_changed: { added: [], updated: [path], removed: [] },
  });
  const hmac = () => createHmac('sha256', services.env.SHOPIFY_API_SECRET).update(body).digest('base64');

  test('GIVEN it is genuine THEN the product that it names is read again, once', async () => {
    const signed = { ...headers, 'Shopify-Hmac-Sha256': hmac() };
    expect([await statusOf(body, signed), await statusOf(body, signed)]).toEqual([200, 200]);
    const [message, ...more] = await stored();
    expect(more).toEqual([]);
    expect(message).toMatchObject({ topic: 'event:Product/update', eventId: 'delivery-1' });
    expect(message!.processedAt).not.toBeNull();
    expect(await jobs()).toEqual([
      { task: 'refresh-product', payload: { shopId: 'shop_1', productId: '77' } },
    ]);
  });

  test('GIVEN it names more products than are read one by one THEN it is worked on', async () => {
    const members = Array.from(
      { length: 501 },
      (_, n) => `collection.products[id: 'gid://shopify/Product/${n}']`,
    );
    const many = JSON.stringify({ fields_changed: { added: members } });
    const signature = createHmac('sha256', services.env.SHOPIFY_API_SECRET).update(many).digest('base64');
    const changes = { 'Shopify-Topic': 'Collection', 'Shopify-Hmac-Sha256': signature };
    expect(await statusOf(many, { ...headers, ...changes })).toBe(200);
    const [message] = await stored();
    expect(await jobs()).toEqual([{ task: 'process-inbox', payload: { messageId: message!.id } }]);
    await processInbox(services, { messageId: message!.id });
    expect((await jobs()).at(-1)).toEqual({ task: 'sync-catalog', payload: { shopId: 'shop_1' } });
  });

  test.each<[string, Record<string, string | null>, number]>([
    ['a forged signature', { 'Shopify-Hmac-Sha256': 'Zm9yZ2Vk' }, 401],
    ['no action', { 'Shopify-Action': null }, 400],
    ['no id', { 'Shopify-Webhook-Id': null }, 400],
  ])('GIVEN %s THEN nothing is stored', async (_, changes, status) => {
    expect(await statusOf(body, { ...headers, 'Shopify-Hmac-Sha256': hmac(), ...changes })).toBe(status);
    expect(await stored()).toEqual([]);
  });
});

describe('working on it', () => {
  test('GIVEN it is worked on twice THEN it leads to something once', async () => {
    await deliver('{"id":450789469}');
    const [message] = await stored();
    await processInbox(services, { messageId: message!.id });
    const after = await jobs();
    expect(after.map(({ task }) => task)).toEqual(['process-inbox', 'refresh-order']);
    expect((await stored())[0]!.processedAt).not.toBeNull();
    await services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await processInbox(services, { messageId: message!.id });
    expect(await jobs()).toEqual([]);
  });

  test.each([
    ['orders/updated', '{"surprise":1}', 'id: Invalid input: expected number, received undefined'],
    ['orders/edited', '{"order_edit":{"order_id":"ada@example.com"}}', 'order_edit.order_id: Invalid input'],
    ['fulfillments/create', '{"order_id":1.5}', 'order_id: Invalid input'],
    ['refunds/create', '{"order_id":1e400}', 'order_id: Invalid input'],
    ['inventory_levels/update', '{}', 'inventory_item_id: Invalid input'],
    ['customers/redact', '{"customer":"ada@example.com"}', 'customer: Invalid input'],
    ['bulk_operations/finish', '{}', 'admin_graphql_api_id: Invalid input'],
  ])(
    'GIVEN %s that is not what it promises, %s THEN it is done with at once, and why is kept and told',
    async (topic, body, reason) => {
      const unreadable = async () => (await metrics.webhooksUnreadable.get()).values[0]?.value ?? 0;
      const before = await unreadable();
      expect(await statusOf(body, { 'X-Shopify-Topic': topic })).toBe(200);
      const [message] = await stored();
      await processInbox(services, { messageId: message!.id });
      expect((await jobs()).map(({ task }) => task)).toEqual(['process-inbox']);
      const [done] = await stored();
      expect(done!.processedAt).not.toBeNull();
      expect(done!.failure).toContain(reason);
      expect(done!.failure).not.toContain('ada@example.com');
      expect(await unreadable()).toBe(before + 1);
    },
  );

  test('GIVEN the database fails meanwhile THEN the message waits for another try', async () => {
    await deliver('{"inventory_item_id":7}', { 'X-Shopify-Topic': 'inventory_levels/update' });
    const [message] = await stored();
    await services.db.$executeRaw`ALTER TABLE variants RENAME TO variants_away`;
    await expect(processInbox(services, { messageId: message!.id })).rejects.toThrow('variants');
    await services.db.$executeRaw`ALTER TABLE variants_away RENAME TO variants`;
    expect(await stored()).toMatchObject([{ processedAt: null, failure: null }]);
    await processInbox(services, { messageId: message!.id });
    expect(await stored()).toMatchObject([{ failure: null }]);
  });

  test('GIVEN a topic nobody asked for THEN it is done with', async () => {
    await deliver('{}', { 'X-Shopify-Topic': 'carts/create' });
    await processInbox(services, { messageId: (await stored())[0]!.id });
    expect((await stored())[0]!.processedAt).not.toBeNull();
  });

  test('GIVEN a shop that is not known THEN what the message tells is not kept', async () => {
    await deliver('{"customer":{"email":"ada@example.com"}}', {
      'X-Shopify-Shop-Domain': 'gone.myshopify.com',
      'X-Shopify-Topic': 'customers/redact',
    });
    await processInbox(services, { messageId: (await stored())[0]!.id });
    expect(await stored()).toEqual([]);
  });

  test('GIVEN a message that is gone THEN nothing happens', async () => {
    await expect(processInbox(services, { messageId: 'inbox_gone' })).resolves.toBeUndefined();
  });
});
