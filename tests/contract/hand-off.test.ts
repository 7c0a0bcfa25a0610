import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CreatedConnection } from '#app/agents/create-connection.server.ts';
import { adoptOrder } from '#app/checkout/hand-off/adopt-order.server.ts';
import { annotateOrder } from '#app/checkout/hand-off/annotate-order.server.ts';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { evidenceHead } from '#app/evidence/evidence-head.server.ts';
import { listAgentOrders } from '#app/orders/list-agent-orders.server.ts';
import { createAcpClient, type AcpClient, type AcpReply } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type AcpError, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { brokenInvariants } from '#tests/acp-invariants.ts';
import { ADDRESS } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Every answer and event in this file is validated against the official JSON Schema by client and agent. */
let shop: SellingShop;
let connection: CreatedConnection;
let client: AcpClient;
beforeAll(async () => {
  shop = await startSellingShop();
  connection = await shop.connect({ name: 'Shopper', platform: 'shopper', sellingMode: 'hand_off' });
  client = shop.clientWith(connection.apiKey);
  shop.agent.configure({ eventSecret: connection.eventSecret });
});
afterAll(() => shop.close());
beforeEach(async () => {
  shop.shopify.faults.clear();
  shop.shopify.state.variants.patch(shop.variant(SHIRT).id, { available: 20 });
  await webhooks({ paused: false });
});

const SHIRT = 'FH-LCS-M-SND';
const BUYER = {
  email: 'jane@example.com',
  lastName: 'Doe',
  address1: '555 Golden Gate Avenue',
  city: 'San Francisco',
  provinceCode: 'CA',
  zip: '94102',
  countryCode: 'US',
};

type Session = CheckoutSession & { continue_url: string };
const session = (reply: AcpReply) => reply.body as Session;
const get = async (id: string) => session(await client.getSession(id));

async function open(extra: object = {}): Promise<Session> {
  const reply = await client.createSession({
    line_items: [{ id: shop.variant(SHIRT).itemId }],
    currency: 'usd',
    capabilities: {},
    fulfillment_details: { name: 'Jane Doe', email: 'jane@example.com', address: ADDRESS },
    ...extra,
  } as never);
  expect(reply.status).toBe(201);
  return session(reply);
}

