import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extensionApp } from '#app/extensions/extension-app.server.ts';
import type { DecisionsView, OrderBlockView } from '#app/extensions/views.ts';
import { openReview } from '#app/orders/review/open-review.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { callAsExtension, EXTENSION_ORIGIN } from '#tests/call-as-extension.ts';
import { startTestShop, type TestShop } from '#tests/shopify.ts';
import { storeOrder } from '#tests/stored-order.ts';

let shop: TestShop;
let mine: ShopScope;
let theirs: ShopScope;
const ids = { mine: '5001', second: '5002', theirs: '5003' };
const REASONS = [{ rule: 'amountOver', text: 'The total is above 1.00 USD' }] as const;

beforeAll(async () => {
  shop = await startTestShop();
  mine = await shop.open();
  const data = { id: 'theirs', domain: 'theirs.myshopify.com', installedAt: shop.services.clock() };
  theirs = scopeToShop(shop.services, await shop.services.db.shop.create({ data }));
  for (const [scope, id] of [
    [mine, ids.mine],
    [mine, ids.second],
    [theirs, ids.theirs],
  ] as const) {
    await storeOrder(scope, id);
    const order = { id, name: '#1', shopifyOrderGid: `gid://shopify/Order/${id}` };
    await openReview(scope, scope.db, order, [...REASONS]);
  }
});
afterAll(() => shop.close());

const call = callAsExtension(() => shop);
const stateOf = async (orderId: string) =>
  (await shop.services.db.orderReview.findUniqueOrThrow({ where: { orderId } })).state;

describe('the block of an order', () => {
  test('GIVEN an order of the shop THEN all of it is told in words, and another origin may read it', async () => {
    const answer = await call(`/orders/${ids.mine}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect((await answer.json()) as OrderBlockView).toMatchObject({
      id: ids.mine,
      agentName: 'ChatGPT',
      mode: 'In chat',
      isTest: true,
      sessionId: `session-${ids.mine}`,
      lines: [{ title: 'Shirt - M', quantity: '2', subtotal: '$20.00' }],
      totals: expect.arrayContaining([{ label: 'Total', amount: '$26.00' }]) as unknown,
      agreed: null,
      payment: null,
      review: { state: 'pending', hold: 'waiting', reasons: [REASONS[0].text] },
      mayDecide: true,
      evidenceUrl: `app:app/orders/${ids.mine}/evidence`,
      url: `app:app/orders/${ids.mine}`,
    });
  });

  test('GIVEN staff who read German THEN it is told in German', async () => {
    const answer = await call(`/orders/${ids.mine}`, { who: 'german' });
    expect((await answer.json()) as OrderBlockView).toMatchObject({ mode: 'Im Chat' });
  });

  test.each([ids.theirs, '1', '99999999999999999999', 'x'])(
    'GIVEN the order %s, which is none of the shop THEN it is not found, and may be told so',
    async (id) => {
      const answer = await call(`/orders/${id}`);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(await answer.json()).toEqual({ error: 'No agent has placed this order.', param: null });
    },
  );

  test('GIVEN staff who may only read THEN they are told that they cannot decide, nor see buyers', async () => {
    const view = (await (await call(`/orders/${ids.mine}`, { who: 'packer' })).json()) as OrderBlockView;
    expect(view).toMatchObject({ mayDecide: false, evidenceUrl: null });
  });
});

test.each(['/orders/%00', '/products/1?agent=%00', '/sidekick/why-not-buyable?product=a%00b'])(
  'GIVEN the address %s, in which PostgreSQL could not look THEN it is refused as the caller’s fault',
  async (path) => expect((await call(path)).status).toBe(400),
);

describe('who may ask', () => {
  test.each([
    ['GET', `/orders/${ids.mine}`],
    ['POST', '/orders/decisions'],
  ] as const)('GIVEN nobody WHEN %s %s THEN nothing is told or done', async (method, path) => {
    for (const headers of [{}, { authorization: 'Bearer a.b.c' }] as Record<string, string>[]) {
      const body =
        method === 'POST' ? JSON.stringify({ orders: [ids.mine], decision: 'approved' }) : undefined;
      const answer = await extensionApp().request(path, {
        method,
        headers: { ...headers, origin: EXTENSION_ORIGIN, 'user-agent': 'Mozilla/5.0 Chrome/156' },
        body,
      });
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain('ChatGPT');
      expect(await stateOf(ids.mine)).toBe('pending');
    }
  });

  test('GIVEN staff whose permissions do not cover orders THEN 403', async () => {
    expect((await call(`/orders/${ids.mine}`, { who: 'stranger' })).status).toBe(403);
    const body = { orders: [ids.mine], decision: 'approved' };
    expect((await call('/orders/decisions', { who: 'packer', body })).status).toBe(403);
    expect(await stateOf(ids.mine)).toBe('pending');
  });

  test('GIVEN a browser that asks first THEN it may send the token', async () => {
    const answer = await extensionApp().request('/orders/decisions', {
      method: 'OPTIONS',
      headers: { origin: EXTENSION_ORIGIN, 'user-agent': 'Mozilla/5.0 Chrome/156' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Access-Control-Allow-Headers')).toContain('Authorization');
  });
});

describe('deciding', () => {
  const decide = async (body: unknown) => {
    const answer = await call('/orders/decisions', { body });
    return { status: answer.status, told: (await answer.json()) as DecisionsView & { param?: string } };
  };

  test.each([
    [{ orders: [], decision: 'approved' }, '$.orders'],
    [{ orders: ['x'], decision: 'approved' }, '$.orders[0]'],
    [{ orders: [ids.mine], decision: 'maybe' }, '$.decision'],
    [{ decision: 'approved' }, '$.orders'],
    ['text', '$'],
    [{ orders: [ids.mine], decision: 'approved', note: 'a\0' }, '$'],
  ])('GIVEN %j THEN it is refused, naming %s, and nothing is decided', async (body, param) => {
    const { status, told } = await decide(body);
    expect(status).toBe(400);
    expect(told.param).toBe(param);
    expect(await stateOf(ids.mine)).toBe('pending');
  });

  test('GIVEN a body that is nested too deep to be walked THEN it is refused as well', async () => {
    let body: unknown = 'x';
    for (let depth = 0; depth < 3000; depth += 1) body = [body];
    expect((await decide(body)).status).toBe(400);
  });

  test('GIVEN several, one of another shop, one twice THEN each of this shop is decided once', async () => {
    const orders = [ids.mine, ids.theirs, ids.second, ids.mine];
    const { status, told } = await decide({ orders, decision: 'approved' });
    expect(status).toBe(200);
    expect(told.outcomes).toEqual([
      { id: ids.mine, name: '#1001', error: null },
      { id: ids.theirs, name: null, error: 'No agent has placed this order.' },
      { id: ids.second, name: '#1001', error: null },
    ]);
    expect(await stateOf(ids.mine)).toBe('approved');
    expect(await stateOf(ids.theirs)).toBe('pending');
  });

  test('GIVEN one that was decided otherwise THEN its refusal is told beside the others', async () => {
    const { told } = await decide({ orders: [ids.mine], decision: 'rejected' });
    expect(told.outcomes[0]!.error).toMatch(/approved by somebody else/);
    expect(await stateOf(ids.mine)).toBe('approved');
  });
});
