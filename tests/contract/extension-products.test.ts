import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { updateConnection } from '#app/agents/update-connection.server.ts';
import { changeEligibility } from '#app/catalog/eligibility/change-eligibility.server.ts';
import type { RuleFields } from '#app/catalog/eligibility/eligibility-rule.ts';
import { listEligibilityRules } from '#app/catalog/eligibility/list-eligibility-rules.server.ts';
import { extensionApp } from '#app/extensions/extension-app.server.ts';
import type { ProductReadinessView, ProductSwitchesView } from '#app/extensions/views.ts';
import { previewItem } from '#app/feeds/preview-item.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { ACP_BODIES } from '#tests/acp-bodies.ts';
import { callAsExtension, EXTENSION_ORIGIN } from '#tests/call-as-extension.ts';
import { mirroredProduct, shopWithCatalog, waitingJobs } from '#tests/catalog/catalog-fixture.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

let shop: SellingShop;
let theirAgent: string;
const THEIR_PRODUCT = '987654';
const MUG = 'LL-COM-LAK';
let id: string;
let agent: string;

beforeAll(async () => {
  shop = await startSellingShop();
  const theirs = await shopWithCatalog(shop.services, 'theirs.myshopify.com', [
    mirroredProduct(THEIR_PRODUCT, { title: 'Their secret' }),
  ]);
  theirAgent = (
    await createConnection(theirs, {
      ...{ name: 'Theirs', platform: 'chatgpt', mode: 'test', sellingMode: 'in_chat' },
    })
  ).id;
  id = shop.variant(MUG).productId.split('/').at(-1)!;
  agent = shop.connection.id;
});
afterAll(() => shop.close());
afterEach(async () => {
  for (const rule of await rules()) await changeEligibility(shop.scope, { remove: rule.id }, 'command');
  await updateConnection(shop.scope, agent, { productRules: [], sellingMode: 'in_chat' });
});

const call = callAsExtension(() => shop);
const rules = () => listEligibilityRules(shop.scope, shop.services.db);
const addRule = (add: Omit<RuleFields, 'enabled'>) => changeEligibility(shop.scope, { add }, 'command');
const read = async (query = '') => {
  const answer = await call(`/products/${id}${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as ProductReadinessView;
};
const switches = async () => (await read()).switches.find(({ agentId }) => agentId === agent)!;
const press = async (body: object, who?: 'german') => {
  const answer = await call(`/products/${id}/switches`, { body: { agent, ...body }, who });
  return {
    status: answer.status,
    told: (await answer.json()) as ProductSwitchesView & { error?: string; param?: string },
  };
};
/** What the agent is told in a checkout, by the codes of the messages about the line. */
const inCheckout = async () => {
  const lines = [{ id: shop.variant(MUG).itemId, quantity: 1 }];
  const body = { line_items: lines, currency: 'usd', capabilities: {}, ...ACP_BODIES['2026-04-17'].address };
  const reply = await shop.client.createSession(body as never);
  return (reply.body as { messages: { code?: string }[] }).messages.flatMap(({ code }) => code ?? []);
};
/** What the agent's feed tells: no row, or whether it may be bought in the chat. */
const inFeed = async (of: ShopScope = shop.scope) => {
  const scope = (await findShopById(shop.services, of.shop.id))!;
  const item = { itemId: shop.variant(MUG).itemId, connectionId: agent };
  return (await previewItem(scope, item)).row?.is_eligible_checkout ?? null;
};
const actions = () =>
  shop.services.db.staffAction.count({ where: { shopId: shop.scope.shop.id, action: 'product.switched' } });

describe('the block of a product', () => {
  test('GIVEN a product that is ready THEN what agents see of it is told, and what each may do', async () => {
    const view = await read();
    expect(view).toMatchObject({
      id,
      agentId: null,
      standing: { text: 'Sold in the chat', tone: 'success' },
      variantId: expect.stringMatching(/^\d+$/) as unknown,
      agents: expect.arrayContaining([{ id: agent, name: 'ChatGPT' }]) as unknown,
      quality: { score: expect.stringMatching(/^\d+ of 100$/) as unknown },
      url: `app:app/catalog/${id}`,
    });
    const title = shop.shopify.state.products.get(shop.variant(MUG).productId)!.title;
    expect(view.preview.title).toContain(title);
    expect(view.preview.price).toMatch(/^\$\d/);
    expect(view.preview.stock).toMatch(/in stock|No limit/);
    expect(view.preview.link).toMatch(/^https:/);
    for (const problem of view.problems) expect(problem.fix).not.toBe('');
    expect(await switches()).toEqual({
      ...{ agentId: agent, agentName: 'ChatGPT', reasons: [] },
      standing: { text: 'Sold in the chat', tone: 'success' },
      searchable: { isOn: true, heldBy: [] },
      buyable: { isOn: true, heldBy: [] },
    });
  });

  test('GIVEN a chosen variant and agent THEN it is theirs', async () => {
    const { variants } = await read();
    const last = variants.at(-1)!;
    expect(await read(`?agent=${agent}&variant=${last.id}`)).toMatchObject({
      agentId: agent,
      variantId: last.id,
    });
  });

  test('GIVEN staff who read German THEN it is told in German', async () => {
    const view = (await (await call(`/products/${id}`, { who: 'german' })).json()) as ProductReadinessView;
    expect(view.standing.text).toBe('Im Chat verkauft');
  });

  test.each([
    [`/products/${THEIR_PRODUCT}`, '$.product'],
    ['/products/99999999999999999999', '$.product'],
  ])('GIVEN %s, which is none of the shop THEN it is not found', async (path, param) => {
    const answer = await call(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await answer.json()).toEqual({ error: 'There is no such product.', param });
  });

  test('GIVEN an agent of another shop THEN it is not found', async () => {
    const answer = await call(`/products/${id}?agent=${theirAgent}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: 'There is no such agent.', param: '$.agent' });
  });
});

