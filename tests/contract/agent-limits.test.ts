import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CreateConnectionInput } from '#app/agents/create-connection.server.ts';
import { updateConnection } from '#app/agents/update-connection.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { httpApp } from '#app/server/http-app.server.ts';
import { createServices } from '#app/services.server.ts';
import type { AcpReply } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type AcpError, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { ADDRESS } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Every answer is validated against the official JSON Schema by the client itself. */
let shop: SellingShop;
/** Half past ten in the morning, and half a minute; a test may turn it on. */
const START = new Date('2026-11-20T10:30:30.000Z');
let now = START;
beforeAll(async () => {
  shop = await startSellingShop();
  Object.assign(shop.services, { clock: () => now });
});
afterAll(() => shop.close());

const SHIRT = 'FH-LCS-M-SND';
const session = (reply: AcpReply) => reply.body as CheckoutSession;
const error = (reply: AcpReply) => reply.body as AcpError;
const cart = (extra: object = {}) =>
  ({
    line_items: [{ id: shop.variant(SHIRT).itemId }],
    currency: 'usd',
    capabilities: {},
    ...extra,
  }) as never;
const rate = ({ headers }: { headers: Headers }) => [
  headers.get('ratelimit-policy'),
  headers.get('ratelimit'),
];

async function agentWith(input: Partial<CreateConnectionInput>) {
  const connection = await shop.connect(input);
  return { ...connection, client: shop.clientWith(connection.apiKey) };
}

describe('the rate limit', () => {
  test('GIVEN a limit of 3 THEN every answer says what is left, and the fourth is 429 until the minute ends', async () => {
    now = START;
    const { client, id } = await agentWith({ rateLimit: 3 });
    const policy = '"agent";q=3;w=60';
    const created = await client.createSession(cart());
    expect([created.status, ...rate(created)]).toEqual([201, policy, '"agent";r=2;t=30']);
    const unknown = await client.getSession('checkout_session_unknown');
    expect([unknown.status, ...rate(unknown)]).toEqual([404, policy, '"agent";r=1;t=30']);
    const unversioned = await client.getSession(session(created).id, { headers: { 'API-Version': null } });
    expect([unversioned.status, ...rate(unversioned)]).toEqual([400, policy, '"agent";r=0;t=30']);
    now = addSeconds(START, 12);
    const refused = await client.createSession(cart(), {
      requestId: 'one-too-many',
      idempotencyKey: 'key-4',
    });
    expect([refused.status, ...rate(refused)]).toEqual([429, policy, '"agent";r=0;t=18']);
    expect(error(refused)).toMatchObject({ type: 'invalid_request', code: 'rate_limited' });
    expect(['retry-after', 'request-id', 'idempotency-key'].map((name) => refused.headers.get(name))).toEqual(
      ['18', 'one-too-many', 'key-4'],
    );
    expect(await shop.services.db.checkoutSession.count({ where: { connectionId: id } })).toBe(1);

    now = addSeconds(START, 30);
    expect((await client.createSession(cart(), { idempotencyKey: 'key-4' })).status).toBe(201);
  });

  /** So many requests by turns to this process and another; how many were let through, and what they were told is left. */
  async function askTwoProcesses(apiKey: string, requests: number) {
    const other = createServices(shop.services.env, { log: shop.services.log, clock: () => now });
    const second = httpApp({ services: () => other, isReady: () => true });
    const headers = { Authorization: `Bearer ${apiKey}`, 'API-Version': '2026-04-17' };
    const path = '/acp/checkout_sessions/checkout_session_unknown';
    const replies = await Promise.all(
      Array.from({ length: requests }, (_, index) =>
        index % 2 ? second.request(path, { headers }) : fetch(shop.url + path, { headers }),
      ),
    );
    await other.db.$disconnect();
    const admitted = replies.filter(({ status }) => status === 404);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(requests - admitted.length);
    return admitted.map((reply) => rate(reply)[1]);
  }

  test('GIVEN two processes THEN they share one limit', async () => {
    now = START;
    const { apiKey } = await agentWith({ rateLimit: 6 });
    const left = await askTwoProcesses(apiKey, 10);
    expect(left.sort()).toEqual([0, 1, 2, 3, 4, 5].map((remaining) => `"agent";r=${remaining};t=30`));
  });

  test('GIVEN a limit of which parts are counted ahead THEN two processes let no more through, and lose a part at most', async () => {
    now = START;
    const { apiKey, id } = await agentWith({ rateLimit: 300 });
    const first = await askTwoProcesses(apiKey, 1);
    expect(first).toEqual(['"agent";r=299;t=30']);
    const where = { connectionId: id };
    expect(await shop.services.db.rateWindow.findUnique({ where })).toMatchObject({ requests: 3 });
    const left = await askTwoProcesses(apiKey, 320);
    expect(new Set(left).size).toBe(left.length);
    expect(left.length).toBeLessThanOrEqual(299);
    expect(left.length).toBeGreaterThan(299 - 3);
  });

  test('GIVEN no key or an unknown one THEN 401 that tells of no limit', async () => {
    for (const client of [shop.clientWith('aisle_test_unknown'), shop.clientWith('')]) {
      const reply = await client.createSession(cart());
      expect([reply.status, ...rate(reply)]).toEqual([401, null, null]);
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    }
  });
});

