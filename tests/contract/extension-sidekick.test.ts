import fs from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { changeEligibility } from '#app/catalog/eligibility/change-eligibility.server.ts';
import { storeProducts } from '#app/catalog/store-products.server.ts';
import { extensionApp } from '#app/extensions/extension-app.server.ts';
import type { OrdersInNeedView, WhyNotBuyableView } from '#app/extensions/views.ts';
import { judgeCatalog } from '#app/feeds/quality/judge-catalog.server.ts';
import { openReview } from '#app/orders/review/open-review.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { callAsExtension, EXTENSION_ORIGIN } from '#tests/call-as-extension.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';
import { storeOrder } from '#tests/stored-order.ts';

/** What Sidekick is told that the tools answer; its answers must be of that form. */
const tools = JSON.parse(fs.readFileSync('extensions/sidekick-tools/tools.json', 'utf8')) as {
  name: string;
  description: string;
  inputSchema: object;
  outputSchema: object;
}[];
const schemaOf = (name: string) => tools.find((tool) => tool.name === name)!.outputSchema;
const ajv = new Ajv2020({ allowUnionTypes: true });

let shop: TestShop;
let mine: ShopScope;
let theirs: ShopScope;
const IN_NEED = '/sidekick/orders-needing-attention';
const WHY = '/sidekick/why-not-buyable';

beforeAll(async () => {
  shop = await startTestShop();
  mine = await shop.open();
  theirs = await shopWithCatalog(shop.services, 'theirs.myshopify.com', [
    mirroredProduct('900', { title: 'Their secret' }),
  ]);
  const products = [
    mirroredProduct('101', { title: 'Blue mug', images: [] }),
    mirroredProduct('102', { title: 'Blue mug, large', status: 'draft' }),
    mirroredProduct('103', { title: 'Axe', tags: ['sharp'] }),
  ];
  await storeProducts(mine, mine.db, products, { syncId: null, fresh: true });
  const agent = { platform: 'chatgpt', mode: 'test', sellingMode: 'hand_off' } as const;
  await createConnection(mine, { ...agent, name: 'Finder' });
  await createConnection(theirs, { ...agent, name: 'Their agent' });
  await changeEligibility(
    mine,
    { add: { name: 'No blades', effect: 'hidden', conditions: { tags: ['sharp'] } } },
    'command',
  );
  for (const { shop: one } of [mine, theirs])
    await judgeCatalog((await findShopById(shop.services, one.id))!);
});
afterAll(() => shop.close());

const call = callAsExtension(() => shop);
const inNeed = async (who?: 'packer' | 'german') => {
  const answer = await call(IN_NEED, { who });
  expect(answer.status).toBe(200);
  const view = (await answer.json()) as OrdersInNeedView;
  expect(ajv.validate(schemaOf('orders_needing_attention'), view), ajv.errorsText()).toBe(true);
  return view;
};
const why = async (product: string) => {
  const answer = await call(`${WHY}?${new URLSearchParams({ product }).toString()}`);
  expect(answer.status).toBe(200);
  const view = (await answer.json()) as WhyNotBuyableView;
  expect(ajv.validate(schemaOf('why_not_buyable'), view), ajv.errorsText()).toBe(true);
  return view;
};

