import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashApiKey } from '#app/agents/api-key.ts';
import { createConnection, type CreatedConnection } from '#app/agents/create-connection.server.ts';
import { findAgent } from '#app/agents/find-agent.server.ts';
import { getConnection } from '#app/agents/get-connection.server.ts';
import { addDestination } from '#app/feeds/delivery/add-destination.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { listDeliveries } from '#app/orders/events/list-deliveries.server.ts';
import * as listPage from '#app/routes/app.agents._index.tsx';
import * as agentPage from '#app/routes/app.agents.$connectionId.tsx';
import * as onboardingPage from '#app/routes/app.agents.$connectionId_.onboarding.tsx';
import * as newPage from '#app/routes/app.agents.new.tsx';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import type { StaffName } from '#sandbox/shopify/oauth/demo-staff.ts';
import { outcome } from '#tests/page-module.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';
import { storeOrder } from '#tests/stored-order.ts';

let shop: TestShop;
let mine: ShopScope;
let theirs: ShopScope;
let myAgent: CreatedConnection;
let theirAgent: CreatedConnection;
const AGENT = { platform: 'chatgpt', mode: 'test', sellingMode: 'hand_off' } as const;

beforeAll(async () => {
  shop = await startTestShop();
  mine = await shop.open();
  const data = { id: 'theirs', domain: 'theirs.myshopify.com', installedAt: shop.services.clock() };
  theirs = scopeToShop(shop.services, await shop.services.db.shop.create({ data }));
  myAgent = await createConnection(mine, { ...AGENT, name: 'Mine' });
  theirAgent = await createConnection(theirs, { ...AGENT, name: 'Theirs' });
});
afterAll(() => shop.close());

const loaded = async (page: { loader: (args: LoaderFunctionArgs) => Promise<unknown> }, connectionId = '') =>
  outcome(page.loader({ request: await shop.pageRequest(), params: { connectionId }, context: {} }));
