import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tablesOfShops } from '#app/db/tables-of-shops.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { deleteEverything } from '#app/privacy/deletion/delete-everything.server.ts';
import { listUnderWay } from '#app/privacy/deletion/list-under-way.server.ts';
import { isExported } from '#app/privacy/export/exported-tables.ts';
import { listExports } from '#app/privacy/export/list-exports.server.ts';
import { openExport } from '#app/privacy/export/open-export.server.ts';
import { requestExport } from '#app/privacy/export/request-export.server.ts';
import { purgeExpired } from '#app/privacy/purge-expired.server.ts';
import { setRetention } from '#app/privacy/set-retention.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { fillShop } from '#tests/large-shop.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';
import { storeOrder } from '#tests/stored-order.ts';

let shop: SellingShop;
let mine: ShopScope;
let theirs: ShopScope;

beforeAll(async () => {
  shop = await startSellingShop();
  mine = { ...shop.scope, actor: 'staff:7' };
  const data = { id: 'theirs', domain: 'theirs.myshopify.com', installedAt: shop.services.clock() };
  theirs = { ...scopeToShop(shop.services, await shop.services.db.shop.create({ data })), actor: 'staff:8' };
  await Promise.all([storeOrder(mine, 'mine'), storeOrder(theirs, 'theirs-order')]);
  await fillShop(mine, { orders: 40, sessions: 20, variants: 20 });
  await shop.client.createSession({
    line_items: [{ id: shop.variant('FH-LCS-M-SND').itemId }],
    currency: 'usd',
    capabilities: {},
    buyer: { email: 'ann@example.com', first_name: 'Ann' },
  } as never);
});
afterAll(() => shop.close());

