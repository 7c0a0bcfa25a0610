import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'smol-toml';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FLOW_ACTIONS } from '#app/flow/actions/flow-actions.ts';
import { fireFlowTrigger } from '#app/flow/triggers/fire-flow-trigger.server.ts';
import { FLOW_TRIGGERS } from '#app/flow/triggers/flow-triggers.ts';
import { judgeCatalog } from '#app/feeds/quality/judge-catalog.server.ts';
import { DEFAULT_REVIEW_RULES } from '#app/orders/review/review-rules.ts';
import { setReviewRules } from '#app/orders/review/set-review-rules.server.ts';
import { scopeToShop } from '#app/shops/shop-scope.server.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { changeProduct } from '#sandbox/shopify/control/change-catalog.ts';
import { readFlowExtensions } from '#sandbox/shopify/flow/read-flow-extensions.ts';
import { ADDRESS } from '#tests/acp-bodies.ts';
import { startEventReceiver } from '#tests/event-receiver.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';
import { startTestShop } from '#tests/shopify.ts';

const SHIRT = 'FH-LCS-M-SND';

describe('the extensions in extensions/flow-*', () => {
  const { triggers, actions } = readFlowExtensions('extensions', 'https://aisle.example.com');

  test('THEN their triggers and fields are those that the app fires, in the same order', () => {
    const declared = [...triggers].map(([handle, { fields }]) => [
      handle,
      fields.map(({ key, type }) => [key, type]),
    ]);
    const fired = Object.entries(FLOW_TRIGGERS).map(([handle, fields]) => [handle, Object.entries(fields)]);
    expect(declared.sort()).toEqual(fired.sort());
  });

  test('THEN their actions and what each is done to are those that the app runs', () => {
    const declared = [...actions].map(([handle, { fields, runtimeUrl }]) => [handle, fields, runtimeUrl]);
    const run = Object.entries(FLOW_ACTIONS).map(([handle, key]) => [
      handle,
      [{ key, type: key.replace('_id', '_reference'), required: true }],
      `https://aisle.example.com/flow/actions/${handle}`,
    ]);
    expect(declared.sort()).toEqual(run.sort());
  });

  test('THEN their folders are named by their handles', () => {
    const folders = fs.readdirSync('extensions').filter((name) => name.startsWith('flow-'));
    const handles = folders.map((name) => {
      const toml = fs.readFileSync(path.join('extensions', name, 'shopify.extension.toml'), 'utf8');
      return (parse(toml) as { extensions: { handle: string }[] }).extensions[0]!.handle;
    });
    expect(folders).toEqual(handles.map((handle) => `flow-${handle}`));
  });
});

let shop: SellingShop;
beforeAll(async () => {
  shop = await startSellingShop();
});
afterAll(() => shop.close());
beforeEach(async () => {
  shop.shopify.faults.clear();
  freeze(false);
  await shop.drainJobs();
  forget();
  shop.shopify.state.variants.patch(shop.variant(SHIRT).id, { available: 20 });
  await setReviewRules(shop.scope, DEFAULT_REVIEW_RULES);
});

const freeze = (frozen: boolean) => {
  const { shops } = shop.shopify.state;
  shops.patch(shops.all()[0]!.id, { frozen });
};

const forget = () => {
  for (const { id } of shop.shopify.state.flowTriggers.all()) shop.shopify.state.flowTriggers.delete(id);
};

/** What Shopify's Flow was told, by the handle of the trigger. */
const told = (handle: string) =>
  shop.shopify.state.flowTriggers.filter((row) => row.handle === handle).map(({ payload }) => payload);

/** One shirt, paid in the chat. */
async function buy(client = shop.client) {
  const created = await client.createSession({
    line_items: [{ id: shop.variant(SHIRT).itemId }],
    currency: 'usd',
    capabilities: {},
    fulfillment_details: { name: 'Jane Doe', email: 'jane@example.com', address: ADDRESS },
    buyer: { email: 'jane@example.com' },
  } as never);
  const session = created.body as CheckoutSession;
  const amount = totalAmount(session.totals, 'total')!;
  const payment = {
    instrument: { type: 'card', credential: { type: 'spt', token: await shop.token(amount) } },
  };
  await client.completeSession(session.id, { payment_data: payment } as never);
  const order = await shop.scope.db.order.findUniqueOrThrow({ where: { sessionId: session.id } });
  return { id: order.id, number: Number(order.shopifyOrderGid.split('/').at(-1)), amount };
}

