import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AcpReply } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type AcpError, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { ADDRESS } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Every answer in this file is validated against the official JSON Schema by the client itself. */
let shop: SellingShop;
beforeAll(async () => (shop = await startSellingShop()));
afterAll(() => shop.close());

const SHIRT = 'FH-LCS-M-SND';
const DETAILS = {
  name: 'Jane Doe',
  email: 'jane@example.com',
  phone_number: '14155550100',
  address: ADDRESS,
};

const session = (reply: AcpReply) => reply.body as CheckoutSession;
const error = (reply: AcpReply) => reply.body as AcpError;
const create = (sku = SHIRT, extra: object = {}) =>
  shop.client.createSession({
    line_items: [{ id: shop.variant(sku).itemId }],
    currency: 'usd',
    capabilities: {},
    ...extra,
  } as never);
const payment = (token: string) =>
  ({
    buyer: { email: 'jane@example.com', first_name: 'Jane', last_name: 'Doe' },
    payment_data: {
      handler_id: 'card_tokenized',
      instrument: { type: 'card', credential: { type: 'spt', token } },
    },
  }) as never;
const shopifyCalls = () => shop.shopify.state.orders.size;

async function readySession(sku = SHIRT): Promise<CheckoutSession> {
  const opened = session(await create(sku));
  return session(await shop.client.updateSession(opened.id, { fulfillment_details: DETAILS } as never));
}

describe('a session', () => {
  test('GIVEN no address WHEN created THEN it is priced from the catalogue and says what is missing', async () => {
    const reply = await create();
    expect(reply.status).toBe(201);
    const body = session(reply);
    expect(body.status).toBe('not_ready_for_payment');
    expect(totalAmount(body.totals, 'total')).toBe(shop.variant(SHIRT).priceMinor);
    expect(body.messages).toMatchObject([
      { type: 'error', code: 'missing', param: '$.fulfillment_details.address' },
    ]);
    expect(body.fulfillment_options).toEqual([]);
  });

  test('GIVEN an address WHEN updated THEN shipping options, cheapest first, and tax appear and it can be paid', async () => {
    const body = await readySession();
    expect(body.status).toBe('ready_for_payment');
    const costs = body.fulfillment_options.map((option) => totalAmount(option.totals, 'total')!);
    expect(costs.length).toBeGreaterThan(1);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(body.selected_fulfillment_options?.[0]?.option_id).toBe(body.fulfillment_options[0]!.id);
    expect(totalAmount(body.totals, 'tax')).toBeGreaterThan(0);
  });

  test('GIVEN a faster option WHEN chosen THEN the totals change by it, and they add up', async () => {
    const before = await readySession();
    const fastest = before.fulfillment_options.at(-1)!;
    const after = session(
      await shop.client.updateSession(before.id, {
        selected_fulfillment_options: [
          { type: 'shipping', option_id: fastest.id, item_ids: [before.line_items[0]!.id] },
        ],
      } as never),
    );
    const sum = ['subtotal', 'fulfillment', 'tax'].reduce(
      (total, type) => total + (totalAmount(after.totals, type) ?? 0),
      0,
    );
    expect(totalAmount(after.totals, 'fulfillment')).toBe(totalAmount(fastest.totals, 'total'));
    expect(totalAmount(after.totals, 'total')).toBe(sum);
    expect(totalAmount(after.totals, 'total')).toBeGreaterThan(totalAmount(before.totals, 'total')!);
  });

  test('GIVEN an unknown option, item or currency WHEN sent THEN 400 names the field', async () => {
    const open = await readySession();
    const option = await shop.client.updateSession(open.id, {
      selected_fulfillment_options: [{ type: 'shipping', option_id: 'nope', item_ids: [] }],
    } as never);
    expect([option.status, error(option).param]).toEqual([
      400,
      '$.selected_fulfillment_options[0].option_id',
    ]);
    const item = await shop.client.createSession({
      line_items: [{ id: '1' }],
      currency: 'usd',
      capabilities: {},
    } as never);
    expect([item.status, error(item).code, error(item).param]).toEqual([
      400,
      'invalid_item_id',
      '$.line_items[0].id',
    ]);
    const currency = await create(SHIRT, { currency: 'chf' });
    expect([currency.status, error(currency).code]).toEqual([400, 'unsupported_currency']);
  });

  test('GIVEN a sold-out item WHEN asked for THEN the session says out_of_stock at that line', async () => {
    const body = session(await create('MB-RWM'));
    expect(body.status).toBe('not_ready_for_payment');
    expect(body.messages[0]).toMatchObject({ code: 'out_of_stock', param: '$.line_items[0]' });
  });

  test('GIVEN the same item twice WHEN created THEN the quantities add up in one line', async () => {
    const { itemId, priceMinor } = shop.variant(SHIRT);
    const body = session(
      await shop.client.createSession({
        line_items: [{ id: itemId }, { id: itemId }],
        currency: 'usd',
        capabilities: {},
      } as never),
    );
    expect(body.line_items).toMatchObject([{ quantity: 2 }]);
    expect(totalAmount(body.totals, 'total')).toBe(2 * priceMinor);
  });

  test('GIVEN a session WHEN cancelled THEN it is, and a second cancel or an update is 405', async () => {
    const open = session(await create());
    const canceled = await shop.client.cancelSession(open.id, { intent_trace: { reason_code: 'price' } });
    expect([canceled.status, session(canceled).status]).toEqual([200, 'canceled']);
    expect((await shop.client.cancelSession(open.id)).status).toBe(405);
    expect((await shop.client.updateSession(open.id, { fulfillment_details: DETAILS } as never)).status).toBe(
      405,
    );
  });

  test('GIVEN two updates at once WHEN both change something else THEN neither is lost', async () => {
    const open = session(await create());
    await Promise.all([
      shop.client.updateSession(open.id, { fulfillment_details: DETAILS } as never),
      shop.client.updateSession(open.id, { buyer: { email: 'other@example.com' } } as never),
    ]);
    const after = session(await shop.client.getSession(open.id));
    expect(after.buyer?.email).toBe('other@example.com');
    expect(after.fulfillment_options.length).toBeGreaterThan(0);
  });
});