/** Rows of each table that has any of this shop's. */
async function rowsOf(shopId: string): Promise<Record<string, number>> {
  const { db } = shop.services;
  const counts: Record<string, number> = {};
  for (const { name } of await tablesOfShops(db)) {
    const [row] = await db.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM "${name}" WHERE shop_id = $1`,
      shopId,
    );
    if (row!.count > 0) counts[name] = row!.count;
  }
  return counts;
}

describe('exporting everything', () => {
  const fetchFile = async (id: string) => fetch((await openExport(mine, id)).url);

  test('GIVEN it is asked for twice THEN one is written', async () => {
    const results = await Promise.allSettled([requestExport(mine), requestExport(mine)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await shop.drainJobs();
    expect(await listExports(mine)).toMatchObject([{ state: 'ready', requestedBy: 'staff:7' }]);
  });

  test('THEN the file has every row of the shop, of no other, and no secret', async () => {
    const [ready] = await listExports(mine);
    const answer = await fetchFile(ready!.id);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="aisle-.*\.jsonl\.gz"$/);
    const text = gunzipSync(Buffer.from(await answer.arrayBuffer())).toString();
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { table: string; row: object });
    expect(lines).toHaveLength(ready!.rows);
    const told = new Map<string, number>();
    for (const { table } of lines) told.set(table, (told.get(table) ?? 0) + 1);
    // What the export and its opening were recorded by came after its instant.
    const { staff_actions: _later, ...rows } = await rowsOf(mine.shop.id);
    for (const [table, count] of Object.entries(rows))
      expect([table, told.get(table)]).toEqual([table, isExported(table) ? count : undefined]);
    expect(text).toContain('ann@example.com');
    expect(text).not.toMatch(/theirs|"sealed|sealedToken/);
    const { hash } = await shop.services.db.agentKey.findFirstOrThrow({ where: { shopId: mine.shop.id } });
    expect(text).not.toContain(hash);
  });

  test('GIVEN another shop, or a URL that was changed THEN there is nothing', async () => {
    const [ready] = await listExports(mine);
    await expect(openExport(theirs, ready!.id)).rejects.toMatchObject({ code: 'not_found' });
    const { url } = await openExport(mine, ready!.id);
    expect((await fetch(`${url}x`)).status).toBe(404);
    expect((await fetch(url.replace(/\.(\d+)\./, '.9999999999.'))).status).toBe(404);
    expect((await fetch(`${shop.url}/exports/x`)).status).toBe(404);
    expect(await listExports(theirs)).toEqual([]);
  });

  test('GIVEN seven days are over THEN it is gone, pieces and all', async () => {
    const [ready] = await listExports(mine);
    const later = { ...shop.services, clock: () => addSeconds(shop.services.clock(), 7 * 24 * 3600 + 1) };
    await purgeExpired({ ...later, db: shop.services.db });
    const left = await shop.services.db.dataExportChunk.count({ where: { exportId: ready!.id } });
    expect([await listExports(mine), left]).toEqual([[], 0]);
    expect(await recorded()).toEqual(expect.arrayContaining(['data.exported', 'data.downloaded']));
  });

  const recorded = async () =>
    (await shop.services.db.staffAction.findMany({ where: { shopId: mine.shop.id } })).map(
      ({ action }) => action,
    );
});

test('GIVEN a shop keeps checkouts for a week THEN its older ones go, and only its', async () => {
  const { db, clock } = shop.services;
  await storeOrder(mine, 'old');
  await storeOrder(theirs, 'their-old');
  const where = { id: { in: ['session-old', 'session-their-old'] } };
  const longAgo = addSeconds(clock(), -8 * 24 * 3600);
  const data = { status: 'canceled', createdAt: longAgo, updatedAt: longAgo };
  await db.checkoutSession.updateMany({ where, data });
  await setRetention(mine, { sessions: 7 });
  await purgeExpired(shop.services);
  const left = await db.checkoutSession.findMany({ where, select: { id: true } });
  expect(left).toEqual([{ id: 'session-their-old' }]);
  await expect(setRetention(mine, { carts: 15 })).rejects.toMatchObject({ param: '$.carts' });
});

test('GIVEN evidence is kept for 180 days THEN what is older is erased, unless a dispute is open', async () => {
  const { db, clock } = shop.services;
  const createdAt = addSeconds(clock(), -181 * 24 * 3600);
  for (const id of ['proof', 'disputed']) {
    await storeOrder(mine, id);
    await db.checkoutSession.update({
      where: { id: `session-${id}` },
      data: { createdAt, state: { buyer: { email: 'eve@example.com' } } },
    });
    await db.evidenceChain.create({
      data: {
        sessionId: `session-${id}`,
        shopId: mine.shop.id,
        sequence: 1,
        hash: 'h',
        entries: {
          create: {
            ...{ sequence: 1, shopId: mine.shop.id, kind: 'session_created', at: createdAt },
            ...{ body: '{"email":"eve@example.com"}', salt: 's', bodyDigest: 'd', hash: 'h' },
          },
        },
      },
    });
  }
  await db.dispute.create({
    data: {
      ...{
        id: 'dp',
        shopId: mine.shop.id,
        orderId: 'disputed',
        stripeDisputeId: 'dp_1',
        amount: 1n,
        currency: 'USD',
      },
      ...{ reason: 'fraudulent', status: 'needs_response', openedAt: clock(), updatedAt: clock() },
    },
  });
  await setRetention(mine, { evidence: 180 });
  await purgeExpired(shop.services);
  const bodies = await db.evidenceEntry.findMany({
    where: { sessionId: { in: ['session-proof', 'session-disputed'] }, kind: 'session_created' },
    orderBy: { sessionId: 'asc' },
    select: { body: true },
  });
  expect(bodies.map(({ body }) => body !== null)).toEqual([true, false]);
  const { state } = await db.checkoutSession.findUniqueOrThrow({ where: { id: 'session-proof' } });
  expect(JSON.stringify(state)).not.toContain('eve@');
});

describe('deleting everything', () => {
  test('GIVEN another name is typed THEN nothing happens', async () => {
    const before = await rowsOf(mine.shop.id);
    await expect(deleteEverything(mine, 'theirs.myshopify.com')).rejects.toMatchObject({
      code: 'invalid',
      param: '$.confirmation',
    });
    expect(await rowsOf(mine.shop.id)).toEqual(before);
  });

  test('GIVEN a refund is under way THEN it is refused and listed', async () => {
    const { db, clock } = shop.services;
    const at = { createdAt: clock(), updatedAt: clock() };
    await db.refund.create({
      data: {
        ...{ id: 'r1', shopId: mine.shop.id, orderId: 'mine', origin: 'aisle', amount: 1n, currency: 'USD' },
        ...{ state: 'pending', booking: 'wanted', ...at },
      },
    });
    expect(await listUnderWay(mine, db)).toMatchObject([{ kind: 'refund', id: 'r1', orderName: '#1001' }]);
    await expect(deleteEverything(mine, mine.shop.domain)).rejects.toMatchObject({ code: 'conflict' });
    expect(await db.paymentAccount.count({ where: { shopId: mine.shop.id } })).toBe(1);
    await db.refund.update({ where: { id: 'r1' }, data: { state: 'succeeded' } });
  });

  test('GIVEN nothing is THEN no row is left in any table, keys are dead at once, other shops keep theirs', async () => {
    const others = await rowsOf('theirs');
    expect(Object.keys(await rowsOf(mine.shop.id)).length).toBeGreaterThan(15);
    await deleteEverything(mine, ` ${mine.shop.domain.toUpperCase()} `);
    expect((await shop.client.createSession({} as never)).status).toBe(401);
    await shop.drainJobs();
    expect(await rowsOf(mine.shop.id)).toEqual({});
    const { db } = shop.services;
    expect(await db.shop.findMany({ select: { id: true } })).toEqual([{ id: 'theirs' }]);
    const byDomain = { where: { shopDomain: mine.shop.domain } };
    expect([await db.shopifySession.count(byDomain), await db.inboxMessage.count(byDomain)]).toEqual([0, 0]);
    expect(shop.stripe.state.webhookEndpoints.all()).toEqual([]);
    expect(await rowsOf('theirs')).toEqual(others);
  });
});
