import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import { startShopifySimulator, type ShopifySimulator } from '#sandbox/shopify/start-shopify-simulator.ts';
import { readFlowExtensions } from './read-flow-extensions.ts';

const TRIGGER = `
[[extensions]]
name = "Bid placed"
handle = "bid-placed"
type = "flow_trigger"
[settings]
[[settings.fields]]
type = "order_reference"
[[settings.fields]]
type = "single_line_text_field"
key = "Bidder"
[[settings.fields]]
type = "number_decimal"
key = "Amount"
`;
const ACTION = `
[[extensions]]
name = "Place bid"
handle = "place-bid"
type = "flow_action"
runtime_url = "/flow/place-bid"
[settings]
[[settings.fields]]
type = "product_reference"
required = true
`;
const APP = '[access_scopes]\nscopes = ""\n[webhooks]\napi_version = "2026-10"\n';

let folder: string;
let now: Date;
let answers: number[];
let received: { url?: string; headers: http.IncomingHttpHeaders; body: string }[];
let app: http.Server;
let simulator: ShopifySimulator | undefined;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aisle-flow-'));
  now = new Date('2026-11-01T00:00:00Z');
  [answers, received] = [[], []];
  app = http.createServer(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    received.push({ url: request.url, headers: request.headers, body });
    response.writeHead(answers.shift() ?? 200).end('{}');
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await simulator?.close();
  simulator = undefined;
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
  fs.rmSync(folder, { recursive: true });
});

function write(name: string, toml: string): void {
  fs.mkdirSync(path.join(folder, 'extensions', name), { recursive: true });
  fs.writeFileSync(path.join(folder, 'extensions', name, 'shopify.extension.toml'), toml);
}

async function start(): Promise<ShopifySimulator> {
  write('trigger', TRIGGER);
  write('action', ACTION);
  const tomlFile = path.join(folder, 'shopify.app.toml');
  fs.writeFileSync(tomlFile, APP);
  const url = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  const own = { clientId: 'key', clientSecret: 'secret', url, tomlFile };
  return (simulator = await startShopifySimulator({ port: 0, dataFile: null, app: own, clock: () => now }));
}

describe('what Flow is told', () => {
  const payload = { order_id: 1, Bidder: 'Jane', Amount: 10.5 };

  async function tell(handle: string | null, given: unknown): Promise<string | null> {
    const { url } = await start();
    const token = 'shpat_test';
    const { state } = simulator!;
    state.tokens.put({
      ...{ id: token, clientId: 'key', kind: 'offline', scopes: [], expiresAt: null, revoked: false },
      ...{ refreshToken: null, refreshTokenExpiresAt: null },
    });
    const query = `mutation ($handle: String, $payload: JSON) {
      flowTriggerReceive(handle: $handle, payload: $payload) { userErrors { field message } } }`;
    const reply = await new Promise<string>((resolve, reject) => {
      const request = http.request(
        `${url}/admin/api/2026-10/graphql.json`,
        {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            Host: state.shops.all()[0]!.domain,
            'X-Shopify-Access-Token': token,
          },
        },
        async (response) => resolve((await response.setEncoding('utf8').toArray()).join('')),
      );
      request.on('error', reject);
      request.end(JSON.stringify({ query, variables: { handle, payload: given } }));
    });
    const { data } = JSON.parse(reply) as {
      data: { flowTriggerReceive: { userErrors: { message: string }[] } };
    };
    return data.flowTriggerReceive.userErrors[0]?.message ?? null;
  }

  test('GIVEN a payload of the trigger THEN it is kept', async () => {
    expect(await tell('bid-placed', payload)).toBeNull();
    expect(simulator!.state.flowTriggers.all()).toMatchObject([{ handle: 'bid-placed', payload }]);
    const listed = await (await fetch(`${simulator!.url}/_control/flow/triggers`)).json();
    expect(listed).toMatchObject({ triggers: [{ payload, receivedAt: now.toISOString() }] });
  });

  test.each<[string, string | null, unknown, RegExp]>([
    [
      'an unknown handle',
      'bid-lost',
      payload,
      /^Errors validating schema:\n {2}Invalid handle 'bid-lost'\.\n$/,
    ],
    ['no handle', null, payload, /arguments are required/],
    ['no payload', 'bid-placed', null, /arguments are required/],
    ['a list', 'bid-placed', [1], /no object/],
    ['a field too many', 'bid-placed', { ...payload, Email: 'x' }, /'Email' is not declared/],
    ['a field too few', 'bid-placed', { order_id: 1, Amount: 1 }, /'Bidder' is missing/],
    ['a number as text', 'bid-placed', { ...payload, Amount: '10' }, /'Amount' is no number_decimal/],
    [
      'a gid as reference',
      'bid-placed',
      { ...payload, order_id: 'gid://shopify/Order/1' },
      /'order_id' is no order_reference/,
    ],
    ['two lines', 'bid-placed', { ...payload, Bidder: 'a\nb' }, /'Bidder' is no single_line_text_field/],
    [
      'more than 50000 bytes',
      'bid-placed',
      { ...payload, Bidder: 'ü'.repeat(25_000) },
      /exceeds the limit of 50000 bytes/,
    ],
  ])('GIVEN %s THEN it is refused, and not kept', async (_what, handle, given, message) => {
    expect(await tell(handle, given)).toMatch(message);
    expect(simulator!.state.flowTriggers.size).toBe(0);
  });
});

