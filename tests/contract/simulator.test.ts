import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SIMULATOR_PLATFORM } from '#app/agents/platforms.ts';
import { agentApi } from '#app/acp/in-process.server.ts';
import { demoBuyer } from '#app/simulator/demo-buyer.ts';
import { findItems } from '#app/simulator/find-items.server.ts';
import { getRunOrder } from '#app/simulator/get-run-order.server.ts';
import { getRun } from '#app/simulator/get-run.server.ts';
import { listRuns } from '#app/simulator/list-runs.server.ts';
import { startRun } from '#app/simulator/start-run.server.ts';
import type { StepInput } from '#app/simulator/step.ts';
import { takeStep } from '#app/simulator/take-step.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { fillShop } from '#tests/large-shop.ts';
import { plansOf } from '#tests/query-plans.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

let shop: SellingShop;
let scope: ShopScope;
let theirs: ShopScope;
let itemId: string;
const api = agentApi(() => shop.services);

beforeAll(async () => {
  shop = await startSellingShop();
  scope = { ...shop.scope, actor: 'staff:1' };
  itemId = shop.variant('FH-LCS-M-SND').itemId;
  const data = { id: 'theirs', domain: 'theirs.myshopify.com', installedAt: shop.services.clock() };
  theirs = scopeToShop(shop.services, await shop.services.db.shop.create({ data }));
});
afterAll(() => shop.close());

let big: ShopScope | undefined;
async function bigShop(): Promise<ShopScope> {
  if (big) return big;
  const data = { id: 'big', domain: 'big.myshopify.com', installedAt: shop.services.clock() };
  big = scopeToShop(shop.services, await shop.services.db.shop.create({ data }));
  await fillShop(big, { variants: 50_000 });
  return big;
}

/** Goes where the link leads, fills in the shop's own checkout, and pays. */
async function payInShop(link: string): Promise<void> {
  const { pathname, search } = new URL(link);
  const { buyer, address } = demoBuyer('US');
  const fields = {
    ...{ email: buyer.email, firstName: buyer.first_name, lastName: buyer.last_name },
    ...{ address1: address.line_one, city: address.city, provinceCode: address.state },
    ...{ zip: address.postal_code, countryCode: address.country },
  };
  const post = (more: Record<string, string>) =>
    fetch(shop.shopify.url + pathname + search, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: shop.shopify.url },
      body: new URLSearchParams({ ...fields, ...more }),
    });
  const page = await (await post({ step: 'update' })).text();
  const seenTotal = /name="seenTotal" value="(\d+)"/.exec(page)![1]!;
  expect((await post({ step: 'pay', seenTotal })).status).toBe(303);
}

const start = (quantity = 1) => startRun(scope, api, { itemId, quantity, language: 'en' });
const take = (id: string, input: StepInput) => takeStep(scope, api, id, { input, language: 'en' });
const runOf = async (id: string) => (await getRun(scope, id))!;

