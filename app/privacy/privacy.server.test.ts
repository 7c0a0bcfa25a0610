import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readState } from '#app/checkout/session/empty-state.ts';
import { listEvidence } from '#app/evidence/list-evidence.server.ts';
import { verifyChain } from '#app/evidence/verify-chain.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';
import { purgeExpired } from './purge-expired.server.ts';

let shop: SellingShop;
beforeAll(async () => (shop = await startSellingShop()));
afterAll(() => shop.close());

const EMAIL = 'Zerlina.Quast@example.com';
/** Anything of the person, in any table: address, names, street, phone. */
const TRACES = [
  'zerlina',
  'quast',
  'nightingale lane',
  '4155550177',
  'zq-metadata',
  'zq-number',
  'nobody & sons',
  'pub-quast',
];
const ADDRESS = {
  name: 'Zerlina Quast',
  line_one: '12 Nightingale Lane',
  city: 'San Francisco',
  state: 'CA',
  country: 'US',
  postal_code: '94102',
};

/** Rows of any table of the app and its jobs that hold this text anywhere, whatever its case. */
async function rowsWith(text: string, schemas = ['public', 'graphile_worker']): Promise<string[]> {
  const { db } = shop.services;
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname = ANY(${schemas}) ORDER BY 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(
      `SELECT t::text AS row FROM ${name} t WHERE strpos(lower(t::text), $1) > 0`,
      text.toLowerCase(),
    );
    found.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return found;
}

async function fromShopify(topic: string, payload: object): Promise<void> {
  const reply = await fetch(`${shop.shopify.url}/_control/webhooks/emit`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ topic, payload }),
  });
  expect(reply.status).toBe(202);
  await shop.shopify.deliverWebhooksNow();
  await shop.drainJobs();
}

const cart = () => ({
  line_items: [{ id: shop.variant('FH-LCS-M-SND').itemId }],
  currency: 'usd',
  capabilities: {},
});

async function buy(email: string, name: string): Promise<CheckoutSession> {
  const address = { ...ADDRESS, name };
  const details = { name, email, phone_number: '+14155550177', address };
  const body = {
    ...cart(),
    fulfillment_details: details,
    order_notes: `For ${name}`,
    metadata: { known_as: 'zq-metadata' },
    affiliate_attribution: { provider: 'network.example', publisher_id: 'pub-quast' },
  };
  const open = (await shop.client.createSession(body as never)).body as CheckoutSession;
  const token = await shop.token(totalAmount(open.totals, 'total')!);
  const bought = await shop.client.completeSession(open.id, {
    buyer: {
      email,
      first_name: name.split(' ')[0]!,
      last_name: name.split(' ')[1]!,
      company: { name: 'Nobody & Sons' },
    },
    payment_data: {
      handler_id: 'card_tokenized',
      instrument: { type: 'card', credential: { type: 'spt', token } },
      billing_address: address,
      purchase_order_number: 'zq-number',
    },
  } as never);
  expect((bought.body as CheckoutSession).status).toBe('completed');
  await shop.shopify.deliverWebhooksNow();
  await shop.drainJobs();
  return bought.body as CheckoutSession;
}

describe('customers/redact', () => {
  test('GIVEN a buyer with an order, a gift to them and a cancelled session THEN nothing of them is left anywhere', async () => {
    const bought = await buy(EMAIL, 'Zerlina Quast');
    const changed = (await shop.client.createSession({ ...cart(), buyer: { email: EMAIL } } as never))
      .body as CheckoutSession;
    await shop.client.updateSession(changed.id, { buyer: { email: 'successor@example.com' } } as never);
    const gift = { name: 'Zerlina Quast', email: EMAIL.toLowerCase(), address: ADDRESS };
    const giver = { email: 'giver@example.com' };
    await shop.client.createSession({ ...cart(), buyer: giver, fulfillment_details: gift } as never);
    const left = (await shop.client.createSession({ ...cart(), buyer: { email: EMAIL } } as never))
      .body as CheckoutSession;
    const why = { reason_code: 'other', trace_summary: 'Zerlina Quast said no', metadata: { who: EMAIL } };
    await shop.client.cancelSession(left.id, { intent_trace: why });
    const before = await Promise.all(TRACES.map((trace) => rowsWith(trace)));
    expect(before.map((rows) => rows.length > 0)).toEqual(TRACES.map(() => true));

    await fromShopify('customers/redact', {
      shop_domain: shop.scope.shop.domain,
      customer: { id: 1, email: ` ${EMAIL.toUpperCase()} `, phone: '+14155550177' },
      orders_to_redact: [1],
    });
    for (const trace of TRACES) expect(await rowsWith(trace)).toEqual([]);
    // What was recorded says that it was erased, and still fits.
    const { entries, head } = await listEvidence(shop.scope, bought.id);
    const { valid, erased } = verifyChain(bought.id, entries, [head!]);
    const said = entries.filter(({ kind }) => kind === 'erasure').length;
    expect([valid, erased.length]).toEqual([true, entries.length - said]);
    // Only what named the buyer is gone from a session that became somebody else's.
    const others = await listEvidence(shop.scope, changed.id);
    expect(others.entries.map(({ body }) => body === null)).toEqual([true, false, false]);
    // The merchant's books stay.
    const order = await shop.services.db.order.findUniqueOrThrow({ where: { sessionId: bought.id } });
    expect(Number(order.total)).toBe(totalAmount(bought.totals, 'total'));
    const after = (await shop.client.getSession(bought.id)).body as CheckoutSession;
    expect(after).toMatchObject({ status: 'completed', totals: bought.totals });
    expect(after.buyer).toBeUndefined();
  });

  test('GIVEN other buyers THEN they and their stored answers are untouched', async () => {
    const options = { idempotencyKey: 'bob-key' };
    const body = { ...cart(), buyer: { email: 'bob@example.com', first_name: 'Bob' } } as never;
    const first = await shop.client.createSession(body, options);
    const rows = await rowsWith('bob@example.com');
    await fromShopify('customers/redact', { customer: { email: 'ob@example.com' } });
    await fromShopify('customers/redact', { customer: { email: 'nobody@example.com' } });
    await fromShopify('customers/redact', { customer: { id: 1, email: null } });
    expect(await rowsWith('bob@example.com')).toEqual(rows);
    const again = await shop.client.createSession(body, options);
    expect([again.headers.get('idempotent-replayed'), again.body]).toEqual(['true', first.body]);
  });
});