describe('who may ask', () => {
  test.each([
    ['GET', ''],
    ['POST', '/switches'],
  ] as const)('GIVEN nobody WHEN they %s THEN nothing is told or done', async (method, path) => {
    for (const headers of [{}, { authorization: 'Bearer a.b.c' }] as Record<string, string>[]) {
      const body = method === 'POST' ? JSON.stringify({ agent, buyable: false }) : undefined;
      const answer = await extensionApp().request(`/products/${id}${path}`, {
        method,
        headers: { ...headers, origin: EXTENSION_ORIGIN, 'user-agent': 'Mozilla/5.0 Chrome/156' },
        body,
      });
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain('ChatGPT');
    }
    expect((await switches()).buyable.isOn).toBe(true);
  });

  test('GIVEN staff whose permissions do not cover products THEN 403, and nothing is switched', async () => {
    expect((await call(`/products/${id}`, { who: 'stranger' })).status).toBe(403);
    const body = { agent, buyable: false };
    expect((await call(`/products/${id}/switches`, { who: 'stranger', body })).status).toBe(403);
    expect((await switches()).buyable.isOn).toBe(true);
  });

  test.each([
    ['an agent of another shop', () => [id, theirAgent], '$.agent'],
    ['a product of another shop', () => [THEIR_PRODUCT, agent], '$.product'],
  ] as const)('GIVEN %s WHEN it is switched THEN it is not found, and stays', async (_, which, param) => {
    const [product, of] = which();
    for (const wanted of [{ searchable: false }, { buyable: false }]) {
      const answer = await call(`/products/${product}/switches`, { body: { agent: of, ...wanted } });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ param });
    }
    expect(await rules()).toEqual([]);
    const all = await shop.services.db.agentConnection.findMany({ select: { productRules: true } });
    expect(all.every(({ productRules }) => (productRules as unknown[]).length === 0)).toBe(true);
  });
});