const control = (path: string, body: object) =>
  fetch(`${shop.shopify.url}/_control${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const webhooks = (body: object) => control('/webhooks', body);

/** A webhook as Shopify sends it, and all that comes of it. */
async function tell(topic: string, payload: object): Promise<void> {
  expect((await control('/webhooks/emit', { topic, payload })).status).toBe(202);
  await settle();
}

async function settle(): Promise<void> {
  await shop.shopify.deliverWebhooksNow();
  await shop.drainJobs();
}

/** Goes where the link leads, fills in the shop's own checkout, and pays. */
async function payInShop(link: string, fields: Record<string, string> = {}): Promise<OrderRecord> {
  expect((await fetch(link)).status).toBe(200);
  const { pathname, search } = new URL(link);
  const post = (more: Record<string, string>) =>
    fetch(shop.shopify.url + pathname + search, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: shop.shopify.url },
      body: new URLSearchParams({ ...BUYER, ...fields, ...more }),
    });
  const page = await (await post({ step: 'update' })).text();
  const seenTotal = /name="seenTotal" value="(\d+)"/.exec(page)![1]!;
  expect((await post({ step: 'pay', seenTotal })).status).toBe(303);
  return shop.shopify.state.orders.all().at(-1)!;
}

/** An order of the shop's own checkout, made without a form and without a message about it. */
async function silentOrder(attributes: Record<string, string>, changes: object = {}): Promise<OrderRecord> {
  await webhooks({ paused: true });
  const lines = [{ variantId: shop.variant(SHIRT).id, quantity: 1 }];
  const reply = await control('/storefront-orders', {
    lines,
    email: BUYER.email,
    address: BUYER,
    attributes,
    ...changes,
  });
  expect(reply.status).toBe(201);
  for (const { id } of shop.shopify.state.webhooks.all()) shop.shopify.state.webhooks.delete(id);
  await webhooks({ paused: false });
  return (await reply.json()) as OrderRecord;
}

const numeric = (order: OrderRecord) => Number(order.id.split('/').at(-1));
const named = (order: OrderRecord, sessionId: string) => ({
  id: numeric(order),
  note_attributes: [{ name: 'checkout_session', value: sessionId }],
});
const inShop = (order: OrderRecord) => shop.shopify.state.orders.get(order.id)!;
const staff = (order: OrderRecord, action: string, body: object = {}) =>
  control(`/orders/${numeric(order)}/${action}`, body);
const rowOf = (sessionId: string) => shop.services.db.order.findUnique({ where: { sessionId } });
const eventsOf = (sessionId: string) => shop.agent.events.list(sessionId);

describe('GIVEN a session of an agent that hands buyers over', () => {
  let started: Session;
  let order: OrderRecord;

  test('THEN its link leads to the same cart and says whose it is, and nothing of the buyer or affiliates', async () => {
    started = await open({
      discounts: { codes: ['WELCOME10'] },
      order_notes: 'Leave it at the door',
      affiliate_attribution: { provider: 'network.example', publisher_id: 'pub_7', token: 'atp_secret' },
    });
    expect(started.status).toBe('requires_escalation');
    const link = new URL(started.continue_url);
    expect(link.origin).toBe(`https://${shop.scope.shop.domain}`);
    expect(link.pathname).toBe(`/cart/${shop.variant(SHIRT).itemId}:1`);
    expect(Object.fromEntries(link.searchParams)).toEqual({
      discount: 'WELCOME10',
      'attributes[checkout_session]': started.id,
      'attributes[Agent]': 'Shopper',
      note: 'Leave it at the door',
      utm_source: 'shopper',
      utm_medium: 'agent',
      utm_campaign: 'aisle',
    });
  });

  test('WHEN the buyer pays there THEN the order is the session’s, and the agent is told', async () => {
    order = await payInShop(started.continue_url);
    await settle();

    const done = await get(started.id);
    expect(done).toMatchObject({ status: 'completed', order: { checkout_session_id: started.id } });
    expect(done.messages).toEqual([]);
    expect(brokenInvariants(done as never)).toEqual([]);
    // Nobody is led to a second purchase.
    expect(done.continue_url).toBe((done.order as { permalink_url: string }).permalink_url);
    const [created, ...more] = eventsOf(started.id);
    expect(more).toEqual([]);
    expect(created).toMatchObject({ type: 'order_create', order: { status: 'confirmed' } });

    const row = await rowOf(started.id);
    const paid = order.transactions.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect(row).toMatchObject({
      sellingMode: 'hand_off',
      paymentIntentId: null,
      shopifyOrderGid: order.id,
      total: BigInt(paid),
      currency: 'USD',
    });
    expect(totalAmount(done.totals, 'total')).toBe(paid);
    const [listed] = (await listAgentOrders(shop.scope)).orders;
    expect(listed).toMatchObject({ agentName: 'Shopper', sellingMode: 'hand_off', name: order.name });
  });

  test('THEN it is marked in Shopify as every agent’s order, with what affiliates claim', async () => {
    const marked = inShop(order);
    expect(marked.tags.sort()).toEqual(['agent:shopper', 'agentic']);
    expect(marked.customAttributes).toContainEqual({ key: 'Affiliate', value: 'network.example pub_7' });
    const fields = Object.fromEntries(marked.metafields.map(({ key, value }) => [key, value]));
    expect(fields.checkout_session_id).toBe(started.id);
    expect(JSON.parse(fields.affiliate_attribution!)).toEqual({
      first: { provider: 'network.example', publisher_id: 'pub_7', token: 'atp_secret' },
    });
    // A repeat, as after a crash, changes nothing.
    const row = (await rowOf(started.id))!;
    await annotateOrder(shop.services, { shopId: shop.scope.shop.id, orderId: row.id });
    expect({ ...inShop(order), updatedAt: '' }).toEqual({ ...marked, updatedAt: '' });
    await settle();
    expect(eventsOf(started.id)).toHaveLength(1);
  });

  test('WHEN it is shipped and refunded THEN the agent is told as of any order, and the refund is real', async () => {
    await staff(order, 'fulfill', { tracking: { company: 'UPS', number: '1Z999' } });
    await settle();
    await staff(order, 'refund', { lines: [{ orderLineId: order.lines[0]!.id, quantity: 1 }] });
    await settle();
    const types = eventsOf(started.id).map(({ type }) => type);
    expect(types).toEqual(['order_create', 'order_update', 'order_update']);
    expect(eventsOf(started.id).at(-1)!.order).toMatchObject({
      fulfillments: [{ tracking_number: '1Z999' }],
      adjustments: [{ type: 'refund', status: 'completed' }],
    });
  });

  test('WHEN goods come back THEN the agent follows the return, and Shopify gives the money back', async () => {
    const returned = await open();
    const sold = await payInShop(returned.continue_url);
    await settle();
    const lines = [{ orderLineId: sold.lines[0]!.id, quantity: 1 }];
    await staff(sold, 'fulfill');
    await staff(sold, 'returns', { lines });
    const id = inShop(sold).returns![0]!.id.split('/').at(-1);
    await staff(sold, `returns/${id}`, { status: 'OPEN' });
    await staff(sold, `returns/${id}`, { status: 'CLOSED' });
    await staff(sold, 'refund', { lines, restock: true });
    await settle();
    const told = eventsOf(returned.id).at(-1)!.order;
    expect(told.adjustments!.map(({ type, status }) => [type, status])).toEqual([
      ['return', 'completed'],
      ['refund', 'completed'],
    ]);
    expect(shop.stripe.state.refunds.all()).toEqual([]);
  });

  test('WHEN staff cancel it THEN it is over for the agent too, and its money is Shopify’s matter', async () => {
    const cancelled = await open();
    const sold = await payInShop(cancelled.continue_url);
    await settle();
    await staff(sold, 'cancel', { refund: true, reason: 'CUSTOMER' });
    await settle();
    const told = eventsOf(cancelled.id).at(-1)!.order;
    expect(told.status).toBe('canceled');
    expect(told.adjustments!.map(({ type, status }) => [type, status]).sort()).toEqual([
      ['cancellation', 'completed'],
      ['refund', 'completed'],
    ]);
    expect(shop.stripe.state.refunds.all()).toEqual([]);
  });

  test('WHEN somebody pays by the same link again THEN that order stays the shop’s own', async () => {
    const again = await payInShop(started.continue_url);
    await settle();
    expect((await rowOf(started.id))!.shopifyOrderGid).toBe(order.id);
    expect(inShop(again).tags).toEqual([]);
  });
});

