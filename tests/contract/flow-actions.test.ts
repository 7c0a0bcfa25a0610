import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeEligibility } from '#app/catalog/eligibility/change-eligibility.server.ts';
import { listEligibilityRules } from '#app/catalog/eligibility/list-eligibility-rules.server.ts';
import type { FlowAction } from '#app/flow/actions/flow-actions.ts';
import type { AgentOrder } from '#app/orders/agent-order.ts';
import { decideReview } from '#app/orders/review/decide-review.server.ts';
import { DEFAULT_REVIEW_RULES } from '#app/orders/review/review-rules.ts';
import { setReviewRules } from '#app/orders/review/set-review-rules.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { ADDRESS } from '#tests/acp-bodies.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';
import { TEST_SHOP } from '#tests/shopify.ts';
import { storeOrder } from '#tests/stored-order.ts';

const SHIRT = 'FH-LCS-M-SND';

let shop: SellingShop;
let theirs: ShopScope;
beforeAll(async () => {
  shop = await startSellingShop();
  theirs = await shopWithCatalog(shop.services, 'theirs.myshopify.com', [mirroredProduct('77')]);
  await storeOrder(theirs, '7001');
});
afterAll(() => shop.close());
beforeEach(async () => {
  shop.shopify.state.variants.patch(shop.variant(SHIRT).id, { available: 20 });
  await setReviewRules(shop.scope, DEFAULT_REVIEW_RULES);
});

/** A workflow of this shop's has Aisle do something. */
const flow = (action: FlowAction, properties: Record<string, string>) =>
  shop.shopify.flow.run(action, properties);

/** What anybody may send. */
function send(body: object | string, { path = 'hold-agent-order', secret = 'aisle-sandbox-secret' } = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const signature = createHmac('sha256', secret).update(text).digest('base64');
  const headers = { 'Content-Type': 'application/json', 'X-Shopify-Hmac-Sha256': signature };
  return fetch(`${shop.url}/flow/actions/${path}`, { method: 'POST', headers, body: text });
}

const request = (changes: object = {}) => ({
  shop_id: '1',
  shopify_domain: TEST_SHOP,
  action_run_id: 'run-1',
  handle: 'hold-agent-order',
  properties: { order_id: '1' },
  ...changes,
});

/** One shirt, paid in the chat, with all that comes of it. */
async function buy() {
  const created = await shop.client.createSession({
    line_items: [{ id: shop.variant(SHIRT).itemId }],
    currency: 'usd',
    capabilities: {},
    fulfillment_details: { name: 'Jane Doe', email: 'jane@example.com', address: ADDRESS },
    buyer: { email: 'jane@example.com' },
  } as never);
  const session = created.body as CheckoutSession;
  const token = await shop.token(totalAmount(session.totals, 'total')!);
  const payment = { instrument: { type: 'card', credential: { type: 'spt', token } } };
  await shop.client.completeSession(session.id, { payment_data: payment } as never);
  const order = await shop.scope.db.order.findUniqueOrThrow({ where: { sessionId: session.id } });
  await settle();
  return {
    id: order.id,
    gid: order.shopifyOrderGid,
    order_id: order.shopifyOrderGid.split('/').at(-1)!,
  };
}

async function settle(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await shop.shopify.deliverWebhooksNow();
    await shop.drainJobs();
  }
}

const reviewOf = (orderId: string) => shop.scope.db.orderReview.findUnique({ where: { orderId } });
const holdsOf = (gid: string) =>
  shop.shopify.state.orders.get(gid)!.fulfillmentOrders.flatMap(({ holds }) => holds);
const toldToReview = () =>
  shop.shopify.state.flowTriggers.filter(({ handle }) => handle === 'agent-order-needs-review');
const actionsOf = async (subjectId: string) =>
  (await shop.scope.db.staffAction.findMany({ where: { subjectId }, orderBy: { createdAt: 'asc' } })).map(
    ({ actor, action }) => [actor, action],
  );

async function agentWasTold(orderId: string): Promise<string[]> {
  const events = await shop.scope.db.orderEvent.findMany({
    where: { orderId },
    orderBy: { sequence: 'asc' },
  });
  return events.map(({ payload }) => (payload as unknown as AgentOrder).status);
}