describe('purge-expired', () => {
  test('GIVEN old and young rows THEN the old go: answers after 2 days, webhooks after 14', async () => {
    const { db, clock } = shop.services;
    const day = 24 * 3600;
    const record = (key: string, days: number) => ({
      shopId: shop.scope.shop.id,
      connectionId: 'agent_old',
      path: '/',
      key,
      requestHash: '',
      lockedUntil: clock(),
      createdAt: addSeconds(clock(), -days * day),
    });
    const message = (eventId: string, days: number, done: boolean) => ({
      id: eventId,
      shopDomain: 'old.myshopify.com',
      source: 'shopify',
      topic: 'orders/updated',
      eventId,
      payload: {},
      receivedAt: addSeconds(clock(), -days * day),
      processedAt: done ? clock() : null,
    });
    await db.idempotencyRecord.createMany({ data: [record('1.9 days', 1.9), record('2.1 days', 2.1)] });
    await db.inboxMessage.createMany({
      data: [message('13 days', 13, true), message('15 days', 15, true), message('waiting', 99, false)],
    });
    await purgeExpired(shop.services);
    const keys = await db.idempotencyRecord.findMany({ where: { connectionId: 'agent_old' } });
    expect(keys.map(({ key }) => key)).toEqual(['1.9 days']);
    const messages = await db.inboxMessage.findMany({ where: { shopDomain: 'old.myshopify.com' } });
    expect(messages.map(({ id }) => id)).toEqual(['13 days']);
  });

  test('GIVEN checkouts that came to nothing THEN they go after 30 days, what was bought stays', async () => {
    const { db, clock } = shop.services;
    const open = async (status: string, days: number) => {
      const { id } = (await shop.client.createSession(cart() as never)).body as CheckoutSession;
      const at = addSeconds(clock(), -days * 24 * 3600);
      await db.checkoutSession.update({ where: { id }, data: { status, createdAt: at, updatedAt: at } });
      return id;
    };
    const old = await open('not_ready_for_payment', 31);
    const kept = [
      await open('not_ready_for_payment', 29),
      await open('completed', 31),
      await open('complete_in_progress', 31),
    ];
    await purgeExpired(shop.services);
    const left = await db.checkoutSession.findMany({
      where: { id: { in: [old, ...kept] } },
      select: { id: true },
    });
    expect(left.map(({ id }) => id).sort()).toEqual(kept.sort());
  });
});

test('GIVEN affiliates’ tokens of finished sales THEN they go after 30 days, the rest of the claim stays', async () => {
  const { db, clock } = shop.services;
  const attribution = { provider: 'network.example', publisher_id: 'pub', token: 'atp_1' };
  const tokenAfter = async (status: string, days: number) => {
    const body = { ...cart(), affiliate_attribution: attribution };
    const { id } = (await shop.client.createSession(body as never)).body as CheckoutSession;
    const data = { status, updatedAt: addSeconds(clock(), -days * 24 * 3600) };
    await db.checkoutSession.update({ where: { id }, data });
    await purgeExpired(shop.services);
    const row = await db.checkoutSession.findUniqueOrThrow({ where: { id } });
    return readState(row.state).attribution.first;
  };
  const bare = { provider: 'network.example', publisherId: 'pub' };
  expect(await tokenAfter('completed', 31)).toEqual(bare);
  expect(await tokenAfter('completed', 29)).toMatchObject({ sealedToken: expect.any(String) as string });
  expect(await tokenAfter('ready_for_payment', 29)).toMatchObject({
    sealedToken: expect.any(String) as string,
  });
});

