import http from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AcpVersion } from '#app/agents/acp-versions.ts';
import { acpValidator } from '#sandbox/agent/acp-schema.ts';
import type { CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { acpSpecificationHere } from '#sandbox/agent/testing/acp-specification.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

let shop: SellingShop;
let session: string;
let cart: string;
beforeAll(async () => {
  shop = await startSellingShop();
  const line_items = [{ id: shop.variant('FH-LCS-M-SND').itemId }];
  const body = { line_items, currency: 'usd', capabilities: {} };
  session = ((await shop.client.createSession(body as never)).body as CheckoutSession).id;
  const made = await send('POST', '/carts', JSON.stringify({ line_items }));
  cart = (made.body as unknown as { id: string }).id;
});
afterAll(() => shop.close());

interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: { code: string; param?: string };
}

let keys = 0;
/** Bytes as they are: fetch would mend some of this. */
function send(
  method: string,
  path: string,
  body: string | Uint8Array = '',
  headers: Record<string, string> = {},
): Promise<Reply> {
  const all = {
    Authorization: `Bearer ${shop.connection.apiKey}`,
    'API-Version': '2026-04-17',
    'Idempotency-Key': `hostile-${++keys}`,
    'Content-Type': 'application/json',
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const request = http.request(`${shop.url}/acp${path}`, { method, headers: all }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, body: text ? (JSON.parse(text) as Reply['body']) : { code: '' } });
      });
    });
    request.on('error', reject).end(body);
  });
}

/** Every row that a refused call could have left or changed. */
async function rows() {
  const { checkoutSession, cart, idempotencyRecord, purchase } = shop.services.db;
  return {
    sessions: await checkoutSession.findMany({ orderBy: { id: 'asc' } }),
    carts: await cart.findMany({ orderBy: { id: 'asc' } }),
    records: await idempotencyRecord.count(),
    purchases: await purchase.count(),
  };
}

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const tower = (levels: number) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
const megabyte = `{"line_items":[{"id":"${'x'.repeat(1024 * 1024)}"}]}`;

/** Wrong for whoever reads it. */
const NO_JSON: [string, string | Uint8Array, number, string, string | undefined][] = [
  ['half of a JSON', '{"line_items":[', 400, 'invalid_json', '$'],
  ['JSON and more', '{}{}', 400, 'invalid_json', '$'],
  ['a trailing comma', '{"line_items":[],}', 400, 'invalid_json', '$'],
  ['a comment', '{/* */}', 400, 'invalid_json', '$'],
  ['NaN', '{"a":NaN}', 400, 'invalid_json', '$'],
  ['a raw control character', '{"a":"\u0001"}', 400, 'invalid_json', '$'],
  ['a byte order mark', bytes([0xef, 0xbb, 0xbf], '{}'), 400, 'invalid_json', '$'],
  ['bytes that are no UTF-8', bytes('{"a":"', [0xc3, 0x28], '"}'), 400, 'invalid_json', '$'],
  ['half a pair as bytes', bytes('{"a":"', [0xed, 0xa0, 0x80], '"}'), 400, 'invalid_json', '$'],
  ['a number beyond all', '{"a":[1,1e999]}', 400, 'invalid_json', '$.a[1]'],
  ['a tower', tower(40), 400, 'invalid_json', `$${'.a'.repeat(33)}`],
  ['a tower to the sky', tower(100_000), 400, 'invalid_json', `$${'.a'.repeat(33)}`],
  ['a key twice', '{"a":{"b":1,"c":2,"b":3}}', 400, 'invalid_json', '$.a.b'],
  ['__proto__', '{"__proto__":{"status":"completed"}}', 400, 'invalid_json', '$.__proto__'],
  ['constructor', '{"a":{"constructor":{"prototype":{}}}}', 400, 'invalid_json', '$.a.constructor'],
  ['a list', '[]', 400, 'invalid', '$'],
  ['a string', '"x"', 400, 'invalid', '$'],
  ['null', 'null', 400, 'invalid', '$'],
  ['more than 1 MB', megabyte, 413, 'request_too_large', '$'],
];

const TARGETS: [string, string, () => string][] = [
  ['create', 'POST', () => '/checkout_sessions'],
  ['update', 'POST', () => `/checkout_sessions/${session}`],
  ['complete', 'POST', () => `/checkout_sessions/${session}/complete`],
  ['cancel', 'POST', () => `/checkout_sessions/${session}/cancel`],
  ['create a cart', 'POST', () => '/carts'],
  ['update a cart', 'PUT', () => `/carts/${cart}`],
  ['cancel a cart', 'POST', () => `/carts/${cart}/cancel`],
];

/** The refusal, valid by the official schema, and nothing of the call left in the database. */
async function refused(work: () => Promise<Reply>, version: AcpVersion = '2026-04-17'): Promise<Reply> {
  const before = await rows();
  const reply = await work();
  expect(await rows()).toEqual(before);
  if (acpSpecificationHere) expect(acpValidator(version).validate('Error', reply.body)).toEqual([]);
  return reply;
}