describe('GIVEN messages about an order', () => {
  test('WHEN they come late, out of order and often THEN there is one order and one event', async () => {
    const { id } = await open();
    const order = await silentOrder({ checkout_session: id });
    await tell('fulfillments/create', { order_id: numeric(order) });
    expect(await rowOf(id)).toBeNull();
    await tell('orders/updated', named(order, id));
    expect(await rowOf(id)).not.toBeNull();
    await tell('orders/create', named(order, id));
    await tell('orders/create', named(order, id));
    expect(await rowOf(id)).toMatchObject({ shopifyOrderGid: order.id, sequence: 1 });
    expect(eventsOf(id).map(({ type }) => type)).toEqual(['order_create']);
    expect(inShop(order).customAttributes).toContainEqual({ key: 'Agent', value: 'Shopper' });
  });

  test('WHEN Shopify fails while the order is marked THEN it is the session’s, and marked by the repeat', async () => {
    const { id } = await open();
    const order = await silentOrder({ checkout_session: id });
    const [shopId, shopifyOrderGid] = [shop.scope.shop.id, order.id];
    await adoptOrder(shop.services, { shopId, sessionId: id, shopifyOrderGid });
    const job = { shopId, orderId: (await rowOf(id))!.id };
    for (const operation of ['tagsAdd', 'orderUpdate']) {
      // The change was made, and its reply lost.
      await control('/faults', { operation, kind: 'drop_reply', times: 1 });
      await expect(annotateOrder(shop.services, job)).rejects.toThrow();
    }
    await annotateOrder(shop.services, job);
    await settle();
    const { tags, customAttributes, metafields } = inShop(order);
    expect(tags.sort()).toEqual(['agent:shopper', 'agentic']);
    expect(customAttributes.map(({ key }) => key)).toEqual(['checkout_session', 'Agent']);
    const head = await evidenceHead(shop.scope, id);
    expect(metafields.map(({ value }) => value)).toEqual([id, JSON.stringify(head)]);
    expect(eventsOf(id)).toHaveLength(1);
  });

  test('WHEN two workers adopt at once THEN it is adopted once', async () => {
    const { id } = await open();
    const order = await silentOrder({ checkout_session: id });
    const job = { shopId: shop.scope.shop.id, sessionId: id, shopifyOrderGid: order.id };
    await Promise.all([1, 2, 3].map(() => adoptOrder(shop.services, job)));
    await shop.drainJobs();
    expect(eventsOf(id)).toHaveLength(1);
  });

  test.each(['canceled', 'expired'])(
    'WHEN the session was %s meanwhile THEN it is completed: the buyer has paid',
    async (status) => {
      const { id } = await open();
      if (status === 'canceled') await client.cancelSession(id);
      else await shop.services.db.checkoutSession.update({ where: { id }, data: { expiresAt: new Date(0) } });
      const before = await get(id);
      expect([before.status, before.continue_url]).toEqual([status, shop.scope.shop.primaryUrl]);
      const order = await silentOrder({ checkout_session: id });
      await tell('orders/create', named(order, id));
      expect((await get(id)).status).toBe('completed');
    },
  );

  test('WHEN the session is being paid in the chat THEN the order waits for how that ends', async () => {
    const { id } = await open();
    const order = await silentOrder({ checkout_session: id });
    const job = { shopId: shop.scope.shop.id, sessionId: id, shopifyOrderGid: order.id };
    const become = (status: string) =>
      shop.services.db.checkoutSession.update({ where: { id }, data: { status } });
    await become('complete_in_progress');
    await expect(adoptOrder(shop.services, job)).rejects.toThrow('is being completed');
    expect(await rowOf(id)).toBeNull();
    await become('ready_for_payment');
    await adoptOrder(shop.services, job);
    expect(await rowOf(id)).not.toBeNull();
  });

  test('WHEN the order was cancelled before it was seen THEN the session stays open', async () => {
    const { id, status } = await open();
    const order = await silentOrder({ checkout_session: id });
    await staff(order, 'cancel');
    await settle();
    await tell('orders/create', named(order, id));
    expect([(await get(id)).status, await rowOf(id)]).toEqual([status, null]);
  });
});