test('GIVEN many rows WHEN purged THEN neither the log nor what sessions hold is read as a whole', async () => {
  const plan = await shop.services.db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`; // the tables of a test are too small for an index to pay
    const explain = (sql: string) => tx.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`);
    return [
      ...(await explain(`DELETE FROM activity_entries WHERE created_at < now()`)),
      ...(await explain(
        `SELECT FROM checkout_sessions WHERE status = 'completed' AND updated_at < now()
          AND (state #>> '{attribution,first,sealedToken}' IS NOT NULL
            OR state #>> '{attribution,last,sealedToken}' IS NOT NULL)`,
      )),
    ].map((line) => line['QUERY PLAN']);
  });
  const text = plan.join('\n');
  expect(text).toMatch(/activity_entries_created_at_idx/);
  expect(text).toMatch(/checkout_sessions_sealed_tokens_idx/);
});

describe('leaving', () => {
  test('GIVEN app/uninstalled THEN keys stop working at once and tokens are gone', async () => {
    const session = (await shop.client.createSession(cart() as never)).body as CheckoutSession;
    expect((await shop.client.getSession(session.id)).status).toBe(200);
    await fromShopify('app/uninstalled', { domain: shop.scope.shop.domain });
    expect((await shop.client.getSession(session.id)).status).toBe(401);
    expect((await shop.client.createSession(cart() as never)).status).toBe(401);
    expect(await shop.services.db.shopifySession.count()).toBe(0);
  });

  test('GIVEN shop/redact THEN no row of the shop is left, and no row of another shop is touched', async () => {
    const { db, clock } = shop.services;
    const { id, domain } = shop.scope.shop;
    await fillOtherShop();
    const others = await rowsWith('other-shop', ['public']);
    expect(others.length).toBeGreaterThan(6);
    expect((await rowsWith(id, ['public'])).length).toBeGreaterThan(50);

    await fromShopify('shop/redact', { shop_id: 1, shop_domain: domain });
    expect(await rowsWith(id, ['public'])).toEqual([]);
    expect(await rowsWith(domain, ['public'])).toEqual([]);
    expect(await rowsWith('other-shop', ['public'])).toEqual(others);

    async function fillOtherShop() {
      const shopId = 'other-shop';
      const at = { createdAt: clock(), updatedAt: clock() };
      await db.shop.create({
        data: { id: shopId, domain: 'other-shop.myshopify.com', installedAt: clock() },
      });
      await db.agentConnection.create({
        data: {
          id: 'other-shop-agent',
          shopId,
          name: '',
          platform: '',
          mode: 'test',
          sellingMode: 'in_chat',
          keys: { create: { id: 'other-shop-key', shopId, hash: 'other-shop', hint: '' } },
          sessions: {
            create: {
              id: 'other-shop-session',
              shopId,
              status: 'completed',
              currency: 'USD',
              state: {},
              total: 1n,
              expiresAt: clock(),
              ...at,
              purchase: {
                create: {
                  shopId,
                  connectionId: 'other-shop-agent',
                  step: 'completed',
                  amount: 1n,
                  currency: 'USD',
                  ...at,
                },
              },
            },
          },
        },
      });
      await db.order.create({
        data: {
          id: 'other-shop-order',
          shopId,
          sessionId: 'other-shop-session',
          connectionId: 'other-shop-agent',
          shopifyOrderGid: 'gid://shopify/Order/1',
          name: '#1001',
          status: 'confirmed',
          total: 1n,
          currency: 'USD',
          snapshot: {},
          placedAt: clock(),
          updatedAt: clock(),
          events: {
            create: { id: 'e', shopId, sequence: 1, type: 'order_create', payload: {}, createdAt: clock() },
          },
        },
      });
      await db.shopPolicy.create({
        data: {
          ...{ shopId, type: 'REFUND_POLICY', title: '', url: '', text: '', markdown: '' },
          shopifyUpdatedAt: clock(),
        },
      });
      await db.rateWindow.create({
        data: { connectionId: 'other-shop-agent', shopId, startsAt: clock(), requests: 1 },
      });
      await db.seenSignature.create({
        data: { connectionId: 'other-shop-agent', digest: 'd', shopId, seenAt: clock() },
      });
      await db.idempotencyRecord.create({
        data: {
          shopId,
          connectionId: 'other-shop-agent',
          path: '/',
          key: 'k',
          requestHash: '',
          lockedUntil: clock(),
          createdAt: clock(),
        },
      });
    }
  });
});
