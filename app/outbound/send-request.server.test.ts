import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { publicLookup, type ResolveHost } from './public-lookup.ts';
import { sendRequest } from './send-request.server.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const nobody: ResolveHost = () => Promise.reject(new Error('nobody asks DNS here'));
const clock = () => new Date('2026-11-20T12:00:00.000Z');
const world = (SANDBOX: boolean, resolveHost = nobody) =>
  ({ env: { SANDBOX }, resolveHost, clock }) as Parameters<typeof sendRequest>[0];
const post = (url: string, options: Partial<Parameters<typeof sendRequest>[1]> = {}) =>
  sendRequest(world(true), { method: 'POST', url, body: '{}', ...options });

describe('GIVEN the sandbox', () => {
  test('WHEN the answer is 200 THEN so it is told, and what was sent has arrived', async () => {
    const seen: string[] = [];
    const url = await serverThat((request, response) => {
      request.on('data', (chunk: Buffer) => seen.push(String(chunk), String(request.headers['x-a'])));
      request.on('end', () => response.writeHead(200).end('{"received":true}'));
    });
    const answer = await post(url, { headers: { 'X-A': 'b' }, body: '{"a":1}' });
    expect(answer).toEqual({
      status: 200,
      error: null,
      retryAfterSeconds: null,
      durationMs: expect.any(Number),
      body: null,
    });
    expect(seen).toEqual(['{"a":1}', 'b']);
  });

  test.each([
    [17, '{"received":true}'],
    [16, null],
  ])(
    'WHEN %i bytes of the answer are wanted THEN it is kept, or left where it is longer',
    async (keepBytes, kept) => {
      const url = await serverThat((_, response) => response.writeHead(200).end('{"received":true}'));
      expect(await post(url, { keepBytes })).toMatchObject({ status: 200, body: kept });
    },
  );

  test.each([
    ['120', 120],
    ['Fri, 20 Nov 2026 12:01:00 GMT', 60],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
  ])('WHEN Retry-After is %s THEN it is %s seconds', async (header, seconds) => {
    const url = await serverThat((_, response) => response.writeHead(429, { 'Retry-After': header }).end());
    expect(await post(url)).toMatchObject({ status: 429, retryAfterSeconds: seconds });
  });

  test('WHEN the answer is a redirect THEN nobody follows it', async () => {
    let calls = 0;
    const url: string = await serverThat((_, response) => {
      calls += 1;
      response.writeHead(307, { Location: url }).end();
    });
    expect(await post(url)).toMatchObject({ status: 307 });
    expect(calls).toBe(1);
  });

  test('WHEN the answer never ends THEN its status is taken and the rest cut off', async () => {
    let cut!: () => void;
    const closed = new Promise<void>((resolve) => (cut = resolve));
    const url = await serverThat((_, response) => {
      response.on('close', cut);
      const more = () => response.write('x'.repeat(1024), () => response.destroyed || setImmediate(more));
      response.writeHead(200);
      more();
    });
    expect(await post(url)).toMatchObject({ status: 200 });
    await closed;
  });

  test('WHEN nothing is answered THEN it is given up', async () => {
    const url = await serverThat(() => undefined);
    expect(await post(url, { timeoutMs: 50 })).toMatchObject({
      status: null,
      error: 'no answer within 0.05 s',
    });
  });

  test('WHEN the connection is cut or refused THEN it is said', async () => {
    const url = await serverThat((request) => request.socket.destroy());
    expect(await post(url)).toMatchObject({ status: null, error: 'the connection was cut' });
    servers[0]!.close();
    await new Promise((resolve) => servers[0]!.once('close', resolve));
    expect(await post(url)).toMatchObject({ status: null, error: 'the connection was refused' });
  });
});

describe('GIVEN a real shop', () => {
  const live = (url: string, resolveHost?: ResolveHost) =>
    sendRequest(world(false, resolveHost), { method: 'POST', url, body: '{}' });
  const inside = { address: '127.0.0.1', family: 4 };
  const outside = { address: '93.184.216.34', family: 4 };

  test('WHEN the URL itself leads inside THEN DNS is not even asked', async () => {
    const answer = await live('https://[::ffff:127.0.0.1]/');
    expect(answer).toMatchObject({ status: null, error: 'the address must lead to a public address' });
  });

  test.each([
    ['inside', [inside]],
    ['inside and outside', [outside, inside]],
    ['nowhere', []],
  ])('WHEN the name leads %s THEN nothing is sent', async (_, addresses) => {
    const answer = await live('https://agent.example.com/', async () => addresses);
    expect(answer).toMatchObject({
      status: null,
      error: 'the address is not one of the public internet',
    });
  });

  test('WHEN the name leads inside only from the second look on (rebinding) THEN the socket got the first', async () => {
    let looks = 0;
    const rebinding: ResolveHost = async () => [(looks += 1) === 1 ? outside : inside];
    const connectTo = () =>
      new Promise((resolve, reject) =>
        publicLookup(rebinding)('agent.example.com', { all: true }, (error, addresses) =>
          error ? reject(error) : resolve(addresses),
        ),
      );
    expect(await connectTo()).toEqual([outside]);
    expect(looks).toBe(1);
    await expect(connectTo()).rejects.toMatchObject({ code: 'ERR_NOT_PUBLIC' });
    // The next delivery looks again.
    expect((await live('https://agent.example.com/', rebinding)).error).toMatch(/public internet/);
    expect(looks).toBe(3);
  });

  test('WHEN the name is unknown THEN that is told, and no address', async () => {
    const unknown: ResolveHost = () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));
    expect((await live('https://agent.example.com/', unknown)).error).toBe('the host name is unknown');
  });
});
