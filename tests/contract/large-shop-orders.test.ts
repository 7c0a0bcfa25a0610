import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAgentOrders } from '#app/orders/list-agent-orders.server.ts';
import type { OrderFilter } from '#app/orders/order-filter.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import { fillShop } from '#tests/large-shop.ts';
import { plansOf } from '#tests/query-plans.ts';

let services: Services & { close(): Promise<void> };
let scope: ShopScope;

beforeAll(async () => {
  services = await createTestServices();
  const data = { id: 'big', domain: 'big.myshopify.com', installedAt: services.clock() };
  scope = scopeToShop(services, await services.db.shop.create({ data }));
  await fillShop(scope, { orders: 20_000 });
});
afterAll(() => services.close());

/** A page is 50 orders; with those behind a filter and those beside it, some hundreds. */
const FEW = 3_000;

describe('GIVEN a shop with 20,000 agent orders', () => {
  test.each<[name: string, filter: OrderFilter & { cursor?: string }]>([
    ['all', {}],
    ['the page in the middle', { cursor: 'big-order-10000' }],
    ['of an agent', { agent: 'big-copilot' }],
    ['of a status', { status: 'canceled' }],
    ['of the highest risk', { risk: 'highest' }],
    ['that wait for staff', { review: 'pending' }],
    ['of a mode', { mode: 'hand_off' }],
    ['live ones', { use: 'live' }],
    ['of a week', { from: '2026-01-01', to: '2026-01-07' }],
    ['by name', { search: '#4711' }],
    ['by Shopify’s number', { search: '1004711' }],
    ['of a level of risk', { risk: 'normal' }],
    ['that staff approved', { review: 'approved' }],
    ['by session', { search: 'big-session-4711' }],
    ['of an agent, a status and a risk', { agent: 'big-chatgpt', status: 'shipped', risk: 'highest' }],
  ])('THEN the list of %s is read along an index', async (_name, filter) => {
    const plans = await plansOf(scope.db, 'orders', () => listAgentOrders(scope, filter));
    expect(plans.length).toBeGreaterThan(0);
    for (const { plan, rowsRead } of plans) {
      expect(plan).not.toMatch(/Seq Scan orders/);
      expect(rowsRead, plan).toBeLessThan(FEW);
    }
  });

  test('GIVEN hardly any was paid in the shop THEN those few are found as fast', async () => {
    await scope.db
      .$executeRaw`UPDATE orders SET selling_mode = 'in_chat' WHERE id NOT IN ('big-order-19000', 'big-order-7')`;
    await scope.db
      .$executeRaw`UPDATE orders SET selling_mode = 'hand_off' WHERE id IN ('big-order-19000', 'big-order-7')`;
    await scope.db.$executeRaw`ANALYZE orders`;
    let found: string[] = [];
    const plans = await plansOf(scope.db, 'orders', async () => {
      found = (await listAgentOrders(scope, { mode: 'hand_off' })).orders.map(({ id }) => id);
    });
    expect(found).toEqual(['big-order-7', 'big-order-19000']);
    for (const { plan, rowsRead } of plans) expect(rowsRead, plan).toBeLessThan(200);
  });

  test('THEN the pages follow one another without a gap or a repeat', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 4; page += 1) {
      const { orders, nextCursor } = await listAgentOrders(scope, { agent: 'big-copilot', cursor });
      seen.push(...orders.map(({ id }) => id));
      cursor = nextCursor!;
    }
    expect(new Set(seen).size).toBe(200);
    expect(seen.slice(0, 2)).toEqual(['big-order-1', 'big-order-4']);
  });
});