describe('GIVEN a buyer who changes their mind in the shop’s checkout', () => {
  test('THEN the session says what was bought and paid, in every version', async () => {
    const { id, totals } = await open({ discounts: { codes: ['WELCOME10'] } });
    const MUG = 'LL-COM-LAK';
    const order = await silentOrder(
      { checkout_session: id },
      {
        lines: [
          { variantId: shop.variant(SHIRT).id, quantity: 3 },
          { variantId: shop.variant(MUG).id, quantity: 1 },
        ],
        address: { ...BUYER, address1: '9 Elm St', city: 'Austin', provinceCode: 'TX', zip: '73301' },
      },
    );
    await tell('orders/create', named(order, id));
    const done = await get(id);
    expect(brokenInvariants(done as never)).toEqual([]);
    expect(done.line_items.map(({ item, quantity }) => [item.id, quantity])).toEqual([
      [shop.variant(SHIRT).itemId, 3],
      [shop.variant(MUG).itemId, 1],
    ]);
    const paid = order.transactions.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect(totalAmount(done.totals, 'total')).toBe(paid);
    expect(paid).not.toBe(totalAmount(totals, 'total'));
    expect((await rowOf(id))!.total).toBe(BigInt(paid));
    expect(done).toMatchObject({
      status: 'completed',
      fulfillment_details: { address: { line_one: '9 Elm St', state: 'TX' } },
      order: { status: 'confirmed' },
    });
    const { apiKey } = connection;
    for (const apiVersion of ['2025-09-29', '2025-12-12', '2026-01-16', '2026-01-30']) {
      const old = createAcpClient({ baseUrl: `${shop.url}/acp`, apiKey, apiVersion });
      const reply = await old.getSession(id);
      expect([apiVersion, reply.status, brokenInvariants(reply.body as never)]).toEqual([
        apiVersion,
        200,
        [],
      ]);
    }
  });
});

