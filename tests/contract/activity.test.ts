import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { listActivity } from '#app/insights/list-activity.server.ts';
import type { ListedCall } from '#app/insights/listed-activity.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { scopeToShop } from '#app/shops/shop-scope.server.ts';
import { purgeExpired } from '#app/privacy/purge-expired.server.ts';
import type { CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

let shop: SellingShop;
beforeAll(async () => (shop = await startSellingShop()));
afterAll(() => shop.close());

const SECRET = 'ada.lovelace@example.com';
const item = () => shop.variant('FH-LCS-M-SND').itemId;
const body = (extra: object = {}) =>
  ({ line_items: [{ id: item() }], currency: 'usd', capabilities: {}, ...extra }) as never;

/** What the log says of the calls that `work` makes, oldest first. */
async function logOf(work: () => Promise<unknown>): Promise<ListedCall[]> {
  const calls = async () =>
    (await listActivity(shop.scope, { who: 'agents' })).entries.filter((entry) => entry.kind === 'call');
  const before = new Set((await calls()).map(({ id }) => id));
  await work();
  return (await calls()).filter(({ id }) => !before.has(id)).reverse();
}

async function call(method: string, path: string, text: string, headers: Record<string, string> = {}) {
  const reply = await fetch(`${shop.url}/acp${path}`, {
    method,
    body: text || undefined,
    headers: {
      Authorization: `Bearer ${shop.connection.apiKey}`,
      'API-Version': '2026-04-17',
      'Content-Type': 'application/json',
      ...headers,
    },
  });
  return { status: reply.status, body: (await reply.json()) as { id: string } };
}

describe('what is in the log', () => {
  test('GIVEN a session from create to cancel THEN every call, with how it ended', async () => {
    let id = '';
    const log = await logOf(async () => {
      const options = { requestId: 'req-1', idempotencyKey: 'activity-create' };
      id = ((await shop.client.createSession(body(), options)).body as CheckoutSession).id;
      await shop.client.createSession(body(), options);
      await shop.client.getSession(id);
      await shop.client.updateSession(id, { order_notes: 'x' } as never);
      await shop.client.completeSession(id, { payment_data: {} } as never);
      await shop.client.cancelSession(id);
      await shop.client.cancelSession(id);
    });
    expect(log.map(({ operation, status, code }) => [operation, status, code])).toEqual([
      ['create_session', 201, 'missing'],
      ['create_session', 201, 'missing'],
      ['get_session', 200, 'missing'],
      ['update_session', 200, 'missing'],
      ['complete_session', 400, 'missing'],
      ['cancel_session', 200, null],
      ['cancel_session', 405, 'method_not_allowed'],
    ]);
    expect(log.map(({ replayed }) => replayed).filter(Boolean)).toHaveLength(1);
    expect(new Set(log.map(({ subjectId }) => subjectId))).toEqual(new Set([id]));
    expect(log[0]).toMatchObject({
      agentName: 'ChatGPT',
      isTest: true,
      apiVersion: '2026-04-17',
      requestId: 'req-1',
      unknownFields: [],
    });
  });

  test('GIVEN carts THEN their calls as well, also those of versions without carts', async () => {
    const cart = JSON.stringify({ line_items: [{ id: item() }] });
    const log = await logOf(async () => {
      const { id } = (await call('POST', '/carts', cart, { 'Idempotency-Key': 'activity-cart' })).body;
      await call('GET', `/carts/${id}`, '');
      await call('PUT', `/carts/${id}`, cart);
      await call('GET', `/carts/${id}`, '', { 'API-Version': '2026-01-30' });
      await call('POST', `/carts/${id}/cancel`, '{}', { 'Idempotency-Key': 'activity-cancel' });
    });
    expect(log.map(({ operation, status }) => [operation, status])).toEqual([
      ['create_cart', 201],
      ['get_cart', 200],
      ['update_cart', 200],
      ['get_cart', 404],
      ['cancel_cart', 200],
    ]);
  });

  test('GIVEN fields that nobody knows THEN the call succeeds, and their names are on record, not their values', async () => {
    const extra = {
      mood: SECRET,
      buyer: { email: SECRET, shoe_size: 41 },
      metadata: { anything: SECRET },
      line_items: [{ id: item(), engraving: { text: SECRET } }],
    };
    const [entry] = await logOf(() => shop.client.createSession(body(extra)));
    expect(entry).toMatchObject({ status: 201 });
    expect(entry!.unknownFields.sort()).toEqual(['$.buyer.shoe_size', '$.line_items[0].engraving', '$.mood']);
    expect(JSON.stringify(entry)).not.toContain(SECRET);
  });

  test('GIVEN calls that are refused at the gate THEN those of a known connection are there', async () => {
    const log = await logOf(async () => {
      await call('POST', '/checkout_sessions', '{', { 'Idempotency-Key': 'a' });
      await call('POST', '/checkout_sessions', '{}', {});
      await call('GET', '/checkout_sessions/nobody', '', { 'API-Version': '2019-01-01' });
      await call('GET', '/checkout_sessions/nobody', '', { Authorization: 'Bearer nobody' });
      await call('DELETE', '/checkout_sessions', '');
    });
    expect(log.map(({ operation, status, code }) => [operation, status, code])).toEqual([
      ['create_session', 400, 'invalid_json'],
      ['create_session', 400, 'idempotency_key_required'],
      ['get_session', 400, 'unsupported_api_version'],
    ]);
    expect(log.map(({ apiVersion }) => apiVersion)).toEqual(['2026-04-17', '2026-04-17', '2019-01-01']);
  });
});

describe('the log and the call', () => {
  test('GIVEN a log that cannot be written THEN calls are answered and changes made all the same', async () => {
    const { id } = (await shop.client.createSession(body())).body as CheckoutSession;
    const { db, log } = shop.services;
    const error = vi.spyOn(log, 'error').mockReturnValue(undefined);
    await db.$executeRaw`ALTER TABLE activity_entries RENAME TO activity_entries_away`;
    try {
      expect((await shop.client.getSession(id)).status).toBe(200);
      const changed = await shop.client.updateSession(id, { order_notes: 'x' } as never);
      expect(changed.status).toBe(200);
      expect(error).toHaveBeenCalledTimes(2);
    } finally {
      await db.$executeRaw`ALTER TABLE activity_entries_away RENAME TO activity_entries`;
      error.mockRestore();
    }
    expect(await db.checkoutSession.findUniqueOrThrow({ where: { id } })).toMatchObject({ version: 2 });
  });

  test('GIVEN a change THEN its entry was stored in the same transaction', async () => {
    const { id } = (await shop.client.createSession(body())).body as CheckoutSession;
    await shop.client.cancelSession(id);
    const together = await shop.services.db.$queryRaw<{ operation: string }[]>`
      SELECT operation FROM activity_entries entry JOIN checkout_sessions session ON session.id = subject_id
      WHERE session.id = ${id} AND entry.xmin::text = session.xmin::text`;
    expect(together).toEqual([{ operation: 'cancel_session' }]);
  });

  test('GIVEN changes that race THEN one entry for each call', async () => {
    const { id } = (await shop.client.createSession(body())).body as CheckoutSession;
    const log = await logOf(() =>
      Promise.all([
        shop.client.updateSession(id, { order_notes: 'a' } as never),
        shop.client.updateSession(id, { order_notes: 'b' } as never),
        shop.client.createSession(body(), { idempotencyKey: 'race' }),
        shop.client.createSession(body(), { idempotencyKey: 'race' }),
      ]),
    );
    expect(log.map(({ operation, replayed }) => `${operation} ${replayed}`).sort()).toEqual([
      'create_session false',
      'create_session true',
      'update_session false',
      'update_session false',
    ]);
  });

  test('GIVEN more than a page THEN pages of 50, newest first, of this shop alone', async () => {
    const { db, clock, newId } = shop.services;
    const other = await db.shop.create({
      data: { id: 'other', domain: 'other.myshopify.com', installedAt: clock() },
    });
    const scope = scopeToShop(shop.services, other);
    const connection = { name: 'A', platform: 'a', mode: 'live', sellingMode: 'in_chat' };
    await db.agentConnection.create({ data: { id: 'agent_other', shopId: other.id, ...connection } });
    const entry = (seconds: number) => ({
      id: newId('activity'),
      shopId: other.id,
      connectionId: 'agent_other',
      operation: 'get_cart',
      status: 200,
      createdAt: addSeconds(clock(), -seconds),
    });
    await db.activityEntry.createMany({ data: Array.from({ length: 60 }, (_, index) => entry(index)) });
    const first = await listActivity(scope);
    const second = await listActivity(scope, { cursor: first.nextCursor! });
    expect([first.entries.length, second.entries.length, second.nextCursor]).toEqual([50, 10, null]);
    const times = [...first.entries, ...second.entries].map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(
      new Set([...first.entries, ...second.entries].map((entry) => entry.kind === 'call' && entry.agentName)),
    ).toEqual(new Set(['A']));
    const day = 86_400;
    await db.activityEntry.createMany({ data: [entry(91 * day), entry(89 * day)] });
    await purgeExpired(shop.services);
    expect(await db.activityEntry.count({ where: { shopId: other.id } })).toBe(61);
  });
});
