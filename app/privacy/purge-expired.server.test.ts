import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Prisma } from '#app/db/client/client.ts';
import { createTestServices } from '#tests/database.ts';
import { deleteInBatches } from './delete-in-batches.server.ts';
import { purgeExpired } from './purge-expired.server.ts';

let services: Awaited<ReturnType<typeof createTestServices>>;
beforeAll(async () => {
  services = await createTestServices();
  await services.db.shop.create({
    data: { id: 'shop_1', domain: 'one.myshopify.com', installedAt: new Date() },
  });
});
afterAll(() => services.close());

/** Those that grow with every call, webhook or event. */
const GROWING = [
  'idempotency_records',
  'seen_signatures',
  'inbox_messages',
  'activity_bodies',
  'activity_entries',
  'event_deliveries',
  'checkout_sessions',
  'carts',
  'platform_hooks',
];

test('GIVEN tables that grow THEN what is past its time is found by an index in each', async () => {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  await purgeExpired(services);
  const sent = query.mock.calls.map(([first]) => first as unknown as { text?: string; values?: unknown[] });
  query.mockRestore();
  const plans = await services.db.$transaction(async (tx) => {
    // Of an empty table everything is read; here only where there is no other way.
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
    const found: [string, string][] = [];
    for (const { text = '', values = [] } of sent) {
      const table = GROWING.find((name) => new RegExp(`DELETE FROM "?(public"?\\."?)?${name}\\b`).test(text));
      if (!table) continue;
      const rows = await tx.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${text}`, ...values);
      found.push([table, rows.map((row) => row['QUERY PLAN']).join('\n')]);
    }
    return found;
  });
  expect([...new Set(plans.map(([table]) => table))].sort()).toEqual([...GROWING].sort());
  for (const [table, plan] of plans) expect(plan, table).not.toMatch(new RegExp(`Seq Scan on ${table}`));
});

test('GIVEN more than a batch holds THEN it goes on until its most, and the next run takes the rest', async () => {
  const { db } = services;
  await db.seenSignature.createMany({
    data: Array.from({ length: 25 }, (_, n) => ({
      connectionId: 'agent_1',
      digest: String(n),
      shopId: 'shop_1',
      seenAt: new Date(n < 24 ? 0 : Date.now()),
    })),
  });
  const old = Prisma.sql`t.seen_at < ${new Date(1000)}::timestamptz`;
  const purge = () => deleteInBatches(db, 'seen_signatures', old, { size: 5, most: 3 });
  expect([await purge(), await purge(), await purge()]).toEqual([15, 9, 0]);
  expect(await db.seenSignature.count()).toBe(1);
});