describe('who may ask, and for what', () => {
  const rows = () => shop.scope.db.flowActionRun.count();

  test.each([
    ['nobody who signs', {}],
    ['a signature of another secret', { 'X-Shopify-Hmac-Sha256': 'c2lnbmF0dXJl' }],
    ['a signature that is none', { 'X-Shopify-Hmac-Sha256': '%%%' }],
  ])('GIVEN %s THEN the answer is 401, and nothing else', async (_who, headers) => {
    const body = JSON.stringify(request());
    const answer = await fetch(`${shop.url}/flow/actions/hold-agent-order`, {
      method: 'POST',
      body,
      headers,
    });
    expect([answer.status, await answer.text()]).toEqual([401, '']);
  });

  test('GIVEN a body that was changed after it was signed THEN the answer is 401', async () => {
    const signed = createHmac('sha256', 'aisle-sandbox-secret').update(JSON.stringify(request()));
    const headers = { 'X-Shopify-Hmac-Sha256': signed.digest('base64') };
    const body = JSON.stringify(request({ properties: { order_id: '2' } }));
    const url = `${shop.url}/flow/actions/hold-agent-order`;
    expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(401);
  });

  test.each<[string, object | string, number, string | null]>([
    ['text', 'order 1', 400, '$'],
    ['a list', [], 400, '$'],
    ['no shop', request({ shopify_domain: undefined }), 400, '$.shopify_domain'],
    ['no run', request({ action_run_id: null }), 400, '$.action_run_id'],
    ['an endless run', request({ action_run_id: 'x'.repeat(256) }), 400, '$.action_run_id'],
    ['a run with NUL', request({ action_run_id: 'a\0' }), 400, '$.action_run_id'],
    ['another action', request({ handle: 'approve-agent-order' }), 400, '$.handle'],
    ['no properties', request({ properties: null }), 400, '$.properties.order_id'],
    ['no order', request({ properties: {} }), 400, '$.properties.order_id'],
    ['a name for an order', request({ properties: { order_id: '#1001' } }), 400, '$.properties.order_id'],
    ['a shop without Aisle', request({ shopify_domain: 'none.myshopify.com' }), 404, null],
    ['an order of nobody', request({ properties: { order_id: '99999999999999999999' } }), 404, null],
    ["another shop's order", request({ properties: { order_id: '7001' } }), 404, null],
    [
      'this shop’s name for another shop’s order',
      request({ properties: { order_id: 7001 }, handle: undefined }),
      404,
      null,
    ],
  ])('GIVEN %s THEN it is refused in words, and nothing has changed', async (_what, body, status, param) => {
    const before = await rows();
    const answer = await send(body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/\w+.*\.$/) as unknown, param });
    expect(await rows()).toBe(before);
    expect(await shop.services.db.orderReview.findUnique({ where: { orderId: '7001' } })).toBeNull();
  });

  test('GIVEN an action that there is not THEN it is not found', async () => {
    expect((await send(request({ handle: 'sell' }), { path: 'sell' })).status).toBe(404);
  });

  test('GIVEN more than Flow sends THEN it is too large', async () => {
    expect((await send(request({ more: 'x'.repeat(70_000) }))).status).toBe(413);
  });

  test('GIVEN the same run id of two shops THEN each is a run of its own', async () => {
    const { order_id } = await buy();
    const mine = await send(request({ properties: { order_id }, action_run_id: 'same' }));
    const other = { shopify_domain: theirs.shop.domain, properties: { order_id: '7001' } };
    const second = await send(request({ ...other, action_run_id: 'same' }));
    expect([await mine.json(), await second.json()]).toEqual([{ status: 'done' }, { status: 'done' }]);
    await theirs.db.orderReview.deleteMany({ where: { shopId: theirs.shop.id } });
  });
});