describe('a simulated purchase', () => {
  test('GIVEN an item WHEN every step is taken THEN Shopify has a marked test order, and no secret was kept', async () => {
    const id = await start(2);
    expect((await runOf(id)).session).toMatchObject({ status: 'not_ready_for_payment' });

    await take(id, { kind: 'address', country: 'US' });
    const ready = await runOf(id);
    expect(ready.session).toMatchObject({ status: 'ready_for_payment' });
    const options = ready.session!.fulfillment_options;

    await take(id, { kind: 'option', optionId: options.at(-1)!.id });
    await take(id, { kind: 'pay', card: 'pays' });
    const done = await runOf(id);
    expect(done.steps.map(({ kind, exchange }) => [kind, exchange.status])).toEqual([
      ['create', 201],
      ['address', 200],
      ['option', 200],
      ['token', 200],
      ['complete', 200],
    ]);
    expect(done.session).toMatchObject({ status: 'completed', order: { order_number: expect.any(String) } });
    const { order_number: name } = done.session!.order!;
    const order = shop.shopify.state.orders.find((row) => row.name === name);
    expect(order).toMatchObject({
      test: true,
      tags: expect.arrayContaining(['agentic', `agent:${SIMULATOR_PLATFORM}`]),
    });

    const kept = JSON.stringify(await scope.db.simulatorStep.findMany({ where: { runId: id } }));
    expect(kept).not.toMatch(/spt_\w/);
    expect(kept).not.toMatch(/Bearer \w/);
    expect(await listRuns(scope)).toMatchObject([{ id, state: 'ordered', steps: 5 }]);
  });

  test('GIVEN a card that is declined THEN no order comes of it, and the buyer can pay by another', async () => {
    const id = await start();
    await take(id, { kind: 'address', country: 'US' });
    await take(id, { kind: 'pay', card: 'declined' });
    const { session } = await runOf(id);
    expect(session).not.toHaveProperty('order');
    expect(session!.messages.map(({ code }) => code)).toContain('payment_declined');
    await take(id, { kind: 'pay', card: 'pays' });
    expect((await runOf(id)).session).toMatchObject({ status: 'completed' });
  });

  test('GIVEN a purchase WHEN it is cancelled THEN it is over', async () => {
    const id = await start();
    await take(id, { kind: 'cancel' });
    expect((await runOf(id)).session).toMatchObject({ status: 'canceled' });
    expect((await listRuns(scope))[0]).toMatchObject({ id, state: 'canceled' });
  });

  test('GIVEN two clicks at once THEN one step is kept', async () => {
    const id = await start();
    const both = await Promise.allSettled([
      take(id, { kind: 'address', country: 'US' }),
      take(id, { kind: 'address', country: 'US' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await runOf(id)).steps).toHaveLength(2);
  });
});

describe('handing over', () => {
  test('GIVEN a buyer who pays in the shop THEN the order of the run is that one', async () => {
    const id = await start();
    await take(id, { kind: 'address', country: 'US' });
    const { session } = await runOf(id);
    expect(await getRunOrder(scope, session!.id)).toBeNull();
    await payInShop(session!.continue_url!);
    await shop.shopify.deliverWebhooksNow();
    await shop.drainJobs();
    expect(await getRunOrder(scope, session!.id)).toMatchObject({
      isTest: false,
      events: [{ type: 'order_create', sessionId: session!.id }],
    });
    expect(await getRunOrder(theirs, session!.id)).toBeNull();
    expect((await listRuns(scope))[0]).toMatchObject({ id, state: 'ordered' });
  });
});

describe('the connection', () => {
  test('is one, in test mode, and none of its keys is left', async () => {
    const where = { shopId: scope.shop.id, platform: SIMULATOR_PLATFORM };
    const found = await scope.db.agentConnection.findMany({ where, include: { keys: true } });
    expect(found).toMatchObject([{ mode: 'test', name: 'Aisle simulator', keys: [] }]);
  });
});

describe('what cannot be', () => {
  test.each([0, 21, 1.5])('GIVEN %d units THEN it is refused and nothing is begun', async (quantity) => {
    const before = (await listRuns(scope)).length;
    await expect(start(quantity)).rejects.toMatchObject({ code: 'invalid', param: 'quantity' });
    expect(await listRuns(scope)).toHaveLength(before);
  });

  test('GIVEN an item that nobody sells THEN it is refused', async () => {
    const begun = startRun(scope, api, { itemId: 'nothing', quantity: 1, language: 'en' });
    await expect(begun).rejects.toMatchObject({ code: 'invalid_item_id', param: 'item' });
  });

  test('GIVEN a run of another shop THEN it is neither shown nor gone on with', async () => {
    const id = await start();
    expect(await getRun(theirs, id)).toBeNull();
    expect(await listRuns(theirs)).toEqual([]);
    const step = { input: { kind: 'read' }, language: 'en' } as const;
    await expect(takeStep(theirs, api, id, step)).rejects.toMatchObject({ code: 'not_found' });
    expect((await runOf(id)).steps).toHaveLength(1);
  });
});

describe('finding items', () => {
  const found = async (words: string, of = scope) => (await findItems(of, words)).map(({ name }) => name);

  test('by the beginnings of words, by SKU and by id', async () => {
    const [name] = await found(itemId);
    expect(await found('FH-LCS-M-SND')).toEqual([name]);
    const words = name!.split(/\W+/).slice(0, 2);
    expect(await found(words.map((word) => word.slice(0, 3).toLowerCase()).join(' '))).toContain(name);
    expect(await found('zzzz')).toEqual([]);
    expect(await found("'; drop table products --")).toEqual([]);
  });

  test('GIVEN no words THEN some are shown, and those of another shop never', async () => {
    expect((await found('')).length).toBeGreaterThan(3);
    expect(await found('', theirs)).toEqual([]);
    expect(await found(itemId, theirs)).toEqual([]);
  });

  test.each(['', 'product 4321', 'SKU-4321', '7004321'])(
    'GIVEN 50,000 variants WHEN asked for "%s" THEN few rows are read',
    async (words) => {
      const big = await bigShop();
      const run = async () => expect((await findItems(big, words)).length).toBeGreaterThan(0);
      for (const table of ['products', 'variants'])
        for (const { rowsRead, plan } of await plansOf(big.db, table, run))
          expect(rowsRead, plan).toBeLessThan(500);
    },
    60_000,
  );
});

test('GIVEN more purchases than are kept THEN the oldest are gone', async () => {
  const first = (await listRuns(scope)).at(-1)!.id;
  for (let count = 0; count < 20; count += 1) await start();
  expect(await listRuns(scope)).toHaveLength(20);
  expect(await getRun(scope, first)).toBeNull();
});
