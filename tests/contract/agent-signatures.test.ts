import { generateKeyPairSync, sign } from 'node:crypto';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSigningKey } from '#app/agents/add-signing-key.server.ts';
import { listConnections } from '#app/agents/list-connections.server.ts';
import { revokeSigningKey } from '#app/agents/revoke-signing-key.server.ts';
import { updateConnection } from '#app/agents/update-connection.server.ts';
import type { CreatedConnection } from '#app/agents/create-connection.server.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { purgeExpired } from '#app/privacy/purge-expired.server.ts';
import type { AcpReply } from '#sandbox/agent/acp-client.ts';
import type { AcpError, CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { signRequestBody } from '#sandbox/agent/sign-request.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Every answer is validated against the official JSON Schema by the client itself. */
let shop: SellingShop;
let now = new Date('2026-11-20T10:30:00.000Z');
beforeAll(async () => {
  shop = await startSellingShop();
  Object.assign(shop.services, { clock: () => now });
});
afterAll(() => shop.close());

const pair = generateKeyPairSync('ed25519');
const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const byEd25519 = (body: unknown) =>
  sign(null, Buffer.from(canonicalize(body) ?? ''), pair.privateKey).toString('base64url');

let times = 0;
/** An instant that no request of this file has named. */
const newTime = () => new Date(now.getTime() + ++times).toISOString();
const cart = (extra: object = {}) => ({
  line_items: [{ id: shop.variant('FH-LCS-M-SND').itemId }],
  currency: 'usd',
  capabilities: {},
  ...extra,
});
const refused = (reply: AcpReply, words: RegExp) => {
  expect([reply.status, (reply.body as AcpError).code]).toEqual([401, 'unauthorized']);
  expect((reply.body as AcpError).message).toMatch(words);
};

/** Sends a create as an agent that signs, or does not. */
function create(
  { apiKey }: CreatedConnection,
  headers: Record<string, string | null> = {},
  options: { idempotencyKey?: string; body?: object } = {},
): Promise<AcpReply> {
  const { idempotencyKey, body = cart() } = options;
  const client = shop.clientWith(apiKey);
  return client.createSession(body as never, {
    headers: { Timestamp: newTime(), ...headers },
    idempotencyKey,
  });
}
const signature = ({ signingSecret }: CreatedConnection, body: object = cart()) =>
  signRequestBody(body, signingSecret);

describe('what a connection asks for', () => {
  test('GIVEN off THEN nothing is checked, not even nonsense', async () => {
    const agent = await shop.connect({ signaturePolicy: 'off' });
    expect((await create(agent, { Signature: 'Zm9yZ2Vk' })).status).toBe(201);
    expect((await create(agent)).status).toBe(201);
  });

  test('GIVEN optional THEN an unsigned request passes, and one that is signed must fit', async () => {
    const agent = await shop.connect({ signaturePolicy: 'optional' });
    expect((await create(agent)).status).toBe(201);
    expect((await create(agent, { Signature: signature(agent) })).status).toBe(201);
    refused(await create(agent, { Signature: signature(agent, {}) }), /does not fit/);
  });

  test('GIVEN required THEN an unsigned request is refused, a signed one passes, reading needs none', async () => {
    const agent = await shop.connect({ signaturePolicy: 'required' });
    refused(await create(agent), /Signature header is required/);
    const created = await create(agent, { Signature: signature(agent) });
    expect(created.status).toBe(201);
    const { id } = created.body as CheckoutSession;
    expect((await shop.clientWith(agent.apiKey).getSession(id)).status).toBe(200);
    refused(await shop.clientWith(agent.apiKey).cancelSession(id), /Signature header is required/);
  });

  test('GIVEN required and no key that holds THEN it is refused, whatever it brings', async () => {
    const agent = await shop.connect();
    await updateConnection(shop.scope, agent.id, { signaturePolicy: 'required' });
    await shop.services.db.agentSigningKey.updateMany({
      where: { connectionId: agent.id },
      data: { expiresAt: now },
    });
    refused(await create(agent, { Signature: signature(agent) }), /does not fit/);
    refused(await create(agent), /Signature header is required/);
  });
});

describe('keys', () => {
  test('GIVEN an Ed25519 key besides the secret THEN either signs; GIVEN one is revoked THEN the other still does', async () => {
    const agent = await shop.connect({ signaturePolicy: 'required' });
    await addSigningKey(shop.scope, agent.id, { algorithm: 'ed25519', publicKey });
    expect((await create(agent, { Signature: byEd25519(cart()) })).status).toBe(201);
    expect((await create(agent, { Signature: signature(agent) })).status).toBe(201);
    const { signingKeys } = (await listConnections(shop.scope)).find(({ id }) => id === agent.id)!;
    await revokeSigningKey(shop.scope, signingKeys.find(({ algorithm }) => algorithm === 'hmac-sha256')!.id);
    refused(await create(agent, { Signature: signature(agent) }), /does not fit/);
    expect((await create(agent, { Signature: byEd25519(cart()) })).status).toBe(201);
  });

  test("GIVEN another connection's key THEN it does not fit", async () => {
    const [agent, other] = [await shop.connect(), await shop.connect()];
    refused(await create(agent, { Signature: signature(other) }), /does not fit/);
  });
});

describe('time', () => {
  test.each<[string, number | null, boolean]>([
    ['300 s old', -300, true],
    ['301 s old', -301, false],
    ['300 s ahead', 300, true],
    ['301 s ahead', 301, false],
    ['none', null, false],
  ])('GIVEN a Timestamp that is %s THEN accepted: %s', async (_, seconds, accepted) => {
    const agent = await shop.connect({ signaturePolicy: 'required' });
    const Timestamp = seconds === null ? null : addSeconds(now, seconds).toISOString();
    const reply = await create(agent, { Signature: signature(agent), Timestamp });
    if (accepted) expect(reply.status).toBe(201);
    else refused(reply, /300 second window/);
  });
});

describe('replays', () => {
  const sessionsOf = ({ id }: CreatedConnection) =>
    shop.services.db.checkoutSession.count({ where: { connectionId: id } });

  test('GIVEN the very same request again THEN its own answer; with another key 401, and nothing is done', async () => {
    const agent = await shop.connect({ signaturePolicy: 'required' });
    const headers = { Signature: signature(agent), Timestamp: newTime() };
    const first = await create(agent, headers, { idempotencyKey: 'once' });
    const again = await create(agent, headers, { idempotencyKey: 'once' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    refused(await create(agent, headers, { idempotencyKey: 'twice' }), /already been used/);
    expect(await sessionsOf(agent)).toBe(1);
  });

  test('GIVEN ten replays at once with a key each THEN one session', async () => {
    const agent = await shop.connect({ signaturePolicy: 'required' });
    const headers = { Signature: signature(agent), Timestamp: newTime() };
    const replies = await Promise.all(Array.from({ length: 10 }, () => create(agent, headers)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(401)]);
    expect(await sessionsOf(agent)).toBe(1);
  });

  test('GIVEN a completion that was declined THEN its replay with another key is refused before anything is charged', async () => {
    const agent = await shop.connect({ signaturePolicy: 'required' });
    const address = { name: 'J', line_one: '555 Golden Gate Avenue', city: 'San Francisco' };
    const details = {
      email: 'jane@example.com',
      address: { ...address, state: 'CA', country: 'US', postal_code: '94102' },
    };
    const body = cart({ fulfillment_details: details });
    const open = (await create(agent, { Signature: signature(agent, body) }, { body }))
      .body as CheckoutSession;
    const token = await shop.token(100_000, 'pm_card_chargeDeclined');
    const payment = { payment_data: { instrument: { type: 'card', credential: { type: 'spt', token } } } };
    const headers = { Signature: signature(agent, payment), Timestamp: newTime() };
    const client = shop.clientWith(agent.apiKey);
    const complete = (idempotencyKey: string) =>
      client.completeSession(open.id, payment as never, { headers, idempotencyKey });
    const declined = await complete('pay-1');
    expect((declined.body as CheckoutSession).messages).toMatchObject([{ code: 'payment_declined' }]);
    refused(await complete('pay-2'), /already been used/);
    expect((await complete('pay-1')).body).toEqual(declined.body);
    expect(await shop.services.db.purchase.findUnique({ where: { sessionId: open.id } })).toMatchObject({
      attempt: 1,
    });
  });

  test('GIVEN an item that comes into the shop later THEN the refused request cannot be replayed then', async () => {
    const agent = await shop.connect({ signaturePolicy: 'required' });
    const body = cart({ line_items: [{ id: 'late' }] });
    const headers = { Signature: signature(agent, body), Timestamp: newTime() };
    const first = await create(agent, headers, { body, idempotencyKey: 'late' });
    expect([first.status, (first.body as AcpError).code]).toEqual([400, 'invalid_item_id']);
    const { db } = shop.services;
    const { selectedOptions, ...shirt } = await db.variant.findFirstOrThrow({
      where: { sku: 'FH-LCS-M-SND' },
      omit: { marketPrices: true, unitPriceMeasure: true },
    });
    await db.variant.create({
      data: { ...shirt, id: 'late', sku: 'late', selectedOptions: selectedOptions as object[] },
    });
    for (const idempotencyKey of ['late', 'later'])
      refused(await create(agent, headers, { body, idempotencyKey }), /already been used/);
    expect(await sessionsOf(agent)).toBe(0);
    const anew = { ...headers, Timestamp: newTime() };
    expect((await create(agent, anew, { body, idempotencyKey: 'late' })).status).toBe(201);
  });

  test.each<[string, object, Record<string, string | null>]>([
    ['a field of the wrong type', { line_items: 'none' }, {}],
    ['want of a key', {}, { 'Idempotency-Key': null }],
  ])(
    'GIVEN a request that was refused for %s THEN its signature is used up',
    async (_what, extra, headers) => {
      const agent = await shop.connect({ signaturePolicy: 'required' });
      const body = cart(extra);
      const reply = await create(agent, { Signature: signature(agent, body), ...headers }, { body });
      expect(reply.status).toBe(400);
      expect(await shop.services.db.seenSignature.count({ where: { connectionId: agent.id } })).toBe(1);
    },
  );

  test('GIVEN a request that may be sent again as it is THEN its signature stays good', async () => {
    const agent = await shop.connect({ signaturePolicy: 'required', rateLimit: 1 });
    await create(agent, { Signature: signature(agent) });
    const headers = { Signature: signature(agent), Timestamp: newTime() };
    expect((await create(agent, headers)).status).toBe(429);
    now = addSeconds(now, 60);
    expect((await create(agent, headers)).status).toBe(201);
  });

  test('GIVEN an hour has passed THEN what was seen is forgotten, and its replay is refused for its age', async () => {
    const agent = await shop.connect({ signaturePolicy: 'required' });
    const headers = { Signature: signature(agent), Timestamp: newTime() };
    await create(agent, headers);
    const seen = () => shop.services.db.seenSignature.count({ where: { connectionId: agent.id } });
    now = addSeconds(now, 3599);
    await purgeExpired(shop.services);
    expect(await seen()).toBe(1);
    now = addSeconds(now, 2);
    await purgeExpired(shop.services);
    expect(await seen()).toBe(0);
    refused(await create(agent, headers), /300 second window/);
  });
});

describe('refusals under a key', () => {
  test('GIVEN a completion that was not ready WHEN the same comes again THEN the same 400, replayed, even after it could', async () => {
    const client = shop.clientWith(shop.connection.apiKey);
    const open = (await client.createSession(cart() as never)).body as CheckoutSession;
    const body = {
      payment_data: { instrument: { type: 'card', credential: { type: 'spt', token: 'spt_x' } } },
    } as never;
    const complete = () => client.completeSession(open.id, body, { idempotencyKey: 'too-early' });
    const first = await complete();
    const address = { name: 'J', line_one: '1 Main Street', city: 'San Francisco', state: 'CA' };
    await client.updateSession(open.id, {
      fulfillment_details: { address: { ...address, country: 'US', postal_code: '94102' } },
    } as never);
    const again = await complete();
    expect([first.status, again.status, again.body]).toEqual([400, 400, first.body]);
    expect([first, again].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(again.headers.get('idempotency-key')).toBe('too-early');
  });
});