const OF_ORDER = {
  'Agent name': 'ChatGPT',
  'Selling mode': 'in_chat',
  Currency: 'USD',
  'Risk level': 'normal',
  Test: true,
  'Occurrence id': expect.stringMatching(/^flow_occurrence_/) as unknown,
};

/** As an hour later: jobs that have failed are tried again. */
async function tryAgain(): Promise<void> {
  await shop.services.db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts > 0 AND locked_at IS NULL`;
  await shop.drainJobs();
}

describe('WHEN an agent has placed an order', () => {
  test('THEN Flow is told once of the order, and of nobody who bought it', async () => {
    const { number, amount } = await buy();
    expect(told('agent-order-received')).toEqual([]);
    await shop.drainJobs();
    await shop.shopify.deliverWebhooksNow();
    await shop.drainJobs();
    expect(told('agent-order-received')).toEqual([{ ...OF_ORDER, order_id: number, Total: amount / 100 }]);
    expect(shop.shopify.state.flowTriggers.size).toBe(1);
  });

  test.each(['error_before', 'drop_request', 'token_revoked'] as const)(
    'GIVEN %s THEN a later attempt tells it, once',
    async (kind) => {
      shop.shopify.faults.add({ kind, operation: 'flowTriggerReceive', times: 20 });
      const { number } = await buy();
      await shop.drainJobs();
      expect(told('agent-order-received')).toEqual([]);
      shop.shopify.faults.clear();
      await tryAgain();
      await tryAgain();
      expect(told('agent-order-received')).toMatchObject([{ order_id: number }]);
    },
  );

  test('GIVEN Shopify closes the shop before Flow is told THEN it is told once, after the shop has opened again', async () => {
    const { number } = await buy();
    freeze(true);
    await shop.drainJobs();
    expect(told('agent-order-received')).toEqual([]);
    freeze(false);
    await tryAgain();
    await tryAgain();
    expect(told('agent-order-received')).toMatchObject([{ order_id: number }]);
  });

  test('GIVEN the reply was lost THEN it is told again as the same occurrence, since nothing can be looked up', async () => {
    shop.shopify.faults.add({ kind: 'drop_reply', operation: 'flowTriggerReceive' });
    await buy();
    await shop.drainJobs();
    await tryAgain();
    const [first, second, ...more] = told('agent-order-received');
    expect(first).toEqual(second);
    expect(more).toEqual([]);
  });
});

test('WHEN an order needs review THEN Flow is told why, once', async () => {
  await setReviewRules(shop.scope, { ...DEFAULT_REVIEW_RULES, amountOver: 100, newAgentOrders: 1000 });
  const { number, amount } = await buy();
  await shop.drainJobs();
  await shop.shopify.deliverWebhooksNow();
  await shop.drainJobs();
  const Reason = expect.stringMatching(/^The total is above 1\.00 USD; It is order \d+ of this agent/);
  const common = { ...OF_ORDER, order_id: number, Total: amount / 100 };
  expect(told('agent-order-needs-review')).toEqual([{ ...common, Reason: Reason as unknown }]);
});

test('WHEN events of an order are given up THEN Flow is told once of the order', async () => {
  const receiver = await startEventReceiver(() => ({ status: 410 }));
  const gone = await shop.connect({ name: 'Deaf', eventUrl: receiver.url });
  const { number, amount } = await buy(shop.clientWith(gone.apiKey, gone.signingSecret));
  await shop.drainJobs();
  await shop.drainJobs();
  await receiver.close();
  expect(told('agent-order-event-failed')).toEqual([
    {
      ...OF_ORDER,
      'Agent name': 'Deaf',
      order_id: number,
      Total: amount / 100,
      'Event type': 'order_create',
      'Number of events': 1,
      Reason: 'the agent no longer takes events at its address (410 Gone)',
    },
  ]);
});

describe('WHEN the catalogue is judged', () => {
  const problems = () => told('feed-has-new-problems');
  // Changes are gathered for a moment before they are followed.
  const settle = async () => {
    await shop.shopify.deliverWebhooksNow();
    await shop.drainJobs();
    await shop.services.db.$executeRaw`
      UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key LIKE 'follow-catalog:%'`;
    await shop.drainJobs();
  };
  beforeEach(async () => {
    await judgeCatalog(shop.scope);
    await settle();
    forget();
  });

  test('GIVEN nothing is new THEN Flow is told nothing', async () => {
    await judgeCatalog(shop.scope);
    await settle();
    expect(problems()).toEqual([]);
  });

  test('GIVEN a product has got worse THEN Flow is told once how many, and of the gravest', async () => {
    const { productId } = shop.variant(SHIRT);
    const title = shop.shopify.state.products.get(productId)!.title;
    changeProduct(shop.shopify.context(), productId, { title: 'x'.repeat(200) });
    await settle();
    await judgeCatalog(shop.scope);
    await settle();
    expect(problems()).toEqual([
      {
        product_id: Number(productId.split('/').at(-1)),
        'Products with new problems': 1,
        'Products with new errors': 0,
        Problem: expect.stringMatching(/title/i) as unknown,
        Page: expect.stringMatching(
          /^https:\/\/admin\.shopify\.com\/store\/demo-shop\/apps\/.*\/app\/catalog$/,
        ) as unknown,
        'Occurrence id': OF_ORDER['Occurrence id'],
      },
    ]);
    changeProduct(shop.shopify.context(), productId, { title });
    await settle();
    expect(problems()).toHaveLength(1);
  });

  test('GIVEN a judgement broke off after it had stored what is new THEN the next one tells it, once', async () => {
    const { db } = shop.scope;
    const spoilt = [SHIRT, 'PH-FGR-E'].map((sku) => shop.variant(sku).productId);
    for (const id of spoilt) changeProduct(shop.shopify.context(), id, { title: 'x'.repeat(200) });
    await settle();
    forget();
    await db.qualityProblem.deleteMany();
    const powerOff = () => {
      throw new Error('power off');
    };
    await expect(judgeCatalog({ ...shop.scope, newId: powerOff })).rejects.toThrow('power off');
    await settle();
    expect(problems()).toEqual([]);
    await judgeCatalog(shop.scope);
    await settle();
    expect(problems()).toMatchObject([{ 'Products with new problems': 2 }]);
  });
});

describe('WHEN the job runs', () => {
  const occurrence = { handle: 'agent-order-received', occurrenceId: 'flow_occurrence_x', facts: {} };

  test("GIVEN another shop's order THEN nothing is told", async () => {
    const { id } = await buy();
    await shop.drainJobs();
    const before = shop.shopify.state.flowTriggers.size;
    const data = { id: 'theirs', domain: 'theirs.myshopify.com', installedAt: shop.services.clock() };
    const theirs = scopeToShop(shop.services, await shop.services.db.shop.create({ data }));
    await fireFlowTrigger(shop.services, { ...occurrence, shopId: theirs.shop.id, orderId: id });
    expect(shop.shopify.state.flowTriggers.size).toBe(before);
  });

  test('GIVEN extensions that are not deployed yet THEN it ends, and is not repeated', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aisle-no-extensions-'));
    const tomlFile = path.join(folder, 'shopify.app.toml');
    fs.copyFileSync('shopify.app.toml', tomlFile);
    const bare = await startTestShop({}, { tomlFile });
    try {
      const { shop: row } = await bare.open();
      const facts = {
        product_id: 11,
        'Products with new problems': 1,
        'Products with new errors': 0,
        Problem: 'No title',
        Page: 'https://admin.shopify.com',
      };
      const payload = { ...occurrence, handle: 'feed-has-new-problems', facts, shopId: row.id };
      await expect(fireFlowTrigger(bare.services, payload)).resolves.toBeUndefined();
      expect(bare.simulator.state.flowTriggers.size).toBe(0);
    } finally {
      await bare.close();
      fs.rmSync(folder, { recursive: true });
    }
  });
});
