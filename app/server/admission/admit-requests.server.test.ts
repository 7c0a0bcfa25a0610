import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { createLogger } from '#app/kernel/logger.server.ts';
import type { Services } from '#app/services.server.ts';
import { listenLimits } from '../listen-limits.ts';
import { listen } from '../listen.server.ts';
import { AdmissionGate } from './admission-gate.ts';
import { admitRequests } from './admit-requests.server.ts';

/** All that the middleware asks of the services. */
const services = { log: createLogger('silent'), random: () => 0 } as Services;

let server: Awaited<ReturnType<typeof listen>>;
afterEach(() => new Promise((resolve) => server.close(resolve)));

const until = async (reached: () => boolean) => {
  while (!reached()) await new Promise((resolve) => setImmediate(resolve));
};

test('GIVEN a feed whose reader takes its time THEN its slot is held until the last byte is sent, or the reader has gone', async () => {
  const gate = new AdmissionGate(8);
  const writers: ReadableStreamDefaultController<Uint8Array>[] = [];
  const app = new Hono().use(admitRequests(() => services, gate)).get('/feeds/:token', (c) => {
    const stream = new ReadableStream<Uint8Array>({ start: (writer) => void writers.push(writer) });
    return c.body(stream, 200);
  });
  server = await listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', limits: listenLimits(100) });
  const { port } = server.address() as AddressInfo;
  const download = () =>
    new Promise<http.IncomingMessage>((resolve) => {
      http.get({ port, host: '127.0.0.1', path: '/feeds/token', agent: false }, resolve);
    });

  const first = await download();
  expect(gate.counts().downloads.working).toBe(1);
  writers[0]!.enqueue(Buffer.from('all'));
  writers[0]!.close();
  await first.toArray();
  await until(() => gate.counts().downloads.working === 0);

  const second = await download();
  expect(gate.counts().downloads.working).toBe(1);
  second.destroy();
  await until(() => gate.counts().downloads.working === 0);
});

test('GIVEN a caller that leaves while it waits THEN its place is free', async () => {
  const gate = new AdmissionGate(8);
  const held = Array.from({ length: 8 }, () => gate.admit({ class: 'complete' }) as { release(): void });
  const app = new Hono().use(admitRequests(() => services, gate)).get('/app', (c) => c.text('page'));
  server = await listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', limits: listenLimits(100) });
  const { port } = server.address() as AddressInfo;
  const request = http.get({ port, host: '127.0.0.1', path: '/app', agent: false }).on('error', () => {});
  await until(() => gate.counts().work.waiting === 1);
  request.destroy();
  await until(() => gate.counts().work.waiting === 0);
  held.forEach(({ release }) => release());
  expect(gate.counts().work.working).toBe(0);
});