describe.each(TARGETS)('%s', (name, method, path) => {
  // An absent body cancels, and so does one that says nothing.
  const cases = name.startsWith('cancel') ? NO_JSON.filter(([what]) => what !== 'null') : NO_JSON;

  test.each(cases)(
    'GIVEN %s THEN it is refused, and nothing is stored',
    async (_, body, status, code, param) => {
      const reply = await refused(() => send(method, path(), body));
      expect([reply.status, reply.body.code, reply.body.param]).toEqual([status, code, param]);
    },
  );

  test.each([
    ['text/plain'],
    ['application/json; charset=utf-16'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
  ])('GIVEN the content type %s THEN 415', async (type) => {
    const reply = await refused(() => send(method, path(), '{}', { 'Content-Type': type }));
    expect([reply.status, reply.body.code]).toEqual([415, 'unsupported_media_type']);
  });
});

describe('wrong in what it says', () => {
  const cases: [string, string, string, string][] = [
    ['an item that is a number', '{"line_items":[{"id":1}]}', 'invalid', '$.line_items[0].id'],
    ['items that are none', '{"line_items":{"0":{"id":"1"}}}', 'invalid', '$.line_items'],
    ['an item nobody has', '{"line_items":[{"id":"nope"}]}', 'invalid_item_id', '$.line_items[0].id'],
    ['no units', '{"line_items":[{"id":"1","quantity":0}]}', 'invalid', '$.line_items[0].quantity'],
    ['units in words', '{"line_items":[{"id":"1","quantity":"2"}]}', 'invalid', '$.line_items[0].quantity'],
    ['NUL', '{"line_items":[{"id":"1\\u0000"}]}', 'invalid', '$.line_items[0].id'],
    ['half a pair', '{"line_items":[{"id":"\\udc00"}]}', 'invalid', '$.line_items[0].id'],
    [
      'an address of no kind',
      '{"line_items":[{"id":"1"}],"buyer":{"email":"x"}}',
      'invalid',
      '$.buyer.email',
    ],
  ];
  test.each(cases)('GIVEN %s THEN 400 where it is, for sessions and carts', async (_, body, code, param) => {
    for (const path of ['/checkout_sessions', '/carts']) {
      const reply = await refused(() => send('POST', path, body));
      expect([reply.status, reply.body.code, reply.body.param]).toEqual([400, code, param]);
    }
  });

  test('GIVEN an older version THEN its errors are valid by its own schema', async () => {
    const version = '2025-09-29';
    const body = '{"items":[{"id":"1","quantity":1,"quantity":2}]}';
    const reply = await refused(
      () => send('POST', '/checkout_sessions', body, { 'API-Version': version }),
      version,
    );
    expect(reply.body.param).toBe('$.items[0].quantity');
  });
});

describe('paths and methods', () => {
  test.each([
    ['nobody', '/checkout_sessions/checkout_session_nobody'],
    ['no cart', '/carts/cart_nobody'],
    ['a quote', "/checkout_sessions/'%20OR%201=1--"],
    ['a way up', '/carts/..%2f..%2fshops'],
    ['NUL', '/carts/%00'],
    ['broken escapes', '/checkout_sessions/%E0%A4%A'],
    ['a long one', `/carts/${'x'.repeat(2000)}`],
    ['a slash at the end', '/carts/'],
    ['no endpoint', '/nothing'],
    ['the root', '/'],
  ])('GIVEN %s THEN 404 as an ACP error', async (_, path) => {
    const reply = await refused(() => send('GET', path));
    expect([reply.status, reply.body.code, reply.headers['content-type']]).toEqual([
      404,
      'not_found',
      'application/json',
    ]);
  });

  test.each<[string, string, string[]]>([
    ['/checkout_sessions', 'POST', ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']],
    ['/checkout_sessions/a', 'GET, HEAD, POST', ['PUT', 'DELETE', 'OPTIONS']],
    ['/checkout_sessions/a/complete', 'POST', ['GET', 'PUT']],
    ['/checkout_sessions/a/cancel', 'POST', ['GET', 'DELETE']],
    ['/carts', 'POST', ['GET', 'HEAD', 'PUT']],
    ['/carts/a', 'GET, HEAD, PUT', ['POST', 'DELETE', 'PATCH']],
    ['/carts/a/cancel', 'POST', ['GET', 'PUT']],
  ])('GIVEN %s THEN %s and nothing else', async (path, allow, methods) => {
    for (const method of methods) {
      const reply = await send(method, path);
      expect([method, reply.status, reply.headers.allow]).toEqual([method, 405, allow]);
      const message = `Only ${allow === 'POST' ? 'POST is' : allow.replace(/, (\w+)$/, ' and $1 are')} possible here.`;
      if (method !== 'HEAD') expect(reply.body).toMatchObject({ code: 'method_not_allowed', message });
    }
  });
});

test('GIVEN a body in pieces that never says how long it is THEN it is refused at 1 MB', async () => {
  const reply = await refused(() =>
    send('POST', '/checkout_sessions', `"${'x'.repeat(1024 * 1024)}"`, { 'Transfer-Encoding': 'chunked' }),
  );
  expect([reply.status, reply.body.code]).toEqual([413, 'request_too_large']);
});

test('GIVEN a charset that is UTF-8 by any name THEN the body is read', async () => {
  for (const type of ['application/json; charset=utf-8', 'application/json;charset="UTF-8"']) {
    const reply = await send('POST', '/checkout_sessions', '{}', { 'Content-Type': type });
    expect(reply.body.param).toBe('$.line_items');
  }
});