describe('GIVEN an order that is not paid', () => {
  test.each(['PENDING', 'VOIDED', 'EXPIRED'])(
    'WHEN it is %s THEN the session stays open, and is completed once it is paid',
    async (financialStatus) => {
      const { id, status } = await open();
      const order = await silentOrder({ checkout_session: id });
      const become = (next: string) =>
        shop.shopify.state.orders.patch(order.id, { financialStatus: next as never });
      become(financialStatus);
      await tell('orders/create', named(order, id));
      expect([(await get(id)).status, await rowOf(id)]).toEqual([status, null]);
      become('PAID');
      await tell('orders/paid', named(order, id));
      expect((await get(id)).status).toBe('completed');
      expect(eventsOf(id).map(({ type }) => type)).toEqual(['order_create']);
    },
  );

  test.each(['AUTHORIZED', 'PARTIALLY_PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'])(
    'WHEN it is %s THEN the buyer has bought',
    async (financialStatus) => {
      const { id } = await open();
      const order = await silentOrder({ checkout_session: id });
      shop.shopify.state.orders.patch(order.id, { financialStatus: financialStatus as never });
      await tell('orders/create', named(order, id));
      expect((await get(id)).status).toBe('completed');
    },
  );
});

describe('GIVEN a session that can be paid in the chat, and in the shop by its link', () => {
  async function openInChat() {
    const item = { line_items: [{ id: shop.variant(SHIRT).itemId }], currency: 'usd', capabilities: {} };
    const fulfillment_details = { name: 'Jane Doe', email: 'jane@example.com', address: ADDRESS };
    const reply = await shop.client.createSession({ ...item, fulfillment_details } as never);
    const started = session(reply);
    const token = await shop.token(totalAmount(started.totals, 'total')!);
    const instrument = { type: 'card', credential: { type: 'spt', token } };
    const pay = () => shop.client.completeSession(started.id, { payment_data: { instrument } } as never);
    return { id: started.id, pay };
  }
  const paymentsOf = (id: string) =>
    shop.stripe.state.paymentIntents.filter(({ metadata }) => metadata.checkout_session_id === id);

  test('WHEN the shop has told of an order that is not judged yet THEN paying in the chat is a conflict', async () => {
    const { id, pay } = await openInChat();
    const order = await silentOrder({ checkout_session: id });
    shop.shopify.faults.add({ kind: 'error_before', operation: 'order', times: 1000, status: 503 });
    await tell('orders/create', named(order, id));
    const reply = await pay();
    expect([reply.status, (reply.body as AcpError).code]).toEqual([409, 'conflict']);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(paymentsOf(id)).toEqual([]);

    shop.shopify.faults.clear();
    await adoptOrder(shop.services, {
      shopId: shop.scope.shop.id,
      sessionId: id,
      shopifyOrderGid: order.id,
    });
    expect((await pay()).status).toBe(405);
    expect(paymentsOf(id)).toEqual([]);
  });

  test('WHEN that order turns out to be unpaid THEN the chat is open again', async () => {
    const { id, pay } = await openInChat();
    const order = await silentOrder({ checkout_session: id });
    shop.shopify.state.orders.patch(order.id, { financialStatus: 'PENDING' });
    await tell('orders/create', named(order, id));
    expect(session(await pay()).status).toBe('completed');
    await settle();
  });

  test('WHEN both were paid THEN the shop’s order is tagged for the merchant, once, and the session keeps its own', async () => {
    const { id, pay } = await openInChat();
    expect(session(await pay()).status).toBe('completed');
    await settle();
    const kept = await rowOf(id);
    const order = await silentOrder({ checkout_session: id });
    await tell('orders/create', named(order, id));
    expect(inShop(order).tags).toEqual(['agentic-duplicate']);
    const { updatedAt } = inShop(order);
    await tell('orders/updated', named(order, id));
    expect(inShop(order).updatedAt).toBe(updatedAt);
    expect(await rowOf(id)).toMatchObject({ shopifyOrderGid: kept!.shopifyOrderGid, sellingMode: 'in_chat' });
    const asked = (await listAttention(shop.scope)).filter(({ kind }) => kind === 'paid_twice');
    expect(asked).toMatchObject([
      { orderId: kept!.id, facts: { orderName: kept!.name, secondOrder: order.name } },
    ]);
    expect(eventsOf(id).filter(({ type }) => type === 'order_create').length).toBeLessThanOrEqual(1);
  });
});

