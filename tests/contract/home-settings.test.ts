import type { LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { SIMULATOR_PLATFORM } from '#app/agents/platforms.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { setChannel } from '#app/notifications/set-channel.server.ts';
import { getHome } from '#app/overview/get-home.server.ts';
import { requestExport } from '#app/privacy/export/request-export.server.ts';
import * as home from '#app/routes/app._index.tsx';
import * as settings from '#app/routes/app.settings._index.tsx';
import * as data from '#app/routes/app.settings.data.tsx';
import * as deletion from '#app/routes/app.settings.delete.tsx';
import * as languages from '#app/routes/app.settings.languages.tsx';
import * as notifications from '#app/routes/app.settings.notifications.tsx';
import * as payments from '#app/routes/app.settings.payments.tsx';
import * as selling from '#app/routes/app.settings.selling.tsx';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { fillShop } from '#tests/large-shop.ts';
import { plansOf } from '#tests/query-plans.ts';
import { type PageModule } from '#tests/page-module.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';
import { storeOrder } from '#tests/stored-order.ts';

let shop: TestShop;
let mine: ShopScope;
let theirs: ShopScope;

beforeAll(async () => {
  shop = await startTestShop();
  mine = await shop.open();
  const row = { id: 'theirs', domain: 'theirs.myshopify.com', installedAt: shop.services.clock() };
  theirs = scopeToShop(shop.services, await shop.services.db.shop.create({ data: row }));
  await storeOrder(theirs, 'theirs');
  await raiseAttention(theirs, theirs.db, { kind: 'dispute', subject: 'dp', text: 'theirs' });
});
afterAll(() => shop.close());

const args = (request: Request) => ({ request, params: {}, context: {} });
const load = async <T>(page: { loader: (args: LoaderFunctionArgs) => Promise<T> }) =>
  page.loader(args(await shop.pageRequest()));
async function post({ action }: PageModule, body: unknown): Promise<{ status: number; body: unknown }> {
  const page = await shop.pageRequest();
  const headers = new Headers(page.headers);
  headers.set('Content-Type', 'application/json');
  const request = new Request(page.url, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await action!(args(request));
  if (!(answer instanceof Response)) return { status: 200, body: answer };
  return { status: answer.status, body: await answer.json() };
}
const rowOf = (id: string) => shop.services.db.shop.findUniqueOrThrow({ where: { id } });

describe('home', () => {
  test('GIVEN orders of today and yesterday in the shop’s time zone THEN today’s are told, tests apart', async () => {
    const { db, clock } = shop.services;
    await storeOrder(mine, 'today');
    await storeOrder(mine, 'yesterday');
    await db.order.update({
      where: { id: 'yesterday' },
      data: { placedAt: addSeconds(clock(), -25 * 3600) },
    });
    const { sales } = await getHome(mine);
    expect(sales).toEqual([{ agent: 'ChatGPT', mode: 'test', currency: 'USD', orders: 1, total: 2600 }]);
  });

  test('GIVEN the simulator’s own agent THEN none is connected by it, and payments are as they were', async () => {
    const before = (await getHome(mine)).facts.agents;
    await mine.db.agentConnection.create({
      data: {
        ...{ id: 'simulator', shopId: mine.shop.id, name: 'Simulator', platform: SIMULATOR_PLATFORM },
        ...{ mode: 'test', sellingMode: 'in_chat' },
      },
    });
    expect((await getHome(mine)).facts.agents).toEqual(before);
  });

  test('GIVEN another shop’s orders and troubles THEN nothing of them is shown', async () => {
    const shown = await load(home);
    expect(shown.attention).toEqual({ count: 0, items: [] });
    expect(JSON.stringify(shown)).not.toContain('theirs');
  });

  test('WHEN the guide is put away and brought back THEN it is for this shop alone, and recorded', async () => {
    expect((await load(home)).setup).not.toBeNull();
    expect((await post(home, {})).status).toBe(200);
    expect([(await load(home)).setup, (await load(settings)).guideHidden]).toEqual([null, true]);
    expect((await rowOf('theirs')).setupDismissedAt).toBeNull();
    await post(settings, {});
    expect((await load(home)).setup).not.toBeNull();
    const actions = await shop.services.db.staffAction.findMany({ where: { shopId: mine.shop.id } });
    expect(actions.map(({ action }) => action)).toEqual(['setup.dismissed', 'setup.restored']);
  });
});

describe('settings', () => {
  test('GIVEN the form of selling THEN it is saved for this shop; nonsense is told beside its field', async () => {
    const { form } = await load(selling);
    expect((await post(selling, { ...form, sellingMode: 'in_chat', honorPriceMinutes: '30' })).status).toBe(
      200,
    );
    expect(await rowOf(mine.shop.id)).toMatchObject({ sellingMode: 'in_chat', honorPriceMinutes: 30 });
    const refused = await post(selling, { ...form, agentHost: 'no host', honorPriceMinutes: '-1' });
    expect([refused.status, Object.keys((refused.body as { fields: object }).fields)]).toEqual([
      400,
      ['honorPriceMinutes', 'agentHost'],
    ]);
    expect(await rowOf(mine.shop.id)).toMatchObject({ honorPriceMinutes: 30, agentHost: null });
    expect(await rowOf('theirs')).toMatchObject({ sellingMode: null, honorPriceMinutes: 15 });
  });

  test('GIVEN a host name of another shop THEN it is refused beside its field', async () => {
    const { db } = shop.services;
    await db.shop.update({ where: { id: 'theirs' }, data: { agentHost: 'agents.theirs.example' } });
    const { form } = await load(selling);
    const refused = await post(selling, { ...form, agentHost: 'agents.theirs.example' });
    expect(refused).toMatchObject({
      status: 400,
      body: { fields: { agentHost: expect.any(String) as string } },
    });
  });

  test('GIVEN an app of the App Store THEN payment in the chat is refused', async () => {
    const { form } = await load(selling);
    await post(selling, { ...form, sellingMode: 'hand_off' });
    const before = shop.services.env.SHOPIFY_APP_DISTRIBUTION;
    Object.assign(shop.services.env, { SHOPIFY_APP_DISTRIBUTION: 'app_store' });
    const refused = await post(selling, { ...form, sellingMode: 'in_chat' });
    Object.assign(shop.services.env, { SHOPIFY_APP_DISTRIBUTION: before });
    expect(refused).toMatchObject({
      status: 400,
      body: { fields: { sellingMode: expect.any(String) as string } },
    });
  });

  test('GIVEN no account THEN there is none to disconnect, and a key that is none is refused', async () => {
    expect(await post(payments, { disconnect: 'live' })).toMatchObject({ status: 404 });
    expect(await post(payments, { secretKey: 'x', merchantId: 'acct_1' })).toMatchObject({
      status: 400,
      body: { fields: { secretKey: expect.any(String) as string } },
    });
    expect((await load(payments)).accounts).toEqual([]);
  });

  test('GIVEN channels THEN each shop sees and changes its own', async () => {
    const topics = ['review'];
    await setChannel(theirs, {
      kind: 'email',
      address: 'theirs@example.com',
      topics: ['review'],
      language: 'en',
    });
    const saved = await post(notifications, {
      intent: 'save',
      kind: 'webhook',
      address: 'http://localhost:9/',
      topics,
    });
    expect(saved).toMatchObject({
      status: 200,
      body: { secret: expect.stringMatching(/^whsec_/) as string },
    });
    expect((await load(notifications)).channels).toMatchObject([{ kind: 'webhook', topics }]);
    expect(JSON.stringify(await load(notifications))).not.toContain('whsec_');
    await post(notifications, { intent: 'remove', kind: 'email' });
    expect(await shop.services.db.notificationChannel.count({ where: { shopId: 'theirs' } })).toBe(1);
    expect(await post(notifications, { intent: 'test', kind: 'email' })).toMatchObject({ status: 404 });
  });

  test.each([
    [{ intent: 'save', kind: 'email', address: 'nobody', topics: ['review'] }, 'address'],
    [{ intent: 'save', kind: 'email', address: 'a@example.com', topics: [] }, 'topics'],
    [{ intent: 'save', kind: 'pigeon', address: 'a', topics: ['review'] }, 'kind'],
    [null, 'kind'],
  ])('GIVEN the channel %j THEN the field is named', async (body, field) => {
    const refused = await post(notifications, body);
    expect([refused.status, Object.keys((refused.body as { fields: object }).fields)]).toEqual([
      400,
      [field],
    ]);
  });

  test('GIVEN periods THEN they are saved; out of range they are told beside the field', async () => {
    const { form } = await load(data);
    expect((await post(data, { ...form, activity: '30' })).status).toBe(200);
    expect((await rowOf(mine.shop.id)).retention).toMatchObject({ activity: 30 });
    expect(await post(data, { ...form, activity: '6' })).toMatchObject({ status: 400 });
    expect((await rowOf('theirs')).retention).toEqual({});
  });

  test('GIVEN an export of another shop THEN it is neither listed nor opened', async () => {
    const { id } = await requestExport(theirs);
    await shop.services.db.dataExport.update({ where: { id }, data: { state: 'ready' } });
    expect((await load(data)).exports).toEqual([]);
    expect(await post(data, { intent: 'download', id })).toMatchObject({ status: 404 });
    expect(await post(data, { intent: 'export' })).toMatchObject({ status: 200 });
    expect(await post(data, { intent: 'export' })).toMatchObject({ status: 409 });
  });

  test('GIVEN the wrong name is typed THEN nothing is deleted', async () => {
    expect(await post(deletion, { typed: 'theirs.myshopify.com' })).toMatchObject({ status: 400 });
    expect(await post(deletion, null)).toMatchObject({ status: 400 });
    expect((await rowOf(mine.shop.id)).uninstalledAt).toBeNull();
  });

  test('GIVEN no policies and no translations THEN it is said', async () => {
    const shown = await load(languages);
    expect(shown.languages.map(({ language }) => language)).toEqual(['en', 'fr', 'de', 'es']);
  });
});

test('GIVEN a big shop THEN home reads few rows of every table', async () => {
  await fillShop(mine, { orders: 3000, sessions: 3000, variants: 2000 });
  for (const table of ['orders', 'order_events', 'activity_entries', 'catalog_syncs', 'attention_items']) {
    for (const { sql, rowsRead } of await plansOf(mine.db, table, () => getHome(mine)))
      expect([sql.slice(0, 80), rowsRead < 200 ? 'few' : rowsRead]).toEqual([sql.slice(0, 80), 'few']);
  }
});