describe('completing', () => {
  test('GIVEN a ready session and a token WHEN completed THEN charge, order and signed event agree to the cent', async () => {
    const open = await readySession();
    const total = totalAmount(open.totals, 'total')!;
    const reply = await shop.client.completeSession(open.id, payment(await shop.token(total)));
    expect(reply.status).toBe(200);
    expect(session(reply)).toMatchObject({ status: 'completed', order: { checkout_session_id: open.id } });

    const order = shop.shopify.state.orders.find((candidate) => candidate.sourceIdentifier === open.id)!;
    expect(order.transactions.map((transaction) => transaction.amountMinor)).toEqual([total]);
    expect(order.tags).toEqual(expect.arrayContaining(['agentic', 'agent:chatgpt']));
    const paymentIntent = order.transactions[0]!.authorizationCode!;
    const intent = shop.stripe.state.paymentIntents.get(paymentIntent)!;
    expect([intent.status, intent.amountReceived]).toEqual(['succeeded', total]);

    await shop.drainJobs();
    const [event] = shop.agent.events.list(open.id);
    expect(event).toMatchObject({ type: 'order_create' });
  });

  test('GIVEN a completed session WHEN completed again with the same key THEN the first answer, no second charge or order', async () => {
    const open = await readySession();
    const body = payment(await shop.token(totalAmount(open.totals, 'total')!));
    const first = await shop.client.completeSession(open.id, body, { idempotencyKey: 'complete-twice' });
    const orders = shopifyCalls();
    const again = await shop.client.completeSession(open.id, body, { idempotencyKey: 'complete-twice' });
    expect(again.status).toBe(200);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    expect(shopifyCalls()).toBe(orders);
    expect((await shop.client.completeSession(open.id, body)).status).toBe(405);
  });

  test('GIVEN a card that is declined WHEN completed THEN nothing is ordered, the session says so and can be paid again', async () => {
    const open = await readySession();
    const total = totalAmount(open.totals, 'total')!;
    const orders = shopifyCalls();
    const declined = await shop.client.completeSession(
      open.id,
      payment(await shop.token(total, 'pm_card_chargeDeclined')),
    );
    expect([declined.status, session(declined).status]).toEqual([200, 'ready_for_payment']);
    expect(session(declined).messages).toMatchObject([{ type: 'error', code: 'payment_declined' }]);
    expect(shopifyCalls()).toBe(orders);
    const paid = await shop.client.completeSession(open.id, payment(await shop.token(total)));
    expect(session(paid).status).toBe('completed');
  });

  test('GIVEN a price that changed WHEN completed THEN no charge, and price_change with the new total', async () => {
    const open = await readySession('TS-MT');
    const token = await shop.token(100_000);
    const variant = shop.variant('TS-MT');
    await fetch(`${shop.shopify.url}/_control/variants/${variant.itemId}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ priceMinor: variant.priceMinor + 500 }),
    });
    const reply = session(await shop.client.completeSession(open.id, payment(token)));
    expect(reply.status).toBe('ready_for_payment');
    expect(reply.messages).toMatchObject([{ type: 'warning', code: 'price_change' }]);
    expect(totalAmount(reply.totals, 'total')).toBeGreaterThan(totalAmount(open.totals, 'total')!);
    expect(shop.shopify.state.orders.find((order) => order.sourceIdentifier === open.id)).toBeUndefined();
  });

  test('GIVEN a reply of orderCreate that is lost WHEN completed THEN the order is found, not created twice', async () => {
    const open = await readySession();
    shop.shopify.faults.add({ kind: 'drop_reply', operation: 'orderCreate' });
    const reply = await shop.client.completeSession(
      open.id,
      payment(await shop.token(totalAmount(open.totals, 'total')!)),
    );
    expect(session(reply).status).toBe('completed');
    expect(shop.shopify.state.orders.filter((order) => order.sourceIdentifier === open.id)).toHaveLength(1);
  });

  test('GIVEN Shopify that fails before creating WHEN the agent repeats with the same key THEN one charge and one order', async () => {
    const open = await readySession();
    const body = payment(await shop.token(totalAmount(open.totals, 'total')!));
    shop.shopify.faults.add({ kind: 'error_before', operation: 'orderCreate', times: 5 });
    const failed = await shop.client.completeSession(open.id, body, { idempotencyKey: 'again' });
    expect([failed.status, error(failed).type]).toEqual([503, 'service_unavailable']);
    expect(failed.headers.get('retry-after')).not.toBeNull();
    shop.shopify.faults.clear();
    const reply = await shop.client.completeSession(open.id, body, { idempotencyKey: 'again' });
    expect(session(reply).status).toBe('completed');
    expect(shop.shopify.state.orders.filter((order) => order.sourceIdentifier === open.id)).toHaveLength(1);
    const intents = shop.stripe.state.paymentIntents.filter(
      (intent) => intent.metadata.checkout_session_id === open.id,
    );
    expect(intents.map((intent) => intent.status)).toEqual(['succeeded']);
  });

  test('GIVEN a session that lacks an address WHEN completed THEN 400 not_ready_for_payment', async () => {
    const open = session(await create());
    const reply = await shop.client.completeSession(open.id, payment(await shop.token(10_000)));
    expect([reply.status, error(reply).code, error(reply).param]).toEqual([
      400,
      'not_ready_for_payment',
      '$.fulfillment_details.address',
    ]);
  });
});

describe('after the sale', () => {
  test('GIVEN an order WHEN staff fulfil it in Shopify THEN the agent gets a signed order_update with the tracking', async () => {
    const open = await readySession();
    await shop.client.completeSession(open.id, payment(await shop.token(totalAmount(open.totals, 'total')!)));
    const order = shop.shopify.state.orders.find((candidate) => candidate.sourceIdentifier === open.id)!;
    await fetch(`${shop.shopify.url}/_control/orders/${order.id.split('/').at(-1)}/fulfill`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        tracking: { company: 'UPS', number: '1Z999', url: 'https://tracking.example/1Z999' },
      }),
    });
    await shop.shopify.deliverWebhooksNow();
    await shop.drainJobs();
    const events = shop.agent.events.list(open.id);
    expect(events.map((event) => event.type)).toEqual(['order_create', 'order_update']);
    expect(events.at(-1)!.order).toMatchObject({
      status: 'shipped',
      fulfillments: [{ tracking_number: '1Z999', carrier: 'UPS' }],
    });
  });
});

describe('idempotency and headers', () => {
  test('GIVEN no Idempotency-Key WHEN posting THEN 400; with a known key and another body THEN 422', async () => {
    const missing = await shop.client.createSession(
      { line_items: [], currency: 'usd', capabilities: {} } as never,
      { headers: { 'Idempotency-Key': null } },
    );
    expect([missing.status, error(missing).code]).toEqual([400, 'idempotency_key_required']);
    const item = { id: shop.variant(SHIRT).itemId };
    const send = (line_items: object[]) =>
      shop.client.createSession({ line_items, currency: 'usd', capabilities: {} } as never, {
        idempotencyKey: 'same-key',
      });
    const first = await send([item]);
    expect((await send([item])).body).toEqual(first.body);
    const conflict = await send([item, item]);
    expect([conflict.status, error(conflict).code]).toEqual([422, 'idempotency_conflict']);
  });

  test('GIVEN the same create ten times at once WHEN answered THEN it is one session', async () => {
    const body = {
      line_items: [{ id: shop.variant(SHIRT).itemId }],
      currency: 'usd',
      capabilities: {},
    } as never;
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => shop.client.createSession(body, { idempotencyKey: 'ten-at-once' })),
    );
    expect(new Set(replies.map((reply) => session(reply).id)).size).toBe(1);
    expect(replies.map((reply) => reply.status)).toEqual(Array(10).fill(201));
  });

  test('GIVEN a missing or unknown API-Version WHEN calling THEN 400 lists what is supported', async () => {
    for (const version of [null, '2020-01-01']) {
      const reply = await shop.client.createSession({} as never, { headers: { 'API-Version': version } });
      expect(reply.status).toBe(400);
      expect((reply.body as { supported_versions: string[] }).supported_versions).toContain('2026-04-17');
    }
  });

  test('GIVEN a signature that does not fit WHEN calling THEN 401', async () => {
    const reply = await create(SHIRT);
    const forged = await shop.client.getSession(session(reply).id);
    expect(forged.status).toBe(200);
    const wrong = await shop.client.createSession(
      { line_items: [{ id: '1' }], currency: 'usd', capabilities: {} } as never,
      { headers: { Signature: 'Zm9yZ2Vk' } },
    );
    expect([wrong.status, error(wrong).code]).toEqual([401, 'unauthorized']);
  });
});

describe('unauthorized access', () => {
  test('GIVEN no key, an unknown key or another agent WHEN asking for a session THEN 401, 401, 404 that tells nothing', async () => {
    const open = session(await create());
    const other = shop.clientWith((await shop.connect({ name: 'Other', platform: 'other' })).apiKey);
    for (const [client, status] of [
      [shop.clientWith('aisle_test_unknown'), 401],
      [other, 404],
    ] as const) {
      expect((await client.getSession(open.id)).status).toBe(status);
      expect((await client.updateSession(open.id, { buyer: null } as never)).status).toBe(status);
      expect((await client.cancelSession(open.id)).status).toBe(status);
      expect((await client.completeSession(open.id, payment('spt_x'))).status).toBe(status);
    }
    const anonymous = await shop.client.getSession(open.id, { headers: { Authorization: null } });
    expect(anonymous.status).toBe(401);
    const unknown = await other.getSession('checkout_session_unknown');
    expect(unknown.body).toEqual((await other.getSession(open.id)).body);
  });

  test('GIVEN a hand-off connection WHEN its session is ready THEN it cannot be paid here and leads to the shop', async () => {
    const client = shop.clientWith((await shop.connect({ sellingMode: 'hand_off' })).apiKey);
    const body = {
      line_items: [{ id: shop.variant(SHIRT).itemId }],
      currency: 'usd',
      capabilities: {},
      fulfillment_details: DETAILS,
    };
    const open = (await client.createSession(body as never)).body as CheckoutSession & {
      continue_url: string;
    };
    expect(open.status).toBe('requires_escalation');
    expect(open.continue_url).toContain(`/cart/${shop.variant(SHIRT).itemId}:1`);
    const reply = await client.completeSession(open.id, payment('spt_x'));
    expect([reply.status, error(reply).code]).toEqual([400, 'handoff_required']);
  });
});
