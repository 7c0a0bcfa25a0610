import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACP_VERSIONS } from '#app/agents/acp-versions.ts';
import type { CreateConnectionInput, CreatedConnection } from '#app/agents/create-connection.server.ts';
import { createAcpClient, type AcpClient, type AcpReply } from '#sandbox/agent/acp-client.ts';
import { acpSchemaAvailable, acpValidator } from '#sandbox/agent/acp-schema.ts';
import type { AcpError, AcpTotal } from '#sandbox/agent/acp-types.ts';
import { orderEventProblems } from '#sandbox/agent/order-event-schema.ts';
import { ACP_BODIES } from '#tests/acp-bodies.ts';
import { ACP_EXPECTATIONS } from '#tests/acp-expectations.ts';
import { startEventReceiver, type ReceivedEvent } from '#tests/event-receiver.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Every answer in this file is validated by the client against the official JSON Schema of the version spoken. */
let shop: SellingShop;
let receiver: Awaited<ReturnType<typeof startEventReceiver>>;
beforeAll(async () => {
  receiver = await startEventReceiver();
  shop = await startSellingShop();
});
afterAll(async () => {
  await shop.close();
  await receiver.close();
});

const SHIRT = 'FH-LCS-M-SND';
const SOLD_OUT = 'MB-RWM';

/** What all versions have in common, and where the older ones say it differently. */
interface Session {
  id: string;
  status: string;
  line_items: { id: string; quantity?: number; item: { quantity?: number } }[];
  fulfillment_options: { id: string }[];
  fulfillment_option_id?: string;
  selected_fulfillment_options?: { option_id?: string; shipping?: { option_id: string } }[];
  totals: AcpTotal[];
  messages: { type: string; code?: string; param?: string; content: string }[];
  order?: { checkout_session_id: string; permalink_url: string };
}
const session = (reply: AcpReply) => reply.body as Session;
const error = (reply: AcpReply) => reply.body as AcpError;
const total = (of: Session, type = 'total') => of.totals.find((entry) => entry.type === type)?.amount ?? 0;
const chosen = (of: Session) => {
  const [option] = of.selected_fulfillment_options ?? [];
  return of.fulfillment_option_id ?? option?.option_id ?? option?.shipping?.option_id;
};

