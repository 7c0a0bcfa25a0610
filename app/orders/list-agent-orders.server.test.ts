import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import { listAgentOrders } from './list-agent-orders.server.ts';

const start = new Date('2026-11-20T12:00:00.000Z');

let services: Services & { close(): Promise<void> };
let mine: ShopScope;
let theirs: ShopScope;

beforeAll(async () => {
  services = await createTestServices();
  mine = await shopWithAgent('mine', 'https://agent.example/events');
  theirs = await shopWithAgent('theirs', null);
  for (let number = 1; number <= 120; number += 1) await order(mine, number);
  await order(theirs, 1);
});
afterAll(() => services.close());

async function shopWithAgent(id: string, eventUrl: string | null): Promise<ShopScope> {
  const shop = await services.db.shop.create({
    data: { id, domain: `${id}.myshopify.com`, installedAt: start },
  });
  await services.db.agentConnection.create({
    data: {
      id: `agent-${id}`,
      shopId: id,
      name: 'ChatGPT',
      platform: 'chatgpt',
      mode: 'test',
      sellingMode: 'in_chat',
      eventUrl,
    },
  });
  return scopeToShop(services, shop);
}

async function order({ db, shop }: ShopScope, number: number): Promise<void> {
  // Two orders share each second, so that the order of equals matters.
  const placedAt = addSeconds(start, Math.floor(number / 2));
  const ids = { id: `order-${shop.id}-${number}`, sessionId: `session-${shop.id}-${number}` };
  await db.checkoutSession.create({
    data: {
      id: ids.sessionId,
      shopId: shop.id,
      connectionId: `agent-${shop.id}`,
      status: 'completed',
      currency: 'USD',
      state: {},
      total: 1999n,
      createdAt: placedAt,
      updatedAt: placedAt,
      expiresAt: placedAt,
    },
  });
  await db.order.create({
    data: {
      ...ids,
      shopId: shop.id,
      connectionId: `agent-${shop.id}`,
      shopifyOrderGid: `gid://shopify/Order/${number}`,
      name: `#${number}`,
      status: 'confirmed',
      total: 1999n,
      currency: 'USD',
      snapshot: { totals: { refunded: 0 } },
      placedAt,
      updatedAt: placedAt,
    },
  });
}

async function events(
  number: number,
  rows: {
    deliveredAt?: Date;
    attempts?: number;
    lastStatus?: number;
    nextAttemptAt?: Date | null;
    deadAt?: Date;
  }[],
) {
  const orderId = `order-mine-${number}`;
  await services.db.order.update({ where: { id: orderId }, data: { sequence: rows.length } });
  await services.db.orderEvent.createMany({
    data: rows.map((row, index) => ({
      id: `event-${number}-${index}`,
      shopId: 'mine',
      orderId,
      sequence: index + 1,
      type: 'order_update',
      payload: {},
      createdAt: start,
      nextAttemptAt: row.deliveredAt || row.deadAt ? null : start,
      ...row,
    })),
  });
}

describe('GIVEN more orders than a page holds', () => {
  test('THEN the pages hold every order once, newest first', async () => {
    const names: string[] = [];
    const sizes: number[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await listAgentOrders(mine, { cursor });
      names.push(...page.orders.map((listed) => listed.name));
      sizes.push(page.orders.length);
      more = page.nextCursor !== null;
      cursor = page.nextCursor ?? undefined;
    }
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(names).size).toBe(120);
    expect(names[0]).toBe('#120');
    expect(names.at(-1)).toBe('#1');
  });

  test('THEN a page takes the same number of queries as one order', async () => {
    const one = await countQueries(() => listAgentOrders(theirs));
    const fifty = await countQueries(() => listAgentOrders(mine));
    expect(one).toBeGreaterThan(0);
    expect(fifty).toBe(one);
  });
});

test("another shop's orders are never listed, not even by their cursor", async () => {
  expect((await listAgentOrders(theirs)).orders.map((listed) => listed.id)).toEqual(['order-theirs-1']);
  const stolen = await listAgentOrders(theirs, { cursor: 'order-mine-60' });
  expect(stolen.orders.filter((listed) => !listed.id.startsWith('order-theirs'))).toEqual([]);
});

test('an order says who placed it, how, and for how much', async () => {
  const [newest] = (await listAgentOrders(mine)).orders;
  expect(newest).toMatchObject({
    agentName: 'ChatGPT',
    sellingMode: 'in_chat',
    isTest: true,
    status: 'confirmed',
    total: { amount: 1999, currency: 'USD' },
    placedAt: addSeconds(start, 60),
  });
});

test('GIVEN the agent sells otherwise by now THEN an order still says how it was sold', async () => {
  const { db } = services;
  await db.order.update({ where: { id: 'order-mine-120' }, data: { sellingMode: 'hand_off' } });
  const [newest] = (await listAgentOrders(mine)).orders;
  expect(newest!.sellingMode).toBe('hand_off');
  await db.order.update({ where: { id: 'order-mine-120' }, data: { sellingMode: 'in_chat' } });
});

describe('GIVEN events of an order', () => {
  const deliveryOf = async (number: number) =>
    (await listAgentOrders(mine)).orders.find(({ name }) => name === `#${number}`)!.delivery;

  test('THEN none, all, some, refused and dead ones are told apart', async () => {
    await events(119, [{ deliveredAt: start }, { deliveredAt: start }]);
    await events(118, [{ deliveredAt: start }, {}]);
    await events(117, [{ deliveredAt: start }, { attempts: 3, lastStatus: 500 }, {}]);
    await events(116, [{ deliveredAt: start }, { deadAt: start }]);
    await events(115, [{ deadAt: start }, { deliveredAt: start }]);
    await events(114, [{ deadAt: start }, {}]);
    expect(await deliveryOf(120)).toEqual({ state: 'none' });
    expect(await deliveryOf(119)).toEqual({ state: 'delivered' });
    expect(await deliveryOf(118)).toEqual({ state: 'sending' });
    expect(await deliveryOf(117)).toEqual({
      state: 'failing',
      attempts: 3,
      lastStatus: 500,
      nextAttemptAt: start,
    });
    expect(await deliveryOf(116)).toEqual({ state: 'dead', since: start });
    // What came after the dead one told the whole order.
    expect(await deliveryOf(115)).toEqual({ state: 'delivered' });
    expect(await deliveryOf(114)).toEqual({ state: 'sending' });
  });

  test('GIVEN an endpoint that fails THEN what waits is paused, and what has arrived is not', async () => {
    const openUntil = addSeconds(start, 60);
    await services.db.eventEndpoint.create({
      data: { connectionId: 'agent-mine', shopId: 'mine', failures: 5, openUntil },
    });
    expect(await deliveryOf(118)).toEqual({ state: 'paused', until: openUntil });
    expect(await deliveryOf(119)).toEqual({ state: 'delivered' });
    expect(await deliveryOf(116)).toEqual({ state: 'dead', since: start });
  });

  test('THEN an agent without an address gets none', async () => {
    expect((await listAgentOrders(theirs)).orders[0]!.delivery).toEqual({ state: 'off' });
  });
});

/** How many statements `work` sends to PostgreSQL. */
async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const statements: string[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function counted(this: unknown, ...args: unknown[]) {
    statements.push(String(args[0]));
    return (original as (...rest: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return statements.length;
}
