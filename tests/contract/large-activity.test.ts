import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivityFilter } from '#app/insights/activity-filter.ts';
import { cursorOf } from '#app/insights/activity-cursor.ts';
import { listActivity } from '#app/insights/list-activity.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import { plansOf } from '#tests/query-plans.ts';

let services: Services & { close(): Promise<void> };
let scope: ShopScope;
const NOW = new Date('2026-11-27T12:00:00Z');
/** `ACTIVITY_ENTRIES=1000000 npx vitest run tests/contract/large-activity.test.ts` tries ten times as many. */
const ENTRIES = Number(process.env.ACTIVITY_ENTRIES ?? 100_000);

beforeAll(async () => {
  services = await createTestServices({ clock: () => NOW });
  const { db } = services;
  const data = { id: 'big', domain: 'big.myshopify.com', installedAt: NOW };
  scope = scopeToShop(services, await db.shop.create({ data }));
  await db.agentConnection.createMany({
    data: ['often', 'seldom'].map((id) => ({
      ...{ id, shopId: 'big', name: id, platform: 'a', mode: 'live', sellingMode: 'in_chat' },
    })),
  });
  await db.$executeRawUnsafe(
    `INSERT INTO activity_entries (id, shop_id, connection_id, subject_id, operation, status, created_at)
     SELECT 'activity_' || lpad(n::text, 8, '0'), 'big', CASE WHEN n % 5000 = 0 THEN 'seldom' ELSE 'often' END, 'session_' || n / 5,
       CASE WHEN n % 9000 = 0 THEN 'cancel_cart' ELSE 'update_session' END,
       CASE WHEN n % 20000 = 0 THEN 503 WHEN n % 3000 = 0 THEN 404 ELSE 200 END, $1::timestamptz - n * interval '30 seconds'
     FROM generate_series(1, ${ENTRIES}) AS n`,
    NOW,
  );
  await db.$executeRawUnsafe(
    `INSERT INTO staff_actions (id, shop_id, actor, action, subject_id, created_at)
     SELECT 'staff_action_' || n, 'big', 'command', 'order.approved', 'order_' || n, $1::timestamptz - n * interval '5 minutes'
     FROM generate_series(1, 10000) AS n`,
    NOW,
  );
  await db.$executeRawUnsafe('ANALYZE');
}, 300_000);
afterAll(() => services.close());

describe('GIVEN a log of many calls and 10,000 things that staff did', () => {
  test.each<[name: string, filter: ActivityFilter & { cursor?: string }]>([
    ['all', {}],
    ['the middle', { cursor: cursorOf({ at: addSeconds(NOW, -1_500_000), id: 'activity_00050000' }) }],
    ['staff', { who: 'staff' }],
    ['a busy agent', { agent: 'often' }],
    ['an agent that calls seldom', { agent: 'seldom' }],
    ['a rare kind of call', { operation: 'cancel_cart' }],
    ['a busy kind of call', { operation: 'update_session' }],
    ['a kind of call that a busy agent never makes', { agent: 'often', operation: 'create_cart' }],
    ['a rare kind of call of a busy agent', { agent: 'often', operation: 'cancel_cart' }],
    ['answered calls', { outcome: 'ok' }],
    ['refused calls', { outcome: 'refused' }],
    ['failed calls', { outcome: 'failed' }],
    [
      'failed calls of an agent that has none',
      { outcome: 'failed', agent: 'seldom', operation: 'cancel_cart' },
    ],
    ['a session', { subject: 'session_4711' }],
    ['nothing', { subject: 'session_nowhere' }],
    ['a day', { from: '2026-11-01', to: '2026-11-01' }],
  ])('THEN the list of %s reads no more than a page along an index', async (_name, filter) => {
    const run = () => listActivity(scope, filter);
    const plans = [
      ...(await plansOf(scope.db, 'activity_entries', run)),
      ...(await plansOf(scope.db, 'staff_actions', run)),
    ];
    expect(plans.length).toBeGreaterThan(0);
    for (const { plan, rowsRead } of plans) {
      expect(plan).not.toMatch(/Seq Scan (activity_entries|staff_actions)/);
      expect(rowsRead, plan).toBeLessThan(300);
    }
  });

  test('THEN pages follow one another without a gap or a repeat, both kinds by time', async () => {
    const seen: { id: string; at: Date }[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 6; page += 1) {
      const { entries, nextCursor } = await listActivity(scope, { cursor });
      seen.push(...entries);
      cursor = nextCursor!;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(300);
    const times = seen.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const staff = seen.filter(({ id }) => id.startsWith('staff_'));
    expect(staff).toHaveLength(27);
  });
});