describe('switching', () => {
  test.each([
    [{ agent: '', buyable: true }, '$.agent'],
    [{ agent: 7, buyable: true }, '$.agent'],
    [{ buyable: 'yes' }, '$.buyable'],
    [{ searchable: null }, '$.searchable'],
    [{}, '$.searchable'],
    [{ buyable: false, visible: true }, '$.visible'],
  ])('GIVEN %j THEN it is refused, naming %s, and nothing is switched', async (body, param) => {
    const { status, told } = await press(body);
    expect(status).toBe(400);
    expect(told.param).toBe(param);
    expect(await switches()).toMatchObject({ searchable: { isOn: true }, buyable: { isOn: true } });
  });

  test('GIVEN a body that is no object THEN it is refused', async () => {
    const answer = await call(`/products/${id}/switches`, { body: 'text' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ param: '$' });
  });

  test('WHEN buyable is switched off and on THEN view, feed and checkout of this agent follow', async () => {
    expect(await inFeed()).toBe(true);
    const { told } = await press({ buyable: false });
    expect(told).toEqual({
      ...{ agentId: agent, agentName: 'ChatGPT' },
      standing: { text: 'Shown, not sold', tone: 'caution' },
      reasons: ['A rule of this agent’s own does not let it sell this product.'],
      searchable: { isOn: true, heldBy: [] },
      buyable: { isOn: false, heldBy: [] },
    });
    expect(await switches()).toEqual(told);
    expect(await inFeed()).toBe(false);
    expect(await inCheckout()).toEqual(['unsupported']);
    await press({ buyable: true });
    expect((await switches()).buyable).toEqual({ isOn: true, heldBy: [] });
    expect(await inFeed()).toBe(true);
    expect(await inCheckout()).toEqual([]);
  });

  test('WHEN searchable is switched off and on THEN view, feed and checkout of this agent follow', async () => {
    const { told } = await press({ searchable: false });
    expect(told).toEqual({
      ...{ agentId: agent, agentName: 'ChatGPT' },
      standing: { text: 'Not shown', tone: 'neutral' },
      reasons: ['Your rule “Not shown by ChatGPT” hides it.'],
      searchable: { isOn: false, heldBy: [] },
      buyable: { isOn: false, heldBy: ['An agent cannot sell what it does not show.'] },
    });
    expect(await switches()).toEqual(told);
    const seen = await read(`?agent=${agent}`);
    expect(seen.standing.text).toBe('Not shown');
    expect(seen.quality).toBeNull();
    expect((await read()).standing.text).toBe('Sold in the chat');
    expect(await inFeed()).toBeNull();
    expect(await inCheckout()).toEqual(['not_found']);
    await press({ searchable: true });
    expect(await rules()).toEqual([]);
    expect(await switches()).toMatchObject({ searchable: { isOn: true }, buyable: { isOn: true } });
    expect(await inFeed()).toBe(true);
    expect(await inCheckout()).toEqual([]);
  });

  test('WHEN it is pressed twice THEN it is done, recorded and told to feeds once', async () => {
    const before = await actions();
    await shop.services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    for (const _ of [1, 2]) expect((await press({ searchable: false, buyable: false })).status).toBe(200);
    expect(await actions()).toBe(before + 1);
    expect(await rules()).toHaveLength(1);
    const tasks = (await waitingJobs(shop.services)).map(({ task }) => task);
    expect(tasks).toEqual(['follow-catalog', 'retell-catalog']);
    await press({ searchable: true, buyable: true });
    expect(await switches()).toMatchObject({ searchable: { isOn: true }, buyable: { isOn: true } });
  });

  test('GIVEN it is pressed by many at once THEN one rule is made of it', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => press({ searchable: false, buyable: false })));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await rules()).map(({ conditions }) => conditions)).toEqual([
      { productIds: [id], connectionIds: [agent] },
    ]);
  });

  test('GIVEN a rule of the shop that hides it THEN it is named, and the product stays off', async () => {
    await addRule({ name: 'Recall', effect: 'hidden', conditions: { productIds: [id] } });
    const held = ['Your rule “Recall” hides it.'];
    expect(await switches()).toMatchObject({
      searchable: { isOn: false, heldBy: held },
      buyable: { isOn: false, heldBy: held },
    });
    for (const [wanted, param] of [
      [{ searchable: true }, '$.searchable'],
      [{ buyable: true }, '$.buyable'],
      [{ searchable: true, buyable: false }, '$.searchable'],
    ] as const) {
      const { status, told } = await press(wanted);
      expect(status).toBe(409);
      expect(told).toMatchObject({ param });
      expect(told.error).toContain('Recall');
    }
    expect(await rules()).toHaveLength(1);
    expect(await inFeed()).toBeNull();
  });

  test('GIVEN an agent that only shows products THEN buyable says so', async () => {
    await updateConnection(shop.scope, agent, { sellingMode: 'discovery' });
    expect((await switches()).buyable).toEqual({
      isOn: false,
      heldBy: ['This agent only shows products.'],
    });
    expect((await press({ buyable: true })).status).toBe(409);
  });
});
