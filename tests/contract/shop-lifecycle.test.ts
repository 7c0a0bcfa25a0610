import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authenticateAgent } from '#app/agents/authenticate-agent.server.ts';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { refreshShop } from '#app/shops/refresh-shop.server.ts';
import { findShopByDomain, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { shopTopics } from '#app/shops/shop-topics.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { startTestShop, TEST_SHOP, type TestShop } from '#tests/shopify.ts';

let now = new Date();
let shop: TestShop;
let scope: ShopScope;
let authorization: string;

beforeAll(async () => {
  shop = await startTestShop({ clock: () => now });
  scope = await shop.open();
  const agent = { name: 'ChatGPT', platform: 'chatgpt', mode: 'test', sellingMode: 'hand_off' } as const;
  authorization = `Bearer ${(await createConnection(scope, agent)).apiKey}`;
});
afterAll(() => shop.close());

const freeze = (frozen: boolean) => {
  const { shops } = shop.simulator.state;
  shops.patch(shops.all()[0]!.id, { frozen });
};
const refresh = () => refreshShop(shop.services, { shopId: scope.shop.id });
const sellingMode = async () =>
  (await authenticateAgent(shop.services, authorization)).connection.sellingMode;
const asked = async () => (await listAttention(scope)).map(({ kind }) => kind);
const now_ = () => findShopByDomain(shop.services, TEST_SHOP);

describe('GIVEN a shop that Shopify closes', () => {
  test('THEN agents show its products and sell nothing, and staff are told; once it is open all is as before', async () => {
    expect(await sellingMode()).toBe('hand_off');
    freeze(true);
    await refresh();
    await refresh();
    expect(await sellingMode()).toBe('discovery');
    expect(await asked()).toEqual(['shop_closed']);
    freeze(false);
    await refresh();
    expect(await sellingMode()).toBe('hand_off');
    expect(await asked()).toEqual([]);
  });
});

describe('GIVEN scopes that are taken away', () => {
  const update = (previous: string[], current: string[]) =>
    shopTopics['app/scopes_update']!(scope, scope.db, { previous, current }, now);

  test('THEN staff are told which, their sessions end, and it settles once they are back', async () => {
    await shop.open();
    await update(['write_orders', 'read_products'], ['read_products']);
    const [item] = await listAttention(scope);
    expect(item).toMatchObject({ kind: 'scopes_lost', facts: { scopes: 'write_orders' } });
    expect(await scope.db.shopifySession.count({ where: { isOnline: true } })).toBe(0);
    await update(['read_products'], ['read_products', 'write_orders']);
    expect(await asked()).toEqual([]);
  });

  test('WHEN reading is approved as writing THEN nothing is lost', async () => {
    await update(['read_orders'], ['write_orders']);
    expect(await asked()).toEqual([]);
  });
});

describe('GIVEN a shop that removes the app', () => {
  test('THEN its agents are strangers and its tokens are gone; WHEN it comes back within two days THEN all is found again', async () => {
    now = addSeconds(now, 60);
    await shopTopics['app/uninstalled']!(scope, scope.db, {}, now);
    expect(await now_()).toBeNull();
    await expect(authenticateAgent(shop.services, authorization)).rejects.toMatchObject({
      code: 'unauthorized',
    });
    expect(await scope.db.shopifySession.count()).toBe(0);
    now = addSeconds(now, 3600);
    const back = await shop.open();
    expect(back.shop.id).toBe(scope.shop.id);
    expect(await sellingMode()).toBe('hand_off');
  });
});