describe('GIVEN an order that names what is not its own', () => {
  test('WHEN only the message names the session THEN nothing happens', async () => {
    const { id, status } = await open();
    const order = await silentOrder({ color: 'blue' });
    await tell('orders/create', named(order, id));
    expect([(await get(id)).status, await rowOf(id)]).toEqual([status, null]);
  });

  test.each([['checkout_session_unknown'], [''], ["' OR 1=1 --"], ['x'.repeat(1000)]])(
    'WHEN it names %j THEN it is an order of the shop’s own',
    async (value) => {
      const orders = await shop.services.db.order.count();
      const order = await silentOrder({ checkout_session: value || 'empty' });
      await tell('orders/create', named(order, value));
      await tell('orders/updated', named(order, value));
      expect(await shop.services.db.order.count()).toBe(orders);
      expect(inShop(order).tags).toEqual([]);
    },
  );

  test('WHEN it names a session of another shop THEN neither shop learns of it', async () => {
    const { db } = shop.services;
    const { id } = await open();
    const theirs = await db.shop.create({
      data: { id: 'theirs', domain: 'theirs.myshopify.com', installedAt: new Date() },
    });
    await db.agentConnection.create({
      data: {
        id: 'their-agent',
        shopId: theirs.id,
        name: 'A',
        platform: 'a',
        mode: 'test',
        sellingMode: 'hand_off',
      },
    });
    const moved = { shopId: theirs.id, connectionId: 'their-agent' };
    await db.checkoutSession.update({ where: { id }, data: moved });
    const order = await silentOrder({ checkout_session: id });
    await tell('orders/create', named(order, id));
    await adoptOrder(shop.services, {
      shopId: shop.scope.shop.id,
      sessionId: id,
      shopifyOrderGid: order.id,
    });
    expect(await rowOf(id)).toBeNull();
    expect(await db.checkoutSession.findUnique({ where: { id } })).toMatchObject({
      status: 'requires_escalation',
      shopId: 'theirs',
    });
  });
});

test('GIVEN the versions without the field THEN they tell the way into the shop in words, while it is open', async () => {
  const { apiKey } = connection;
  const old = createAcpClient({ baseUrl: `${shop.url}/acp`, apiKey, apiVersion: '2025-12-12' });
  const started = await open();
  const words = JSON.stringify((await old.getSession(started.id)).body);
  expect(words).toContain(started.continue_url);
  await client.cancelSession(started.id);
  expect(JSON.stringify((await old.getSession(started.id)).body)).not.toContain('/cart/');
});