describe('hold an order', () => {
  test('GIVEN one that no rule held THEN it waits for staff, the agent and Flow are told, and Shopify holds it', async () => {
    const { id, gid, order_id } = await buy();
    const before = toldToReview().length;
    expect(await flow('hold-agent-order', { order_id })).toMatchObject({
      state: 'succeeded',
      lastAnswer: '{"status":"done"}',
    });
    await settle();
    expect(await reviewOf(id)).toMatchObject({
      state: 'pending',
      hold: 'held',
      reasons: [{ rule: 'flow', text: 'A workflow of Shopify Flow asked to hold it' }],
    });
    expect(holdsOf(gid)).toMatchObject([{ reason: 'OTHER', handle: 'aisle-review' }]);
    expect(await agentWasTold(id)).toEqual(['confirmed', 'manual_review']);
    expect(await actionsOf(id)).toEqual([['flow', 'order.held']]);
    expect(toldToReview().length).toBe(before + 1);
  });

  test('GIVEN one that waits by a rule THEN it goes on waiting for both reasons, and is held once', async () => {
    await setReviewRules(shop.scope, { ...DEFAULT_REVIEW_RULES, amountOver: 1 });
    const { id, gid, order_id } = await buy();
    const before = toldToReview().length;
    for (let run = 0; run < 2; run += 1) await flow('hold-agent-order', { order_id });
    await settle();
    expect((await reviewOf(id))!.reasons).toMatchObject([{ rule: 'amountOver' }, { rule: 'flow' }]);
    expect(holdsOf(gid)).toHaveLength(1);
    expect(toldToReview().length).toBe(before);
  });

  test('GIVEN Flow did not get the answer and staff have approved meanwhile THEN its repeat changes nothing', async () => {
    const { id, gid, order_id } = await buy();
    const run = await flow('hold-agent-order', { order_id });
    await settle();
    await decideReview(shop.scope, id, 'approved', 'staff:1');
    expect((await shop.shopify.flow.attempt(run.id)).lastAnswer).toBe('{"status":"done_before"}');
    await settle();
    expect(await reviewOf(id)).toMatchObject({ state: 'approved', decidedBy: 'staff:1' });
    expect(holdsOf(gid)).toEqual([]);
  });

  test('GIVEN the same run twice at once THEN it is done once', async () => {
    const { id, order_id } = await buy();
    const body = request({ action_run_id: `twice-${id}`, properties: { order_id } });
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(body)));
    const said = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
    expect(said.filter(([, text]) => text === '{"status":"done"}')).toHaveLength(1);
    expect(said.map(([status]) => status)).toEqual([200, 200, 200, 200]);
    expect(await actionsOf(id)).toEqual([['flow', 'order.held']]);
  });

  test('GIVEN one that was approved before THEN it waits again, and the decision before is kept', async () => {
    const { id, gid, order_id } = await buy();
    await flow('hold-agent-order', { order_id });
    await settle();
    await decideReview(shop.scope, id, 'approved', 'staff:1');
    await settle();
    await flow('hold-agent-order', { order_id });
    await settle();
    expect(await reviewOf(id)).toMatchObject({ state: 'pending', hold: 'held', decidedBy: null });
    expect(holdsOf(gid)).toHaveLength(1);
    expect(await actionsOf(id)).toEqual([
      ['flow', 'order.held'],
      ['staff:1', 'order.approved'],
      ['flow', 'order.held'],
    ]);
  });

  test('GIVEN one that was rejected THEN the run fails in words, and is not repeated', async () => {
    const { id, order_id } = await buy();
    await flow('hold-agent-order', { order_id });
    await decideReview(shop.scope, id, 'rejected', 'staff:1');
    const run = await flow('hold-agent-order', { order_id });
    expect(run).toMatchObject({ state: 'failed', lastStatus: 409, nextAttemptAt: null });
    expect(run.lastAnswer).toContain('rejected or canceled');
    expect(await reviewOf(id)).toMatchObject({ state: 'rejected' });
  });
});