const asked = async (connectionId: string, body: object, who?: StaffName) => {
  const { url, headers } = await shop.pageRequest('/app', who);
  const request = new Request(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const args: ActionFunctionArgs = { request, params: { connectionId }, context: {} };
  return (await outcome(agentPage.action(args))) as Response & { secrets?: Record<string, string> };
};
const settings = async () => ((await loaded(agentPage, myAgent.id)) as agentPage.ConnectionPageData).settings;
const actions = async () =>
  (await mine.db.staffAction.findMany({ where: { shopId: mine.shop.id }, orderBy: { id: 'asc' } })).map(
    ({ action, actor }) => `${action} by ${actor}`,
  );

describe('GIVEN agents of two shops', () => {
  test('THEN each shop sees its own, and no secret of them', async () => {
    const told = JSON.stringify([
      await loaded(listPage),
      await loaded(agentPage, myAgent.id),
      await loaded(onboardingPage, myAgent.id),
    ]);
    expect(told).toContain('Mine');
    expect(told).not.toContain('Theirs');
    const { id: _id, ...secrets } = myAgent;
    for (const secret of Object.values(secrets)) expect(told).not.toContain(secret);
    expect(told).not.toMatch(/sealed/i);
  });

  test('THEN the pages of the other are not found', async () => {
    for (const page of [agentPage, onboardingPage])
      expect(await loaded(page, theirAgent.id)).toMatchObject({ status: 404 });
  });

  test.each<[what: string, body: () => Promise<object> | object]>([
    ['saved', async () => ({ intent: 'save', settings: await settings() })],
    ['given a key', () => ({ intent: 'create-key' })],
    ['given new keys', () => ({ intent: 'rotate-keys', overlap: 1 })],
    ['given a new event secret', () => ({ intent: 'rotate-event-secret', overlap: 1 })],
    ['tested', () => ({ intent: 'test-events' })],
    ['given a feed', () => ({ intent: 'add-feed', kind: 'hosted', format: 'openai-jsonl' })],
    ['ended', () => ({ intent: 'revoke' })],
  ])('THEN the other is not %s', async (_what, body) => {
    expect(await asked(theirAgent.id, await body())).toMatchObject({ status: 404 });
    expect((await getConnection(theirs, theirAgent.id))?.revokedAt).toBeNull();
  });

  test("THEN the other's key is not ended", async () => {
    const [key] = (await getConnection(theirs, theirAgent.id))!.keys;
    expect(await asked(myAgent.id, { intent: 'revoke-key', id: key!.id })).toMatchObject({ status: 404 });
    expect((await getConnection(theirs, theirAgent.id))!.keys[0]!.revokedAt).toBeNull();
  });
});

describe('GIVEN staff without the permission', () => {
  test('THEN they connect nobody and change nothing', async () => {
    const request = await shop.pageRequest('/app', 'packer');
    expect(await outcome(newPage.loader({ request, params: {}, context: {} }))).toMatchObject({
      status: 403,
    });
    expect(await asked(myAgent.id, { intent: 'create-key' }, 'packer')).toMatchObject({ status: 403 });
  });
});

describe('GIVEN an agent', () => {
  test('WHEN nonsense is asked THEN it is refused by name and nothing changes', async () => {
    const before = await settings();
    for (const [part, param] of [
      [{ maxOrderAmount: 'much' }, 'max_order_amount'],
      [{ allowedCountries: 'XX' }, 'allowed_countries'],
      [{ rateLimit: '-1' }, 'rate_limit'],
      [{ eventUrl: 'ftp://x' }, 'event_url'],
    ] as const) {
      const answer = await asked(myAgent.id, { intent: 'save', settings: { ...before, ...part } });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ param });
    }
    expect((await asked(myAgent.id, { intent: 'sell-everything' })).status).toBe(400);
    expect(await settings()).toEqual(before);
  });

  test('GIVEN signing keys THEN a public key is added, nonsense is refused, and the last one stays while it is needed', async () => {
    const keys = async () =>
      ((await loaded(agentPage, myAgent.id)) as agentPage.ConnectionPageData).signingKeys;
    const [first] = await keys();
    const nonsense = await asked(myAgent.id, { intent: 'add-public-key', publicKey: 'nonsense' });
    expect([nonsense.status, await nonsense.json()]).toMatchObject([400, { param: 'public_key' }]);
    await asked(myAgent.id, {
      intent: 'save',
      settings: { ...(await settings()), signaturePolicy: 'required' },
    });
    expect((await asked(myAgent.id, { intent: 'revoke-signing-key', id: first!.id })).status).toBe(400);
    const { publicKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    await asked(myAgent.id, { intent: 'add-public-key', publicKey: pem });
    await asked(myAgent.id, { intent: 'revoke-signing-key', id: first!.id });
    expect((await keys()).map(({ algorithm, isWorking }) => [algorithm, isWorking])).toEqual([
      ['ed25519', true],
      ['hmac-sha256', false],
    ]);
    expect((await asked(theirAgent.id, { intent: 'add-signing-key' })).status).toBe(404);
  });

  test('GIVEN a feed THEN it is changed and asked for now, by its own shop alone', async () => {
    const add = { intent: 'add-feed', kind: 'hosted', format: 'openai-jsonl' };
    await asked(myAgent.id, add);
    const feed = async () =>
      ((await loaded(agentPage, myAgent.id)) as agentPage.ConnectionPageData).feeds[0]!;
    const { id, url } = await feed();
    const change = {
      intent: 'save-feed',
      id,
      everyHours: '6',
      guardPercent: '80',
      country: 'us',
      newUrl: true,
    };
    expect(await asked(myAgent.id, change)).toMatchObject({ feed: 'saved' });
    expect((await feed()).settings).toEqual({ everyHours: '6', guardPercent: '80', country: 'US' });
    expect((await feed()).url).not.toBe(url);
    for (const [part, param] of [
      [{ everyHours: '48' }, 'every_hours'],
      [{ everyHours: '' }, 'every_hours'],
      [{ guardPercent: '-1' }, 'guard_percent'],
      [{ country: 'QQ' }, 'country'],
    ] as const) {
      const answer = await asked(myAgent.id, { ...change, ...part });
      expect([answer.status, await answer.json()]).toMatchObject([400, { param }]);
    }
    const waits = async () => {
      const [job] = await mine.db.$queryRaw<{ run_at: Date }[]>`
        SELECT run_at FROM graphile_worker.jobs WHERE key = ${`deliver-feed:${id}`}`;
      return job!.run_at;
    };
    await mine.db.$executeRaw`
      UPDATE graphile_worker._private_jobs SET run_at = now() + interval '1 day' WHERE key = ${`deliver-feed:${id}`}`;
    expect(await asked(myAgent.id, { intent: 'deliver-feed', id })).toMatchObject({ feed: 'requested' });
    expect((await waits()).getTime()).toBeLessThan(Date.now() + 60_000);

    const others = await addDestination(theirs, { connectionId: theirAgent.id, format: 'openai-jsonl' });
    for (const intent of ['save-feed', 'deliver-feed', 'remove-feed'])
      expect((await asked(myAgent.id, { ...change, intent, id: others.id })).status).toBe(404);
    expect(await asked(myAgent.id, { intent: 'remove-feed', id })).toMatchObject({ feed: 'removed' });
  });

  test('GIVEN attempts to deliver events THEN the newest are told, and to its own shop alone', async () => {
    await storeOrder(mine, 'told');
    const eventId = 'told-event';
    const at = mine.clock();
    await mine.db.orderEvent.create({
      data: {
        id: eventId,
        shopId: mine.shop.id,
        orderId: 'told',
        sequence: 1,
        type: 'order_update',
        payload: {},
        createdAt: at,
      },
    });
    await mine.db.eventDelivery.createMany({
      data: Array.from({ length: 12 }, (_, n) => ({
        ...{ id: `told-${n}`, shopId: mine.shop.id, eventId, connectionId: myAgent.id },
        ...{
          at: addSeconds(at, n),
          status: n === 11 ? null : 200,
          error: n === 11 ? 'ECONNRESET' : null,
          durationMs: n,
        },
      })),
    });
    const { deliveries } = (await loaded(agentPage, myAgent.id)) as agentPage.ConnectionPageData;
    expect(deliveries).toHaveLength(10);
    expect(deliveries[0]!.cells.slice(1)).toEqual(['#1001', 'Order changed', 'ECONNRESET', '11']);
    expect(await listDeliveries(theirs, myAgent.id)).toEqual([]);
  });

  test('WHEN its key is used THEN the page says when, written once an hour', async () => {
    const lastUse = async () => (await getConnection(mine, myAgent.id))!.keys[0]!.lastUsedAt;
    expect(await lastUse()).toBeNull();
    const at = new Date('2026-03-01T10:00:00Z');
    const call = (minutes: number) =>
      findAgent({ db: mine.db, clock: () => addSeconds(at, minutes * 60) }, [hashApiKey(myAgent.apiKey)]);
    await call(0);
    expect(await lastUse()).toEqual(at);
    await call(59);
    expect(await lastUse()).toEqual(at);
    await call(60);
    expect(await lastUse()).toEqual(addSeconds(at, 3600));
    await findAgent({ db: mine.db, clock: () => addSeconds(at, 9999) }, ['of nobody']);
    expect(await lastUse()).toEqual(addSeconds(at, 3600));
  });

  test('WHEN it is changed THEN who did what is on record', async () => {
    await asked(myAgent.id, {
      intent: 'save',
      settings: { ...(await settings()), maxOrderAmount: '250.50' },
    });
    expect((await settings()).maxOrderAmount).toBe('250.50');
    const { secrets } = await asked(myAgent.id, { intent: 'rotate-keys', overlap: 0 });
    expect(secrets?.apiKey).toMatch(/^aisle_test_/);
    await asked(myAgent.id, { intent: 'revoke' });
    expect(await actions()).toEqual(
      [
        ...['agent.connected', 'agent.changed', 'signing_key.added', 'signing_key.revoked'],
        ...['feed.added', 'feed.changed', 'feed.requested', 'feed.removed'],
        ...['agent.changed', 'key.rotated', 'agent.revoked'],
      ].map((action) => `${action} by staff:42`),
    );
  });
});
