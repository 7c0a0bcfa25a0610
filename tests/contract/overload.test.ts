import http from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { AdmissionGate } from '#app/server/admission/admission-gate.ts';
import { httpApp } from '#app/server/http-app.server.ts';
import { listenLimits } from '#app/server/listen-limits.ts';
import { listen } from '#app/server/listen.server.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop } from '#app/shops/shop-scope.server.ts';
import { acpSchemaAvailable, acpValidator } from '#sandbox/agent/acp-schema.ts';
import { createTestServices } from '#tests/database.ts';

/** Requests stand still while the table of keys is locked: no handler is replaced, and nothing is timed. */
const SLOTS = 12;
const VERSION = '2026-01-30';
const METRICS_TOKEN = 'token-of-the-overload-test';

let services: Services & { close(): Promise<void> };
let server: Awaited<ReturnType<typeof listen>>;
let gate: AdmissionGate;
let locker: pg.Client;
const keys: Record<'one' | 'two', string> = { one: '', two: '' };
/** Of the gate: a wait ends when the test says so. */
let timers: (() => void)[] = [];

beforeAll(async () => {
  services = await createTestServices({ random: () => 0.5 }, { METRICS_TOKEN });
  for (const name of ['one', 'two'] as const) {
    const data = { id: `shop_${name}`, domain: `${name}.myshopify.com`, installedAt: new Date() };
    const scope = scopeToShop(services, await services.db.shop.create({ data }));
    const agent = { name: 'A', platform: 'a', mode: 'test', sellingMode: 'in_chat' } as const;
    keys[name] = (await createConnection(scope, agent)).apiKey;
  }
  gate = new AdmissionGate(SLOTS, (_ms, run) => {
    timers.push(run);
    return () => (timers = timers.filter((other) => other !== run));
  });
  const app = httpApp({ services: () => services, isReady: () => true, gate });
  server = await listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', limits: listenLimits(100) });
  locker = new pg.Client({ connectionString: services.env.DATABASE_URL });
  await locker.connect();
});
afterAll(async () => {
  await locker.end();
  await new Promise((resolve) => server.close(resolve));
  await services.close();
});

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

/** Over a connection of its own, as a proxy or an agent would. */
function send(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const options = { port, host: '127.0.0.1', method, path, headers, agent: false };
    const request = http.request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    request.on('error', reject).end();
  });
}

const headersOf = (name: 'one' | 'two') => ({
  Authorization: `Bearer ${keys[name]}`,
  'API-Version': VERSION,
  'Request-Id': 'req_overload',
});
const create = (name: 'one' | 'two') => send('POST', '/acp/checkout_sessions', headersOf(name));
const complete = (name: 'one' | 'two') =>
  send('POST', '/acp/checkout_sessions/checkout_session_1/complete', headersOf(name));
const read = (name: 'one' | 'two') =>
  send('GET', '/acp/checkout_sessions/checkout_session_1', headersOf(name));

/** What /metrics tells of the gate, by the rest of its name; counters since `before`. */
async function admission(before: Record<string, number> = {}): Promise<Record<string, number>> {
  const { text } = await send('GET', '/metrics', { Authorization: `Bearer ${METRICS_TOKEN}` });
  const told = [...text.matchAll(/^aisle_admission_(\S+) (\S+)$/gm)].map(([, name, value]) => {
    const since = name!.includes('_total') ? (before[name!] ?? 0) : 0;
    return [name!, Number(value) - since] as const;
  });
  return Object.fromEntries(told);
}

async function until(reached: () => boolean): Promise<void> {
  while (!reached()) await new Promise((resolve) => setImmediate(resolve));
}
/** Until the gate has so many in work and so many waiting. */
const untilGate = (working: number, waiting: number) =>
  until(() => gate.counts().work.working === working && gate.counts().work.waiting === waiting);

test('GIVEN more than the server can do THEN completions get in, the rest is told when to come again, and all is well afterwards', async () => {
  // Both are known from now on, and each has a share of its own.
  expect((await read('one')).status).toBe(404);
  expect((await read('two')).status).toBe(404);

  const before = await admission();
  await locker.query('BEGIN; LOCK TABLE agent_keys IN ACCESS EXCLUSIVE MODE');
  // The first alone may have half of what creates may take, the second a third.
  const creates = [create('one'), create('one'), create('one'), create('one')];
  await untilGate(4, 0);
  creates.push(create('two'), create('two'), create('two'));
  await untilGate(7, 0);
  const queued = [create('one'), create('two')];
  await untilGate(7, 2);
  const completed = complete('two');
  // It is not held up by the creates of the same agent.
  await untilGate(8, 2);
  const newcomer = send('POST', '/acp/checkout_sessions/checkout_session_1/complete', {
    'API-Version': VERSION,
    Authorization: 'Bearer aisle_test_unknown',
  });
  await untilGate(9, 2);
  const anybody = send('GET', '/.well-known/acp.json');
  await untilGate(9, 3);
  // While all of that stands still, health is told.
  expect((await send('GET', '/healthz')).status).toBe(200);

  // Their time is over: two have their share in work, so it is their own fault; the last has nothing.
  timers.slice().forEach((run) => run());
  const shed = await anybody;
  expect([shed.status, shed.headers['retry-after'], shed.headers['cache-control']]).toEqual([
    503,
    '2',
    'no-store',
  ]);
  for (const answer of await Promise.all(queued)) {
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '2']);
    expect(answer.headers).toMatchObject({ 'request-id': 'req_overload', 'cache-control': 'no-store' });
    const body = JSON.parse(answer.text) as { code: string };
    expect(body.code).toBe('rate_limited');
    if (acpSchemaAvailable(VERSION)) expect(acpValidator(VERSION).validate('Error', body)).toEqual([]);
  }

  await locker.query('COMMIT');
  // What was accepted is answered: creates without a body, a session that is not there, a key that nobody knows.
  expect((await Promise.all(creates)).map(({ status }) => status)).toEqual(Array(7).fill(400));
  expect((await completed).status).toBe(400);
  expect((await newcomer).status).toBe(401);
  await untilGate(0, 0);
  expect((await read('one')).status).toBe(404);
  expect(await admission(before)).toMatchObject({
    'waited_total{class="create"}': 3,
    'refused_total{class="create",reason="caller"}': 2,
    'refused_total{class="create",reason="busy"}': 1,
    'working{pool="work"}': 0,
    'waiting{pool="work"}': 0,
    'slots{pool="work"}': SLOTS,
    'slots{pool="webhooks"}': SLOTS / 2,
  });
});