describe('approve an order', () => {
  test('GIVEN one that waits THEN its hold goes and Flow has approved it; a repeat approves nothing anew', async () => {
    await setReviewRules(shop.scope, { ...DEFAULT_REVIEW_RULES, amountOver: 1 });
    const { id, gid, order_id } = await buy();
    expect(holdsOf(gid)).toHaveLength(1);
    const run = await flow('approve-agent-order', { order_id });
    await settle();
    expect(await reviewOf(id)).toMatchObject({ state: 'approved', decidedBy: 'flow' });
    expect([holdsOf(gid), await agentWasTold(id)]).toEqual([[], ['manual_review', 'confirmed']]);
    await flow('hold-agent-order', { order_id });
    await shop.shopify.flow.attempt(run.id);
    expect(await reviewOf(id)).toMatchObject({ state: 'pending' });
  });

  test('GIVEN one that waits for nothing, or was rejected THEN the run fails in words', async () => {
    const { id, order_id } = await buy();
    expect(await flow('approve-agent-order', { order_id })).toMatchObject({
      state: 'failed',
      lastStatus: 404,
    });
    await flow('hold-agent-order', { order_id });
    await decideReview(shop.scope, id, 'rejected', 'staff:1');
    expect(await flow('approve-agent-order', { order_id })).toMatchObject({
      state: 'failed',
      lastStatus: 409,
    });
  });
});

describe('hide a product', () => {
  const idOf = (sku: string) => shop.variant(sku).productId.split('/').at(-1)!;
  const rules = async () => {
    const row = await shop.services.db.shop.findUniqueOrThrow({ where: { id: shop.scope.shop.id } });
    return listEligibilityRules(scopeToShop(shop.services, row), shop.services.db);
  };
  const isHidden = async (sku: string) => {
    const created = await shop.client.createSession({
      line_items: [{ id: shop.variant(sku).itemId }],
      currency: 'usd',
      capabilities: {},
    } as never);
    return JSON.stringify(created.body).includes('is not for sale');
  };

  test('THEN no agent can buy it, and staff find it first among their rules; another joins it', async () => {
    await changeEligibility(
      shop.scope,
      { add: { name: 'All', effect: 'in_chat', conditions: {} } },
      'staff:1',
    );
    await flow('hide-product-from-agents', { product_id: idOf(SHIRT) });
    await flow('hide-product-from-agents', { product_id: idOf('PH-FGR-E') });
    await flow('hide-product-from-agents', { product_id: idOf(SHIRT) });
    expect(await rules()).toMatchObject([
      {
        name: 'Shopify Flow',
        effect: 'hidden',
        enabled: true,
        updatedBy: 'flow',
        conditions: { productIds: [idOf(SHIRT), idOf('PH-FGR-E')] },
      },
      { name: 'All' },
    ]);
    expect(await isHidden(SHIRT)).toBe(true);
  });

  test('GIVEN staff have taken it back THEN the repeat of a run does not hide it again', async () => {
    for (const { id } of await rules()) await changeEligibility(shop.scope, { remove: id }, 'staff:1');
    const run = await flow('hide-product-from-agents', { product_id: idOf(SHIRT) });
    const [rule] = await rules();
    await changeEligibility(shop.scope, { remove: rule!.id }, 'staff:1');
    await shop.shopify.flow.attempt(run.id);
    expect(await rules()).toEqual([]);
    expect(await isHidden(SHIRT)).toBe(false);
  });

  test("GIVEN another shop's product, or none THEN it is not found, and no rule is made", async () => {
    for (const product_id of ['77', '1'])
      expect(await flow('hide-product-from-agents', { product_id })).toMatchObject({
        state: 'failed',
        lastStatus: 404,
      });
    expect(await rules()).toEqual([]);
  });

  test('GIVEN a shop with as many rules as it may have THEN the run fails in words', async () => {
    const { db } = shop.services;
    const now = shop.services.clock();
    await db.eligibilityRule.createMany({
      data: Array.from({ length: 100 }, (_, index) => ({
        id: `full-${index}`,
        shopId: shop.scope.shop.id,
        position: index + 1,
        name: 'Nothing',
        effect: 'hidden',
        conditions: { tags: ['none has it'] },
        enabled: true,
        updatedBy: 'command',
        updatedAt: now,
      })),
    });
    const run = await flow('hide-product-from-agents', { product_id: idOf(SHIRT) });
    expect(run).toMatchObject({ state: 'failed', lastStatus: 400 });
    expect(run.lastAnswer).toContain('at most 100 eligibility rules');
    await db.eligibilityRule.deleteMany({ where: { shopId: shop.scope.shop.id } });
  });
});