describe.each(ACP_VERSIONS)('ACP %s', (version) => {
  const expected = ACP_EXPECTATIONS[version];
  const bodies = ACP_BODIES[version];
  let agent: AcpClient;
  let connection: CreatedConnection;
  beforeAll(async () => {
    ({ agent, connection } = await connect());
  });

  async function connect(input: Partial<CreateConnectionInput> = {}) {
    const made = await shop.connect({ apiVersion: version, eventUrl: receiver.url, ...input });
    const options = { baseUrl: `${shop.url}/acp`, apiKey: made.apiKey, apiVersion: version };
    return { connection: made, agent: createAcpClient({ ...options, signingSecret: made.signingSecret }) };
  }
  const create = (sku = SHIRT, client = agent) =>
    client.createSession(bodies.create(shop.variant(sku).itemId) as never);
  const update = (id: string, body: object, client = agent) => client.updateSession(id, body as never);
  const pay = async (of: Session, card?: string) =>
    bodies.complete(await shop.token(total(of), card)) as never;
  async function readySession(client = agent): Promise<Session> {
    return session(await update(session(await create(SHIRT, client)).id, bodies.address, client));
  }

  test.skipIf(!acpSchemaAvailable(version))('GIVEN what this file sends THEN it is valid too', () => {
    const { validate } = acpValidator(version);
    expect(validate('CheckoutSessionCreateRequest', bodies.create('44001'))).toEqual([]);
    expect(validate('CheckoutSessionUpdateRequest', bodies.address)).toEqual([]);
    expect(validate('CheckoutSessionUpdateRequest', bodies.choose('o', ['l']))).toEqual([]);
    expect(validate('CheckoutSessionCompleteRequest', bodies.complete('spt_1'))).toEqual([]);
  });

  test('GIVEN no address WHEN created THEN 201, and it says what is missing where', async () => {
    const reply = await create();
    expect(reply.status).toBe(201);
    expect(session(reply)).toMatchObject({
      status: 'not_ready_for_payment',
      messages: [{ type: 'error', code: 'missing', param: expected.addressPath }],
    });
  });

  test('GIVEN an address WHEN another option is chosen THEN totals follow, and reading says the same', async () => {
    const open = await readySession();
    expect(open.status).toBe('ready_for_payment');
    expect(open.messages).toEqual([]);
    expect(chosen(open)).toBe(open.fulfillment_options[0]!.id);
    const fastest = open.fulfillment_options.at(-1)!.id;
    const changed = await update(open.id, bodies.choose(fastest, [open.line_items[0]!.id]));
    expect(changed.status).toBe(200);
    expect(chosen(session(changed))).toBe(fastest);
    expect(total(session(changed))).toBeGreaterThan(total(open));
    const read = await agent.getSession(open.id);
    expect(read.status).toBe(200);
    expect(read.body).toEqual(changed.body);
  });

  test('GIVEN a ready session WHEN paid THEN it is completed once, and events are signed and valid', async () => {
    const open = await readySession();
    const body = await pay(open);
    const paid = await agent.completeSession(open.id, body, { idempotencyKey: `pay-${version}` });
    expect(paid.status).toBe(expected.completed);
    expect(session(paid)).toMatchObject({ status: 'completed', order: { checkout_session_id: open.id } });
    const again = await agent.completeSession(open.id, body, { idempotencyKey: `pay-${version}` });
    expect([again.status, again.body]).toEqual([paid.status, paid.body]);
    expect((await agent.completeSession(open.id, body)).status).toBe(405);
    expect(session(await agent.getSession(open.id)).status).toBe('completed');

    const order = shop.shopify.state.orders.find((candidate) => candidate.sourceIdentifier === open.id)!;
    expect(order.transactions.map((transaction) => transaction.amountMinor)).toEqual([total(open)]);
    await shop.drainJobs();
    for (const action of ['fulfill', 'refund']) {
      await fetch(`${shop.shopify.url}/_control/orders/${order.id.split('/').at(-1)}/${action}`, {
        method: 'POST',
      });
      await shop.shopify.deliverWebhooksNow();
      await shop.drainJobs();
    }
    const events = eventsOf(open.id);
    const [created, updated] = expected.events;
    expect(events.map(({ event }) => event.type)).toEqual([created, updated, updated, updated]);
    expect(events[1]!.event.data).toMatchObject({ status: 'shipped' });
    expect(events[2]!.event.data).toMatchObject(expected.pendingRefund);
    expect(events[3]!.event.data).toMatchObject(expected.completedRefund);
    for (const { received, event } of events) {
      expect(signatureFits(received)).toBe(true);
      if (acpSchemaAvailable(version)) expect(orderEventProblems(version, event)).toEqual([]);
    }
  });

  test('GIVEN a card that is declined WHEN paid THEN the session says so and can be paid again', async () => {
    const open = await readySession();
    const declined = await agent.completeSession(open.id, await pay(open, 'pm_card_chargeDeclined'));
    expect(declined.status).toBe(expected.completed);
    expect(session(declined)).toMatchObject({
      status: 'ready_for_payment',
      messages: [{ type: 'error', code: 'payment_declined', param: '$.payment_data' }],
    });
    expect(session(declined).order).toBeUndefined();
  });

  test('GIVEN a card whose issuer asks for the buyer WHEN paid THEN the session waits, and is paid once', async () => {
    const open = await readySession();
    const body = (await pay(open, 'pm_card_authenticationRequired')) as object;
    const [status, path] = expected.authentication;
    const waiting = session(await agent.completeSession(open.id, body as never));
    expect(waiting).toMatchObject({ status, messages: [{ code: 'requires_3ds', param: path }] });
    const intent = shop.stripe.state.paymentIntents.find(
      ({ metadata }) => metadata.checkout_session_id === open.id,
    )!;
    await fetch(`${shop.stripe.url}/_control/payment_intents/${intent.id}/authenticate`, {
      method: 'POST',
      body: JSON.stringify({ outcome: 'succeeded' }),
    });
    // Versions without a field for it complete once more.
    const result = version < '2025-12-12' ? {} : { authentication_result: { outcome: 'authenticated' } };
    const paid = await agent.completeSession(open.id, { ...body, ...result } as never);
    expect([paid.status, session(paid).status]).toEqual([expected.completed, 'completed']);
    const orders = shop.shopify.state.orders.filter(({ sourceIdentifier }) => sourceIdentifier === open.id);
    expect(orders).toHaveLength(1);
  });

  test('GIVEN a token that is no good WHEN paid THEN the message points to it', async () => {
    const open = await readySession();
    const reply = await agent.completeSession(open.id, bodies.complete('spt_unknown') as never);
    expect(session(reply).messages).toMatchObject([{ code: 'payment_declined', param: expected.tokenPath }]);
  });

  test('GIVEN items that are sold out or too many WHEN asked for THEN each says so in a known code', async () => {
    expect(session(await create(SOLD_OUT)).messages[0]).toMatchObject({
      type: 'error',
      code: 'out_of_stock',
      param: '$.line_items[0]',
    });
    const { itemId } = shop.variant(SHIRT);
    const items = [{ id: itemId, quantity: 500 }];
    const body = { ...bodies.create(itemId), items, line_items: items };
    const [message] = session(await agent.createSession(body as never)).messages;
    expect([message!.code, message!.param]).toEqual(expected.tooMany);
  });

  test('GIVEN an open session WHEN cancelled THEN it is, and nothing else can be done with it', async () => {
    const open = session(await create());
    const canceled = await agent.cancelSession(open.id, {});
    expect([canceled.status, session(canceled).status]).toEqual([200, 'canceled']);
    const key = { idempotencyKey: `update-${version}` };
    for (const [reply, allow] of [
      [await agent.cancelSession(open.id), ''],
      [await update(open.id, bodies.address), 'GET, HEAD'],
      [await agent.updateSession(open.id, bodies.address as never, key), 'GET, HEAD'],
      [await agent.updateSession(open.id, bodies.address as never, key), 'GET, HEAD'], // from the record
    ] as const)
      expect([reply.status, reply.headers.get('allow')]).toEqual([405, allow]);
  });

  test('GIVEN a shop that takes no payment here WHEN all is known THEN the way to its checkout is told', async () => {
    const { agent: other } = await connect({ sellingMode: 'hand_off' });
    const open = await readySession(other);
    expect(open.status).toBe(expected.handOff);
    expect(JSON.stringify(open)).toContain(`/cart/${shop.variant(SHIRT).itemId}:1`);
    const reply = await other.completeSession(open.id, bodies.complete('spt_x') as never);
    expect([reply.status, error(reply).code]).toEqual([400, 'handoff_required']);
  });

  test('GIVEN what cannot be done WHEN asked for THEN a valid error names the place in this version', async () => {
    const unknown = await agent.createSession(bodies.create('1') as never);
    expect([unknown.status, error(unknown).code, error(unknown).param]).toEqual([
      400,
      'invalid_item_id',
      `${expected.itemsPath}[0].id`,
    ]);
    const nothing = await agent.createSession({} as never);
    expect([nothing.status, error(nothing).code, error(nothing).param]).toEqual([
      400,
      'missing',
      expected.itemsPath,
    ]);
    const open = session(await create());
    const unpaid = await agent.completeSession(open.id, { payment_data: {} } as never);
    expect([unpaid.status, error(unpaid).param]).toEqual([400, expected.paymentPath]);
    const early = await agent.completeSession(open.id, bodies.complete('spt_x') as never);
    expect([early.status, error(early).code, error(early).param]).toEqual([
      400,
      'not_ready_for_payment',
      expected.addressPath,
    ]);
    expect((await agent.getSession('checkout_session_unknown')).status).toBe(404);
  });

  test('GIVEN a key used before WHEN the body differs THEN the conflict is told; without a key as the version wants', async () => {
    const { itemId } = shop.variant(SHIRT);
    const send = (id: string, options: object = { idempotencyKey: `same-${version}` }) =>
      agent.createSession(bodies.create(id) as never, options);
    const first = await send(itemId);
    const replayed = await send(itemId);
    expect([replayed.status, replayed.body]).toEqual([201, first.body]);
    const conflict = await send(shop.variant(SOLD_OUT).itemId);
    expect([conflict.status, error(conflict).code]).toEqual(expected.conflict);
    const keyless = await send(itemId, { headers: { 'Idempotency-Key': null } });
    expect([keyless.status, error(keyless).code]).toEqual([...expected.withoutKey, undefined].slice(0, 2));
    if (keyless.status === 201)
      expect((await agent.getSession(session(keyless).id)).body).toEqual(keyless.body);
  });

  function eventsOf(sessionId: string) {
    return receiver.events
      .map((received) => ({
        received,
        event: JSON.parse(received.rawBody) as { type: string; data: Record<string, unknown> },
      }))
      .filter(({ event }) => event.data.checkout_session_id === sessionId);
  }

  function signatureFits({ headers, rawBody }: ReceivedEvent): boolean {
    const signature = String(headers[expected.signatureHeader]);
    const [, t, v1] = /^t=(\d+),v1=(\w+)$/.exec(signature) ?? [];
    const hmac = createHmac('sha256', connection.eventSecret);
    if (version === '2026-04-17') return hmac.update(`${t}.${rawBody}`).digest('hex') === v1;
    return hmac.update(rawBody).digest('hex') === signature;
  }
});

