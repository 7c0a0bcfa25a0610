import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop } from '#app/shops/shop-scope.server.ts';
import { acpSchemaAvailable, acpValidator } from '#sandbox/agent/acp-schema.ts';
import { createTestServices } from '#tests/database.ts';
import { acpApp } from './acp-app.server.ts';

let services: Services & { close(): Promise<void> };
let apiKey: string;
let app: ReturnType<typeof acpApp>;

beforeAll(async () => {
  services = await createTestServices();
  const data = { id: 'shop_1', domain: 'one.myshopify.com', installedAt: new Date() };
  const scope = scopeToShop(services, await services.db.shop.create({ data }));
  const agent = { name: 'A', platform: 'a', mode: 'test', sellingMode: 'in_chat' } as const;
  ({ apiKey } = await createConnection(scope, agent));
  app = acpApp(() => services);
});
afterAll(() => services.close());

let keys = 0;
async function send(path: string, body?: BodyInit, headers: Record<string, string | null> = {}) {
  const all: Record<string, string | null> = {
    Authorization: `Bearer ${apiKey}`,
    'API-Version': '2026-04-17',
    'Idempotency-Key': `key-${++keys}`,
    'Content-Type': 'application/json',
    ...headers,
  };
  const sent = Object.entries(all).filter((header): header is [string, string] => header[1] !== null);
  const response = await app.request(path, {
    method: body === undefined ? 'GET' : 'POST',
    body,
    headers: sent,
  });
  return { status: response.status, error: (await response.json()) as { code: string; param?: string } };
}

const CREATE = '/checkout_sessions';
const SESSION = '/checkout_sessions/checkout_session_1';

describe('a body that nothing good comes of', () => {
  test.each<[string, string, BodyInit, number, string, string | undefined]>([
    ['no body', CREATE, '', 400, 'missing', '$'],
    ['null', CREATE, 'null', 400, 'invalid', '$'],
    ['a list', CREATE, '[]', 400, 'invalid', '$'],
    ['no JSON', CREATE, '{', 400, 'invalid_json', '$'],
    [
      'a number beyond all',
      CREATE,
      '{"line_items":[{"id":"1","quantity":1e400}]}',
      400,
      'invalid_json',
      '$.line_items[0].quantity',
    ],
    [
      'a tower',
      CREATE,
      '['.repeat(100_000) + ']'.repeat(100_000),
      400,
      'invalid_json',
      `$${'[0]'.repeat(33)}`,
    ],
    ['more than 1 MB', CREATE, `"${'x'.repeat(1024 * 1024)}"`, 413, 'request_too_large', '$'],
    ['NUL in an id', CREATE, '{"line_items":[{"id":"\\u0000"}]}', 400, 'invalid', '$.line_items[0].id'],
    ['half a pair', CREATE, '{"line_items":[{"id":"\\ud800"}]}', 400, 'invalid', '$.line_items[0].id'],
    [
      'an item named like a prototype',
      CREATE,
      '{"line_items":[{"id":"__proto__"}]}',
      400,
      'invalid_item_id',
      '$.line_items[0].id',
    ],
    [
      'NUL in metadata',
      `${SESSION}/cancel`,
      '{"intent_trace":{"reason_code":"x","metadata":{"a":"\\u0000"}}}',
      400,
      'invalid',
      '$.intent_trace.metadata.a',
    ],
    ['no payment', `${SESSION}/complete`, '{}', 400, 'missing', '$.payment_data'],
  ])('GIVEN %s at %s THEN a refusal that says what and where', async (_, path, body, status, code, param) => {
    const reply = await send(path, body);
    expect([reply.status, reply.error.code, reply.error.param]).toEqual([status, code, param]);
    if (acpSchemaAvailable('2026-04-17'))
      expect(acpValidator('2026-04-17').validate('Error', reply.error)).toEqual([]);
  });

  test('GIVEN another content type THEN 415', async () => {
    expect((await send(CREATE, '{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
  });
});

describe('an address that is none', () => {
  test.each([
    ['NUL', '/checkout_sessions/%00'],
    ['broken escapes', '/checkout_sessions/%E0%A4%A'],
    ['a quote', "/checkout_sessions/'--"],
    ['a long one', `/checkout_sessions/${'x'.repeat(5000)}`],
    ['another', '/'],
  ])('GIVEN %s THEN 404, read or written', async (_, path) => {
    for (const reply of [await send(path), await send(path, '{}'), await send(`${path}/complete`, '{}')])
      expect([reply.status, reply.error.code]).toEqual([404, 'not_found']);
  });
});

describe('headers', () => {
  test.each<[string, Record<string, string | null>, number, string]>([
    ['no key', { Authorization: null }, 401, 'unauthorized'],
    ['a key of another scheme', { Authorization: 'Basic eDp5' }, 401, 'unauthorized'],
    ['an empty key', { Authorization: 'Bearer ' }, 401, 'unauthorized'],
    ['a key that is a book', { Authorization: `Bearer ${'x'.repeat(300)}` }, 401, 'unauthorized'],
    ['no version', { 'API-Version': null }, 400, 'missing_api_version'],
    ['a version of the past', { 'API-Version': '2019-01-01' }, 400, 'unsupported_api_version'],
    ['no idempotency key', { 'Idempotency-Key': null }, 400, 'idempotency_key_required'],
    ['an idempotency key that is a book', { 'Idempotency-Key': 'x'.repeat(256) }, 400, 'invalid'],
  ])('GIVEN %s THEN it is told', async (_, headers, status, code) => {
    const reply = await send(CREATE, '{"line_items":[{"id":"1"}]}', headers);
    expect([reply.status, reply.error.code]).toEqual([status, code]);
  });
});

test('GIVEN all that was refused above THEN nothing of it is stored', async () => {
  expect(await services.db.idempotencyRecord.count()).toBe(0);
  expect(await services.db.checkoutSession.count()).toBe(0);
});
