import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AcpClientOptions, AcpRefusal, createAcpClient, sessionOf } from './acp-client.ts';
import { acpSchemaAvailable, acpValidator, SchemaViolation } from './acp-schema.ts';
import { openSession } from './checkout-steps.ts';
import { signRequestBody } from './sign-request.ts';
import { acpSpecificationHere } from './testing/acp-specification.ts';
import { type FakeSeller, startFakeSeller } from './testing/fake-seller.ts';

const VERSION = '2026-04-17';

let seller: FakeSeller;
beforeEach(async () => {
  seller = await startFakeSeller();
});
afterEach(() => seller.close());

function clientFor(options: Partial<AcpClientOptions> = {}) {
  let count = 0;
  return createAcpClient({
    baseUrl: `${seller.url}/acp`,
    apiKey: 'key_1234567890',
    clock: () => new Date('2026-11-20T10:00:00Z'),
    newId: () => `id-${(count += 1)}`,
    wait: async () => {},
    ...options,
  });
}
const ITEM = { itemId: '44001', quantity: 2, currency: 'USD' };
const refused = { status: 503, body: { type: 'service_unavailable', code: 'busy', message: 'Busy' } };

describe('GIVEN an ACP client', () => {
  it('WHEN it opens a session THEN the headers are those of the ACP document', async () => {
    await openSession(clientFor({ signingSecret: 'shared' }), ITEM);
    const { headers, body, path } = seller.seen[0]!;
    expect(path).toBe('/acp/checkout_sessions');
    expect(headers).toMatchObject({
      authorization: 'Bearer key_1234567890',
      'api-version': VERSION,
      'content-type': 'application/json',
      'accept-language': 'en-US',
      timestamp: '2026-11-20T10:00:00.000Z',
      'idempotency-key': 'id-1',
      'request-id': 'id-2',
      signature: signRequestBody(body, 'shared'),
    });
    expect(headers['user-agent']).toMatch(/^AisleAgentSimulator/);
  });

  it('WHEN it reads a session THEN there is no Idempotency-Key and no Signature', async () => {
    const client = clientFor({ signingSecret: 'shared' });
    const { id } = sessionOf(await openSession(client, ITEM));
    expect((await client.getSession(id)).status).toBe(200);
    expect(seller.seen[1]!.headers).not.toHaveProperty('idempotency-key');
    expect(seller.seen[1]!.headers).not.toHaveProperty('signature');
  });

  it.runIf(acpSpecificationHere)(
    'WHEN it opens a session THEN the body is valid by the official schema',
    async () => {
      await openSession(clientFor(), ITEM);
      expect(acpValidator(VERSION).validate('CheckoutSessionCreateRequest', seller.seen[0]!.body)).toEqual(
        [],
      );
    },
  );

  it('WHEN headers are overridden THEN a null leaves one out and the given key is used', async () => {
    await clientFor().createSession(
      { line_items: [{ id: '44001' }], currency: 'usd', capabilities: {} },
      { idempotencyKey: 'mine', headers: { 'API-Version': null, Authorization: 'Bearer other' } },
    );
    expect(seller.seen[0]!.headers).toMatchObject({
      'idempotency-key': 'mine',
      authorization: 'Bearer other',
    });
    expect(seller.seen[0]!.headers).not.toHaveProperty('api-version');
  });

  it('WHEN the seller fails twice THEN the same call is made again with the same key', async () => {
    seller.misbehave.push(refused, { ...refused, status: 429 });
    const reply = await openSession(clientFor({ retries: 2 }), ITEM);
    expect(reply.status).toBe(201);
    expect(seller.seen.map((request) => request.headers['idempotency-key'])).toEqual([
      'id-1',
      'id-1',
      'id-1',
    ]);
  });

  it('WHEN the key is still in flight THEN it waits as long as Retry-After says', async () => {
    const body = { type: 'invalid_request', code: 'idempotency_in_flight', message: 'Wait' };
    seller.misbehave.push({ status: 409, body, headers: { 'Retry-After': '3' } });
    const waits: number[] = [];
    await openSession(clientFor({ retries: 1, wait: async (ms) => void waits.push(ms) }), ITEM);
    expect(waits).toEqual([3000]);
  });

  it('WHEN no reply comes THEN it tries again, and throws when it may not', async () => {
    let lost = 1;
    const flaky: typeof fetch = (...call) => {
      lost -= 1;
      return lost >= 0 ? Promise.reject(new TypeError('fetch failed')) : fetch(...call);
    };
    expect((await openSession(clientFor({ retries: 1, fetch: flaky }), ITEM)).status).toBe(201);
    lost = 1;
    await expect(openSession(clientFor({ fetch: flaky }), ITEM)).rejects.toThrow(TypeError);
  });

  it('WHEN the seller refuses THEN sessionOf throws its words and the reply is kept', async () => {
    const reply = await clientFor().getSession('nowhere');
    expect(reply.status).toBe(404);
    expect(() => sessionOf(reply)).toThrow(AcpRefusal);
    expect(() => sessionOf(reply)).toThrow(/404 not_found: No such session/);
  });

  it.runIf(acpSpecificationHere)(
    'WHEN a reply breaks the schema THEN it throws with pointers, unless allowed',
    async () => {
      const broken = { status: 200, body: { id: 'cs_1', status: 'sold', surprise: 1 } };
      seller.misbehave.push(broken, broken);
      const error = await clientFor()
        .getSession('cs_1')
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SchemaViolation);
      const { problems } = error as SchemaViolation;
      expect(problems).toContainEqual(expect.stringMatching(/^\/status must be equal to one of/));
      expect(problems).toContainEqual(expect.stringMatching(/required property 'line_items'/));
      expect(problems).toContainEqual(expect.stringMatching(/additional properties \(surprise\)/));
      expect((await clientFor().getSession('cs_1', { allowInvalid: true })).status).toBe(200);
    },
  );

  it.runIf(acpSpecificationHere)('WHEN a completed session has no order THEN it is a violation', async () => {
    const client = clientFor();
    const session = sessionOf(await openSession(client, ITEM));
    seller.misbehave.push({ status: 200, body: { ...session, status: 'completed', messages: [] } });
    const payment_data = {
      handler_id: 'card_tokenized',
      instrument: { type: 'card', credential: { type: 'spt', token: 'spt_good' } },
    };
    await expect(client.completeSession(session.id, { payment_data })).rejects.toThrow(
      /required property 'order'/,
    );
  });

  it('WHEN an exchange is shown THEN the bearer key is masked', async () => {
    const { exchange } = await openSession(clientFor(), ITEM);
    expect(exchange.requestHeaders.Authorization).toBe('Bearer key_12…');
    expect(JSON.stringify(exchange)).not.toContain('key_1234567890');
  });
});

describe('GIVEN a folder without the specification', () => {
  const before = process.env.ACP_SPEC_DIR;
  afterEach(() => {
    if (before === undefined) delete process.env.ACP_SPEC_DIR;
    else process.env.ACP_SPEC_DIR = before;
  });

  it('WHEN a validator is asked for THEN the error names the folder and the variable', () => {
    process.env.ACP_SPEC_DIR = '/nowhere';
    expect(acpSchemaAvailable(VERSION)).toBe(false);
    expect(() => acpValidator(VERSION)).toThrow(/\/nowhere.*ACP_SPEC_DIR/);
  });
});