test('GIVEN no version or one that nobody speaks WHEN calling THEN 400 lists what is spoken, newest first', async () => {
  for (const [version, code] of [
    [null, 'missing_api_version'],
    ['2020-01-01', 'unsupported_api_version'],
    ['constructor', 'unsupported_api_version'],
  ] as const) {
    const reply = await shop.client.createSession({} as never, { headers: { 'API-Version': version } });
    expect([reply.status, error(reply).code]).toEqual([400, code]);
    expect((reply.body as { supported_versions: string[] }).supported_versions).toEqual([
      '2026-04-17',
      '2026-01-30',
      '2026-01-16',
      '2025-12-12',
      '2025-09-29',
      '2025-09-12',
    ]);
  }
});

test('GIVEN a session of one version WHEN another version asks for it THEN it is told in that one', async () => {
  const { itemId } = shop.variant(SHIRT);
  const open = session(await shop.client.createSession(ACP_BODIES['2026-04-17'].create(itemId) as never));
  for (const apiVersion of ACP_VERSIONS) {
    const options = { baseUrl: `${shop.url}/acp`, apiKey: shop.connection.apiKey, apiVersion };
    const read = session(await createAcpClient(options).getSession(open.id));
    expect([read.id, total(read)]).toEqual([open.id, total(open)]);
  }
});