describe('the tools', () => {
  test('THEN each is described as Shopify takes it, and is registered by the extension', () => {
    const source = fs.readFileSync('extensions/sidekick-tools/src/sidekick-tools.ts', 'utf8');
    const registered = [...source.matchAll(/register\('(\w+)'/g)].map(([, name]) => name);
    expect(tools.map(({ name }) => name)).toEqual(registered);
    for (const { description, inputSchema, outputSchema } of tools) {
      expect(description.length).toBeLessThanOrEqual(512);
      expect(ajv.validateSchema(inputSchema)).toBe(true);
      expect(ajv.validateSchema(outputSchema)).toBe(true);
    }
  });

  test('THEN the instructions name every tool, and shopify.app.toml sums them up', () => {
    const text = fs.readFileSync('extensions/sidekick-tools/instructions.md', 'utf8');
    for (const { name } of tools) expect(text).toContain(`\`${name}\``);
    expect(fs.readFileSync('shopify.app.toml', 'utf8')).toMatch(
      /\[sidekick\]\n(#.*\n)*extensions_summary = "/,
    );
  });
});

describe('who may ask', () => {
  test.each([IN_NEED, `${WHY}?product=101`])(
    'GIVEN nobody WHEN %s is asked THEN nothing is told',
    async (path) => {
      for (const headers of [{}, { authorization: 'Bearer a.b.c' }] as Record<string, string>[]) {
        const answer = await extensionApp().request(path, {
          headers: { ...headers, origin: EXTENSION_ORIGIN, 'user-agent': 'Mozilla/5.0 Chrome/156' },
        });
        expect(answer.status).toBe(401);
        expect(await answer.text()).not.toContain('mug');
      }
    },
  );

  test.each([IN_NEED, `${WHY}?product=101`])(
    'GIVEN staff without the permission WHEN %s is asked THEN 403',
    async (path) => {
      const answer = await call(path, { who: 'stranger' });
      expect([answer.status, await answer.text()]).toEqual([403, '']);
    },
  );
});

describe('why a product is not bought', () => {
  test.each(['101', 'gid://shopify/Product/101', 'blue MUG'])(
    'GIVEN it is called %s THEN it is found',
    async (name) => {
      const view = await why(name);
      expect(view.product).toEqual({ id: '101', title: 'Blue mug', url: 'app:app/catalog/101' });
      expect(view.agents).toEqual([
        {
          ...{ agent: 'Finder', searchable: true, buyable: true, standing: 'Sold in your checkout' },
          reasons: [
            {
              reason: 'This agent sends buyers to your checkout.',
              fix: expect.stringMatching(/^Nothing to do: .*Stripe/) as unknown,
            },
          ],
        },
      ]);
      expect(view.problems.length).toBeGreaterThan(0);
      for (const { reason, fix } of view.problems) expect([reason, fix]).not.toContain('');
    },
  );

  test('GIVEN a rule that hides it THEN it is named, with what ends it', async () => {
    const { agents } = await why('axe');
    expect(agents[0]).toMatchObject({ searchable: false, buyable: false, standing: 'Not shown' });
    expect(agents[0]!.reasons[0]).toEqual({
      reason: 'Your rule “No blades” hides it.',
      fix: expect.stringContaining('Rules') as unknown,
    });
  });

  test('GIVEN several that may be meant THEN they are offered', async () => {
    expect(await why('blue')).toEqual({
      ...{ product: null, agents: [], hasMore: false, problems: [] },
      matches: [
        { id: '101', title: 'Blue mug' },
        { id: '102', title: 'Blue mug, large' },
      ],
    });
  });

  test.each(['900', 'gid://shopify/Product/900', 'Their secret', '!!!', 'nothing of the kind'])(
    'GIVEN %s, which is none of this shop’s THEN nothing is found',
    async (name) => {
      expect(await why(name)).toEqual({
        product: null,
        matches: [],
        agents: [],
        hasMore: false,
        problems: [],
      });
    },
  );

  test.each(['', '?product=', '?product=%20', `?product=${'x'.repeat(256)}`])(
    'GIVEN the query "%s" THEN it is refused, naming the field',
    async (query) => {
      const answer = await call(`${WHY}${query}`);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ param: '$.product' });
    },
  );
});

describe('orders that need attention', () => {
  test('GIVEN none THEN none are told', async () => {
    expect(await inNeed()).toEqual({ orders: [], hasMore: false, url: 'app:app/attention' });
  });

  test('GIVEN some, of this shop and of another THEN those of this shop are told once each, and no buyer', async () => {
    for (const [scope, id] of [
      [mine, 'order_1'],
      [mine, 'order_2'],
      [mine, 'order_3'],
      [theirs, 'order_9'],
    ] as const)
      await storeOrder(scope, id);
    const order = { id: 'order_1', name: '#1001', shopifyOrderGid: 'gid://shopify/Order/order_1' };
    await openReview(mine, mine.db, order, [{ rule: 'amountOver', text: 'The total is above 1.00 USD' }]);
    const undelivered = { kind: 'event_undeliverable', text: 'ChatGPT was not told.' } as const;
    for (const [scope, orderId] of [
      [mine, 'order_1'],
      [mine, 'order_2'],
      [theirs, 'order_9'],
    ] as const)
      await raiseAttention(scope, scope.db, { ...undelivered, subject: orderId, orderId });
    await raiseAttention(mine, mine.db, { kind: 'feed_failed', subject: 'feed_1', text: 'A feed failed.' });

    const { orders, hasMore } = await inNeed('packer');
    expect(hasMore).toBe(false);
    expect(orders.map(({ url }) => url).sort()).toEqual(['app:app/orders/order_1', 'app:app/orders/order_2']);
    const first = orders.find(({ url }) => url.endsWith('order_1'))!;
    expect(first).toMatchObject({ name: '#1001', agent: 'ChatGPT', isTest: true });
    expect(first.why).toHaveLength(2);
    expect(first.why.join()).toContain('ChatGPT was not told.');
    expect(JSON.stringify(orders)).not.toMatch(/@|buyer_|address/);
    expect((await inNeed('german')).orders[0]!.why).not.toEqual(orders[0]!.why);
  });

  test('GIVEN more than Sidekick takes THEN the newest fifty are told, briefly', async () => {
    const raised = Date.parse('2026-01-01T00:00:00Z');
    for (let n = 0; n < 60; n += 1) {
      const orderId = `many_${n}`;
      await storeOrder(mine, orderId);
      const at = { ...mine, clock: () => new Date(raised + n * 1000) };
      const text = 'The agent did not take it. '.repeat(20);
      await raiseAttention(at, mine.db, { kind: 'event_undeliverable', subject: orderId, orderId, text });
    }
    const view = await inNeed();
    expect(view.hasMore).toBe(true);
    expect(view.orders).toHaveLength(50);
    const many = view.orders.flatMap(({ url }) => /many_(\d+)/.exec(url)?.[1] ?? []).map(Number);
    expect(many).toEqual([...many].sort((a, b) => b - a));
    expect(many[0]).toBe(59);
    // About four characters a token.
    expect(JSON.stringify(view).length).toBeLessThan(4 * 4_000);
  });
});