describe('the cap on a day', () => {
  const token = (amount: number) => shop.token(amount);
  const pay = async (client: SellingShop['client'], open: CheckoutSession, options = {}) => {
    const total = totalAmount(open.totals, 'total')!;
    const payment = { instrument: { type: 'card', credential: { type: 'spt', token: await token(total) } } };
    const buyer = { email: 'jane@example.com' };
    return client.completeSession(open.id, { buyer, payment_data: payment } as never, options);
  };
  const ready = async (client: SellingShop['client']) =>
    session(
      await client.createSession(
        cart({ fulfillment_details: { email: 'jane@example.com', address: ADDRESS } }),
      ),
    );
  const charges = () => shop.stripe.state.paymentIntents.filter(() => true).length;

  test('GIVEN a cap for two THEN the third purchase of the day is 429 until midnight UTC, and nothing is begun', async () => {
    now = START;
    const { client, id } = await agentWith({});
    const sessions = [await ready(client), await ready(client), await ready(client)];
    const total = totalAmount(sessions[0]!.totals, 'total')!;
    await updateConnection(shop.scope, id, { maxDailyAmount: 2 * total });
    const first = await pay(client, sessions[0]!);
    expect(session(first).status).toBe('completed');

    const before = charges();
    const [second, third] = await Promise.all([pay(client, sessions[1]!), pay(client, sessions[2]!)]);
    expect([second.status, third.status].sort()).toEqual([200, 429]);
    const [refused, left] = second.status === 429 ? [second, sessions[1]!] : [third, sessions[2]!];
    expect(error(refused)).toMatchObject({ type: 'invalid_request', code: 'spend_cap_reached' });
    expect(refused.headers.get('retry-after')).toBe(String(13 * 3600 + 29 * 60 + 30));
    expect(charges()).toBe(before + 1);
    expect(session(await client.getSession(left.id)).status).toBe('ready_for_payment');
    expect(await shop.services.db.purchase.count({ where: { sessionId: left.id } })).toBe(0);

    // Another agent of the shop has a day of its own; and so has tomorrow.
    const other = await agentWith({ maxDailyAmount: total });
    expect(session(await pay(other.client, await ready(other.client))).status).toBe('completed');
    now = new Date('2026-11-21T00:00:00.000Z');
    const tomorrow = await ready(client);
    expect(session(await pay(client, tomorrow)).status).toBe('completed');
  });

  test('GIVEN a purchase of today THEN it counts, however old its session is', async () => {
    now = START;
    const { client, id } = await agentWith({});
    const old = await ready(client);
    await shop.services.db.checkoutSession.update({
      where: { id: old.id },
      data: { createdAt: addSeconds(START, -3 * 24 * 3600) },
    });
    expect(session(await pay(client, old)).status).toBe('completed');
    await updateConnection(shop.scope, id, { maxDailyAmount: totalAmount(old.totals, 'total')! });
    const refused = await pay(client, await ready(client));
    expect([refused.status, error(refused).code]).toEqual([429, 'spend_cap_reached']);
  });

  test('GIVEN a purchase that was refused THEN it does not count; GIVEN the cap is lifted THEN the same key goes on', async () => {
    now = START;
    const { client, id } = await agentWith({});
    const open = await ready(client);
    const total = totalAmount(open.totals, 'total')!;
    await updateConnection(shop.scope, id, { maxDailyAmount: total });
    const declined = await client.completeSession(open.id, {
      buyer: { email: 'jane@example.com' },
      payment_data: {
        instrument: {
          type: 'card',
          credential: { type: 'spt', token: await shop.token(total, 'pm_card_chargeDeclined') },
        },
      },
    } as never);
    expect(session(declined).messages).toMatchObject([{ code: 'payment_declined' }]);
    expect(session(await pay(client, open)).status).toBe('completed');

    const next = await ready(client);
    const body = {
      buyer: { email: 'jane@example.com' },
      payment_data: { instrument: { type: 'card', credential: { type: 'spt', token: await token(total) } } },
    } as never;
    const options = { idempotencyKey: 'capped' };
    expect((await client.completeSession(next.id, body, options)).status).toBe(429);
    await updateConnection(shop.scope, id, { maxDailyAmount: null });
    expect(session(await client.completeSession(next.id, body, options)).status).toBe('completed');
  });
});