test('GIVEN a version without mandatory keys WHEN two pay at once without one THEN one charge and one order', async () => {
  const apiVersion = '2025-12-12';
  const bodies = ACP_BODIES[apiVersion];
  const options = { baseUrl: `${shop.url}/acp`, apiKey: shop.connection.apiKey, apiVersion };
  const agent = createAcpClient(options);
  const { id } = session(await agent.createSession(bodies.create(shop.variant(SHIRT).itemId) as never));
  const open = session(await agent.updateSession(id, bodies.address as never));
  const body = bodies.complete(await shop.token(total(open))) as never;
  const keyless = { headers: { 'Idempotency-Key': null } };
  await Promise.all([agent.completeSession(id, body, keyless), agent.completeSession(id, body, keyless)]);
  expect(session(await agent.getSession(id)).status).toBe('completed');
  expect((await agent.completeSession(id, body, keyless)).status).toBe(405);
  const orders = shop.shopify.state.orders.filter((order) => order.sourceIdentifier === id);
  const paid = shop.stripe.state.paymentIntents.filter(
    (intent) => intent.metadata.checkout_session_id === id,
  );
  expect(orders).toHaveLength(1);
  expect(paid.map((intent) => [intent.status, intent.amountReceived])).toEqual([['succeeded', total(open)]]);
});