describe('what workflows have the app do', () => {
  test('THEN the app is asked with Flow’s signature and fields', async () => {
    const { flow, state } = await start();
    const run = await flow.run('place-bid', { product_id: '5' });
    expect(run).toMatchObject({ state: 'succeeded', attempts: 1, lastStatus: 200, nextAttemptAt: null });
    const [{ url, headers, body }] = received as [(typeof received)[number]];
    expect(url).toBe('/flow/place-bid');
    const signature = createHmac('sha256', 'secret').update(body).digest('base64');
    expect(headers['x-shopify-hmac-sha256']).toBe(signature);
    expect(JSON.parse(body)).toMatchObject({
      shopify_domain: state.shops.all()[0]!.domain,
      action_run_id: run.id,
      handle: 'place-bid',
      properties: { product_id: '5' },
    });
  });

  test.each([429, 500, 503])('GIVEN %s THEN it is sent again later, with the same run id', async (status) => {
    answers = [status, status];
    const { flow, state } = await start();
    const { id } = await flow.run('place-bid', { product_id: '5' });
    await flow.retryDue();
    expect(received).toHaveLength(1);
    now = addSeconds(now, 10);
    await flow.retryDue();
    now = addSeconds(now, 60);
    await flow.retryDue();
    expect(received.map(({ body }) => (JSON.parse(body) as { action_run_id: string }).action_run_id)).toEqual(
      [id, id, id],
    );
    expect(state.flowActions.get(id)).toMatchObject({ state: 'succeeded', attempts: 3 });
  });

  test.each([400, 401, 404, 409])('GIVEN %s THEN the run has failed', async (status) => {
    answers = [status];
    const { flow } = await start();
    expect(await flow.run('place-bid', { product_id: '5' })).toMatchObject({
      state: 'failed',
      nextAttemptAt: null,
    });
  });

  test('GIVEN the app is away for a day and a half THEN the run has failed', async () => {
    answers = Array.from({ length: 20 }, () => 503);
    const { flow, state } = await start();
    const { id } = await flow.run('place-bid', { product_id: '5' });
    for (let hour = 0; hour < 36; hour += 1) {
      now = addSeconds(now, 3600);
      await flow.retryDue();
    }
    expect(state.flowActions.get(id)).toMatchObject({ state: 'failed', attempts: 10 });
  });

  test.each<[string, string, object]>([
    ['an unknown action', 'sell', {}],
    ['a property too few', 'place-bid', {}],
    ['a property too many', 'place-bid', { product_id: '5', order_id: '1' }],
  ])('GIVEN %s THEN the control refuses it, and the app is not asked', async (_what, handle, properties) => {
    const { url } = await start();
    const answer = await fetch(`${url}/_control/flow/actions`, {
      method: 'POST',
      body: JSON.stringify({ handle, properties }),
    });
    expect([answer.status, received]).toEqual([422, []]);
  });
});

describe('extensions that Shopify would refuse', () => {
  test.each<[string, string]>([
    ['a handle of more than 30 characters', TRIGGER.replace('bid-placed', 'b'.repeat(31))],
    ['a key with other characters', TRIGGER.replace('Bidder', 'bidder_name')],
    ['a type that Flow does not have', TRIGGER.replace('number_decimal', 'number_integer')],
    ['an action without an address', ACTION.replace(/runtime_url.*/, '')],
  ])('GIVEN %s THEN the simulator does not start', (_what, toml) => {
    write('wrong', toml);
    const read = () => readFlowExtensions(path.join(folder, 'extensions'), 'https://aisle.example.com');
    expect(read).toThrow(/wrong\/shopify\.extension\.toml is not valid/);
  });

  test('GIVEN no extensions THEN there is nothing', () => {
    expect(readFlowExtensions(path.join(folder, 'none'), 'https://a.example').triggers.size).toBe(0);
  });
});