describe('simultaneous updates of one session', () => {
  test('GIVEN 25 at once THEN they follow one another or are to come again, and none is lost', async () => {
    now = START;
    const { client } = await agentWith({});
    const { id } = session(await client.createSession(cart()));
    const changes: object[] = [
      { buyer: { email: 'other@example.com' } },
      { fulfillment_details: { name: 'Jane Doe' } },
      { fulfillment_details: { email: 'jane@example.com' } },
      { fulfillment_details: { phone_number: '14155550100' } },
      { fulfillment_details: { address: ADDRESS } },
      ...Array.from({ length: 20 }, (_, index) => ({
        line_items: [{ id: shop.variant(SHIRT).itemId, quantity: index + 1 }],
      })),
    ];
    let refusals = 0;
    for (let left = changes; left.length > 0;) {
      const replies = await Promise.all(left.map((change) => client.updateSession(id, change as never)));
      const refused = replies.filter(({ status }) => status !== 200);
      for (const { status, body, headers } of refused)
        expect([status, (body as AcpError).code, headers.get('retry-after')]).toEqual([409, 'conflict', '1']);
      // One turn that runs and eight that wait are always taken.
      expect(replies.length - refused.length).toBeGreaterThanOrEqual(Math.min(9, left.length));
      refusals += refused.length;
      left = left.filter((_, index) => replies[index]!.status !== 200);
    }
    expect(refusals).toBeGreaterThan(0);

    // Each was built on the one before it: the first version and 25 more.
    const { version } = await shop.services.db.checkoutSession.findUniqueOrThrow({ where: { id } });
    expect(version).toBe(26);
    const after = session(await client.getSession(id));
    expect(after.buyer).toMatchObject({ email: 'other@example.com' });
    expect((after as { fulfillment_details?: object }).fulfillment_details).toMatchObject({
      name: 'Jane Doe',
      email: 'jane@example.com',
      phone_number: '14155550100',
      address: { city: 'San Francisco' },
    });
  });

  test('GIVEN updates through two processes at once THEN none is lost', async () => {
    now = START;
    const { client, apiKey } = await agentWith({});
    const { id } = session(await client.createSession(cart()));
    const other = createServices(shop.services.env, { log: shop.services.log, clock: () => now });
    const second = httpApp({ services: () => other, isReady: () => true });
    const elsewhere = (change: object, key: number) =>
      second.request(`/acp/checkout_sessions/${id}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${apiKey}`,
          'API-Version': '2026-04-17',
          'Content-Type': 'application/json',
          'Idempotency-Key': `elsewhere-${key}`,
        },
        body: JSON.stringify(change),
      });
    const item = (quantity: number) => ({ line_items: [{ id: shop.variant(SHIRT).itemId, quantity }] });
    const replies = await Promise.all(
      [1, 2, 3, 4].flatMap((n) => [
        client.updateSession(id, item(n) as never).then(({ status }) => status),
        Promise.resolve(elsewhere(item(n + 4), n)).then(({ status }) => status),
      ]),
    );
    await other.db.$disconnect();
    expect(replies).toEqual(Array(8).fill(200));
    const { version } = await shop.services.db.checkoutSession.findUniqueOrThrow({ where: { id } });
    expect(version).toBe(9);
  });
});
