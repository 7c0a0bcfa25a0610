import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toCsv } from '#app/components/insights/csv.ts';
import { getInsights } from '#app/insights/get-insights.server.ts';
import { forecastMonth, totalsOf } from '#app/insights/insights.ts';
import { periodBefore, readPeriod } from '#app/insights/insights-period.ts';
import { readInsights } from '#app/insights/read-insights.server.ts';
import { setFees } from '#app/insights/set-fees.server.ts';
import { purgeExpired } from '#app/privacy/purge-expired.server.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import { fillShop } from '#tests/large-shop.ts';
import { plansOf } from '#tests/query-plans.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
let services: Services & { close(): Promise<void> };
let scope: ShopScope;
let other: ShopScope;

beforeAll(async () => {
  services = await createTestServices({ clock: () => NOW });
  const shopNamed = async (id: string) => {
    const data = { id, domain: `${id}.myshopify.com`, installedAt: NOW };
    return scopeToShop(services, await services.db.shop.create({ data }));
  };
  [scope, other] = [await shopNamed('big'), await shopNamed('other')];
  await fillShop(scope, { orders: 20_000, sessions: 80_000 });
});
afterAll(() => services.close());

const month = { from: '2026-10-29', to: '2026-11-27', use: 'live' } as const;

describe('GIVEN a shop with 20,000 orders and 100,000 checkouts', () => {
  test('THEN a month of figures reads the rows of that month alone, along an index', async () => {
    for (const table of ['checkout_sessions', 'orders']) {
      const plans = await plansOf(scope.db, table, () => getInsights(scope, month));
      expect(plans.length).toBeGreaterThan(0);
      for (const { plan, rowsRead } of plans) {
        expect(plan).not.toMatch(/Seq Scan (orders|checkout_sessions)/);
        expect(rowsRead, plan).toBeLessThan(25_000);
      }
    }
  });

  test('THEN what is sold each day, by each agent and in all is the same', async () => {
    const insights = await getInsights(scope, month);
    const totals = totalsOf(insights);
    const [{ orders, revenue }] = await scope.db.$queryRaw<[{ orders: number; revenue: number }]>`
      SELECT count(*)::int AS orders, sum(total)::float8 AS revenue FROM orders
      WHERE placed_at >= '2026-10-29' AND placed_at < '2026-11-28' AND connection_id <> 'big-tester'`;
    expect(totals).toMatchObject({ orders, revenue });
    expect(insights.days.reduce((sum, day) => sum + day.revenue, 0)).toBe(revenue);
    expect(insights.days.reduce((sum, day) => sum + day.opened, 0)).toBe(insights.funnel.opened);
    expect(
      insights.channels.map(({ agentName, sellingMode }) => `${agentName} ${sellingMode}`).sort(),
    ).toEqual(['ChatGPT in_chat', 'Copilot hand_off']);
    expect(insights.products).toHaveLength(20);
    expect(insights.secondsToComplete!.median).toBeGreaterThan(0);
  });

  test('THEN tests are no sales, and another shop sees none', async () => {
    const tests = await getInsights(scope, { ...month, use: 'test' });
    expect(tests.channels.map(({ agentName }) => agentName)).toEqual(['Tester']);
    const theirs = await getInsights(other, month);
    expect([theirs.funnel.opened, theirs.channels, theirs.days, theirs.products]).toEqual([0, [], [], []]);
  });

  test('WHEN abandoned checkouts are past their retention THEN the funnel still counts them, and the buyer is gone', async () => {
    const old = { from: '2026-06-01', to: '2026-06-30', use: 'live' } as const;
    const before = await getInsights(scope, old);
    await purgeExpired(services);
    const after = await getInsights(scope, old);
    expect(after.funnel).toEqual(before.funnel);
    expect(after.dropOffs).toEqual(before.dropOffs);
    expect(await scope.db.pastCheckout.count()).toBeGreaterThan(50_000);
  });

  test('WHEN fees are stated THEN channels cost so much', async () => {
    await setFees(scope, { stripeFeeBps: 200, stripeFeeFixed: 10, commissions: { 'big-chatgpt': 500 } });
    const fresh = { ...scope, shop: await scope.db.shop.findUniqueOrThrow({ where: { id: 'big' } }) };
    const [chatgpt] = (await getInsights(fresh, month)).channels.filter(
      ({ agentName }) => agentName === 'ChatGPT',
    );
    const { revenue, orders, commission, processing } = chatgpt!;
    expect(commission).toBe(Math.round(revenue * 0.05));
    expect(processing).toBe(Math.round(revenue * 0.02) + orders * 10);
    await expect(
      setFees(other, { stripeFeeBps: 0, stripeFeeFixed: 0, commissions: { 'big-chatgpt': 1 } }),
    ).rejects.toThrow('no such agent');
    await expect(
      setFees(scope, { stripeFeeBps: -1, stripeFeeFixed: 0, commissions: {} }),
    ).rejects.toMatchObject({
      param: 'stripeFeeBps',
    });
  });
});

describe('the period', () => {
  const read = (query: string) => readPeriod(new URLSearchParams(query), NOW, 'America/New_York');

  test.each([
    ['', { from: '2026-10-29', to: '2026-11-27', use: 'live' }],
    ['from=2026-11-01&to=2026-11-10&use=test', { from: '2026-11-01', to: '2026-11-10', use: 'test' }],
    ['from=2026-11-20&to=2026-11-10', { from: '2026-11-10', to: '2026-11-10', use: 'live' }],
    ['from=2001-01-01&to=2026-11-27', { from: '2025-11-27', to: '2026-11-27', use: 'live' }],
    ['from=nonsense&to=2026-02-30', { from: '2026-10-29', to: '2026-11-27', use: 'live' }],
  ])('of "%s" is %o', (query, period) => expect(read(query)).toEqual(period));

  test('the one before is as long and ends the day before', () => {
    expect(periodBefore({ from: '2026-11-01', to: '2026-11-30', use: 'live' })).toMatchObject({
      from: '2026-10-02',
      to: '2026-10-31',
    });
  });

  test('all three are read', async () => {
    const insights = await readInsights(scope, new URLSearchParams('from=2026-11-20&to=2026-11-26'));
    expect(totalsOf(insights.month).orders).toBeGreaterThan(totalsOf(insights.now).orders);
  });
});

test('the forecast goes on as the month began', () => {
  expect([forecastMonth(300, 3, 30), forecastMonth(0, 1, 31), forecastMonth(100, 0, 30)]).toEqual([
    3000, 0, 0,
  ]);
});

test('no cell of an export is a formula, and every one keeps to its place', () => {
  const csv = toCsv([{ title: 'T', headings: ['a'], rows: [['=1+1', '-5', 'x,"y"', '@cmd', 'two\nlines']] }]);
  expect(csv).toBe('T\r\na\r\n\'=1+1,-5,"x,""y""",\'@cmd,"two\nlines"');
});
