import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordEvent } from '#app/orders/record-event.server.ts';
import { action } from '#app/routes/app.orders.$orderId.events.tsx';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { SAMPLE_ORDER } from '#tests/acp-samples.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';

let shop: TestShop;
let services: Services;
let mine: ShopScope;
let theirs: ShopScope;

beforeAll(async () => {
  shop = await startTestShop();
  services = shop.services;
  mine = await shop.open();
  const other = { id: 'other', domain: 'other.myshopify.com', installedAt: services.clock() };
  theirs = scopeToShop(services, await services.db.shop.create({ data: other }));
  for (const scope of [mine, theirs]) await order(scope);
});
afterAll(() => shop.close());

/** `order-<shop>` with two events that have arrived. */
async function order({ shop: { id }, ...rest }: ShopScope): Promise<void> {
  const { db } = services;
  const at = services.clock();
  const ids = { shopId: id, connectionId: `agent-${id}` };
  await db.agentConnection.create({
    data: {
      id: ids.connectionId,
      shopId: id,
      name: 'ChatGPT',
      platform: 'chatgpt',
      mode: 'test',
      sellingMode: 'in_chat',
      eventUrl: 'http://127.0.0.1:9/',
    },
  });
  await db.checkoutSession.create({
    data: {
      ...ids,
      id: `session-${id}`,
      status: 'completed',
      currency: 'USD',
      state: {},
      total: 1n,
      createdAt: at,
      updatedAt: at,
      expiresAt: at,
    },
  });
  await db.order.create({
    data: {
      ...ids,
      id: `order-${id}`,
      sessionId: `session-${id}`,
      shopifyOrderGid: 'gid://shopify/Order/1',
      name: '#1',
      status: 'confirmed',
      total: 1n,
      currency: 'USD',
      snapshot: {},
      placedAt: at,
      updatedAt: at,
    },
  });
  const scope = { ...rest, shop: id === mine.shop.id ? mine.shop : theirs.shop };
  await recordEvent(scope, db, `order-${id}`, 'order_create', SAMPLE_ORDER);
  await recordEvent(scope, db, `order-${id}`, 'order_update', SAMPLE_ORDER);
  await db.orderEvent.updateMany({ where: { shopId: id }, data: { nextAttemptAt: null, deliveredAt: at } });
}

const waiting = async ({ shop: { id } }: ShopScope) =>
  (
    await services.db.orderEvent.findMany({
      where: { shopId: id, nextAttemptAt: { not: null } },
      orderBy: { sequence: 'asc' },
    })
  ).map(({ sequence }) => sequence);

/** What a click sends, with or without the merchant's session token. */
async function post(orderId: string, fields: Record<string, string> = {}, signedIn = true) {
  const page = await shop.pageRequest(`/app/orders/${orderId}/events`);
  const url = new URL(page.url);
  const headers = new Headers(page.headers);
  const token = url.searchParams.get('id_token')!;
  if (signedIn) headers.set('Authorization', `Bearer ${token}`);
  url.search = '';
  const request = new Request(url, { method: 'POST', headers, body: new URLSearchParams(fields) });
  return Promise.resolve(action({ request, params: { orderId }, context: {} })).catch((answer: unknown) => {
    if (answer instanceof Response) return answer;
    throw answer;
  });
}

describe('GIVEN an order', () => {
  test('WHEN the merchant sends one event again THEN it waits, and the newest behind it', async () => {
    const { db } = services;
    const first = await db.orderEvent.findFirstOrThrow({ where: { shopId: mine.shop.id, sequence: 2 } });
    const answer = await post(`order-${mine.shop.id}`, { eventId: first.id });
    expect([answer.status, await answer.json()]).toEqual([200, { events: 1, problem: null }]);
    expect(await waiting(mine)).toEqual([2]);
  });

  test('WHEN all THEN all wait', async () => {
    expect((await post(`order-${mine.shop.id}`)).status).toBe(200);
    expect(await waiting(mine)).toEqual([1, 2]);
  });

  test("WHEN it is another shop's, or the event is another order's, THEN 404 and nothing happens", async () => {
    const foreign = await services.db.orderEvent.findFirstOrThrow({ where: { shopId: theirs.shop.id } });
    expect((await post(`order-${theirs.shop.id}`)).status).toBe(404);
    expect((await post(`order-${theirs.shop.id}`, { eventId: foreign.id })).status).toBe(404);
    expect((await post(`order-${mine.shop.id}`, { eventId: foreign.id })).status).toBe(404);
    expect(await waiting(theirs)).toEqual([]);
  });

  test('WHEN nobody is signed in THEN nothing happens', async () => {
    const before = await services.db.orderEvent.findMany({ orderBy: { id: 'asc' } });
    const answer = await post(`order-${mine.shop.id}`, {}, false);
    expect(answer.ok).toBe(false);
    expect(await answer.text()).not.toContain('events');
    expect(await services.db.orderEvent.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  });
});
