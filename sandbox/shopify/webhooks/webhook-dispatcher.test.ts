import { createHmac } from 'node:crypto';
import fs from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addSeconds } from '#app/kernel/clock.ts';
import {
  CLIENT_SECRET,
  startTestSimulator,
  type TestOptions,
  type TestSimulator,
} from '#sandbox/shopify/testing/start-test-simulator.ts';

interface Received {
  headers: http.IncomingHttpHeaders;
  body: string;
}

let received: Received[];
let answer: number;
let now: Date;
let app: http.Server;
let simulator: TestSimulator | undefined;

beforeEach(async () => {
  received = [];
  answer = 200;
  now = new Date('2026-11-01T00:00:00Z');
  app = http.createServer(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    received.push({ headers: request.headers, body });
    response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await simulator?.close();
  simulator = undefined;
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
});

async function start(options: TestOptions = {}): Promise<TestSimulator> {
  simulator = await startTestSimulator({
    appUrl: `http://127.0.0.1:${(app.address() as AddressInfo).port}`,
    topics: ['orders/updated', 'products/update', 'products/delete', 'inventory_levels/update'],
    clock: () => now,
    ...options,
  });
  await simulator.control('POST', '/webhooks', { paused: true });
  return simulator;
}
const emit = (topic: string, payload = {}) =>
  simulator!.control('POST', '/webhooks/emit', { topic, payload });
const header = (name: string) => received.map(({ headers }) => headers[name]);

describe('webhooks', () => {
  it('WHEN something subscribed happens THEN the app gets it with Shopify’s headers, signed over the raw body', async () => {
    await start();
    await emit('orders/updated', { id: 1, note: 'größer' });
    await simulator!.deliverWebhooksNow();
    const [{ headers, body }] = received as [Received];
    expect(JSON.parse(body)).toEqual({ id: 1, note: 'größer' });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-shopify-topic': 'orders/updated',
      'x-shopify-shop-domain': 'demo-shop.myshopify.com',
      'x-shopify-api-version': '2026-10',
      'x-shopify-triggered-at': '2026-11-01T00:00:00.000Z',
      'x-shopify-hmac-sha256': createHmac('sha256', CLIENT_SECRET).update(body).digest('base64'),
      'x-shopify-webhook-id': expect.stringMatching(/^[\w-]{36}$/),
      'x-shopify-event-id': expect.stringMatching(/^[\w-]{36}$/),
    });
  });

  it('WHEN the topic is not subscribed THEN nothing is sent', async () => {
    await start();
    await emit('orders/create');
    await simulator!.deliverWebhooksNow();
    expect(received).toEqual([]);
  });

  it('WHEN not paused THEN it is sent at once by itself', async () => {
    await start();
    await simulator!.control('POST', '/webhooks', { paused: false });
    const arrived = new Promise((resolve) => app.once('request', resolve));
    await emit('orders/updated');
    await arrived;
  });

  it('GIVEN an app that fails WHEN time passes THEN it is retried eight times within four hours, then given up', async () => {
    await start();
    answer = 500;
    await emit('orders/updated', { id: 7 });
    await simulator!.deliverWebhooksNow();
    await simulator!.deliverWebhooksNow();
    expect(received).toHaveLength(1);
    const begin = now;
    for (let minute = 0; minute < 241; minute += 1) {
      now = addSeconds(begin, minute * 60);
      await simulator!.deliverWebhooksNow();
    }
    expect(received).toHaveLength(9);
    expect(new Set(header('x-shopify-webhook-id')).size).toBe(1);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(simulator!.state.webhooks.all()[0]).toMatchObject({
      attempts: 9,
      nextAttemptAt: null,
      deliveredAt: null,
    });
  });

  it('WHEN a duplicate is asked for THEN it comes twice with one event id', async () => {
    await start();
    await simulator!.control('POST', '/webhooks', { duplicate: 1 });
    await emit('orders/updated', { id: 1 });
    await emit('orders/updated', { id: 2 });
    await simulator!.deliverWebhooksNow();
    expect(received).toHaveLength(3);
    expect(new Set(header('x-shopify-event-id')).size).toBe(2);
    expect(new Set(header('x-shopify-webhook-id')).size).toBe(3);
  });

  it('WHEN some of a topic are to be lost THEN the next ones never come, those of other topics do', async () => {
    await start();
    const settings = await simulator!.control('POST', '/webhooks', { lose: { 'orders/updated': 2 } });
    expect(await settings.json()).toMatchObject({ lose: { 'orders/updated': 2 } });
    for (const id of [1, 2, 3]) await emit('orders/updated', { id });
    await emit('products/update', { id: 4 });
    await simulator!.deliverWebhooksNow();
    expect(received.map(({ body }) => JSON.parse(body).id).sort()).toEqual([3, 4]);
    const bad = await simulator!.control('POST', '/webhooks', { lose: { 'orders/updated': -1 } });
    expect(bad.status).toBe(400);
  });

  it('WHEN reordering THEN the newest comes first', async () => {
    await start();
    await simulator!.control('POST', '/webhooks', { reorder: true });
    for (const id of [1, 2, 3]) await emit('orders/updated', { id });
    await simulator!.deliverWebhooksNow();
    expect(received.map(({ body }) => JSON.parse(body).id)).toEqual([3, 2, 1]);
  });

  it('GIVEN an undelivered webhook WHEN the simulator is restarted THEN it is still sent', async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'aisle-webhooks-'));
    const dataFile = path.join(folder, 'shop.jsonl');
    await start({ dataFile });
    await emit('orders/updated', { id: 9 });
    await simulator!.close();
    await start({ dataFile });
    await simulator!.deliverWebhooksNow();
    expect(received.map(({ body }) => body)).toEqual(['{"id":9}']);
    await fs.rm(folder, { recursive: true });
  });

  it('WHEN the merchant changes price and stock THEN products and inventory are told in REST’s shape', async () => {
    await start();
    const [variant] = simulator!.state.variants.filter((row) => row.tracked);
    const id = Number(variant!.id.split('/').pop());
    await simulator!.control('PATCH', `/variants/${id}`, { priceMinor: 1234, available: 3 });
    await simulator!.deliverWebhooksNow();
    expect(header('x-shopify-topic').sort()).toEqual(['inventory_levels/update', 'products/update']);
    const bodies = received.map(({ body }) => JSON.parse(body));
    const product = bodies.find((body) => 'variants' in body);
    expect(product).toMatchObject({ admin_graphql_api_id: variant!.productId, status: 'active' });
    expect(product.variants.find((row: { id: number }) => row.id === id)).toMatchObject({
      price: '12.34',
      inventory_quantity: 3,
    });
    expect(bodies.find((body) => 'available' in body)).toMatchObject({ available: 3 });
  });

  it('WHEN a product is edited or deleted THEN the app is told; an unknown one is 404', async () => {
    await start();
    await simulator!.control('PATCH', '/products/1001', { status: 'DRAFT', title: 'New' });
    await simulator!.control('DELETE', '/products/1001');
    await simulator!.deliverWebhooksNow();
    expect(header('x-shopify-topic').sort()).toEqual(['products/delete', 'products/update']);
    expect(simulator!.state.variants.filter((row) => row.productId.endsWith('/1001'))).toEqual([]);
    expect((await simulator!.control('PATCH', '/products/1001', {})).status).toBe(404);
    expect((await simulator!.control('PATCH', '/variants/1002', { priceMinor: 0.5 })).status).toBe(400);
  });
});
