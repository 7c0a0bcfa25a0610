import net, { type AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen } from './listen.server.ts';
import { listenLimits, type ListenLimits } from './listen-limits.ts';

/** Far shorter than a server's own: what is shown is that each holds. */
const SHORT: ListenLimits = {
  ...listenLimits(8),
  headersMs: 150,
  requestMs: 300,
  keepAliveMs: 100,
  idleMs: 400,
  checkMs: 50,
  requestsPerSocket: 3,
};

let server: Awaited<ReturnType<typeof listen>>;
let port: number;
let sockets: net.Socket[] = [];
/** Answers that a handler never finishes. */
let stalled: ReadableStreamDefaultController<Uint8Array>[] = [];

beforeEach(async () => {
  const app = new Hono()
    .get('/', (c) => c.text('well'))
    .post('/', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)))
    .get('/stalls', (c) =>
      c.body(new ReadableStream<Uint8Array>({ start: (writer) => void stalled.push(writer) })),
    );
  app.onError((_error, c) => c.text('broken off', 400));
  server = await listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', limits: SHORT });
  ({ port } = server.address() as AddressInfo);
});
afterEach(async () => {
  sockets.forEach((socket) => socket.destroy());
  [sockets, stalled] = [[], []];
  await new Promise((resolve) => server.close(resolve));
});

interface Told {
  text: string;
  /** Until the server has closed the connection. */
  closed: Promise<string>;
  socket: net.Socket;
}

function open(sent: string): Told {
  const socket = net.connect({ port, host: '127.0.0.1' });
  sockets.push(socket);
  const told: Told = {
    socket,
    text: '',
    closed: new Promise((resolve) => socket.once('close', () => resolve(told.text))),
  };
  socket.on('error', () => {}).setEncoding('latin1');
  socket.on('data', (part: string) => (told.text += part));
  socket.write(sent);
  return told;
}

/** It goes on answering others. */
async function answersOthers(): Promise<void> {
  const text = await open('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n').closed;
  expect(text).toMatch(/^HTTP\/1\.1 200 .*well/s);
}

const HEAD = 'POST / HTTP/1.1\r\nHost: a\r\n';

test.each([
  ['nothing at all', '', /^(HTTP\/1\.1 408 .*)?$/s],
  ['headers that never end', 'GET / HTTP/1.1\r\nHost: a\r\nX-A: ', /^HTTP\/1\.1 408 /],
  ['a body that never ends', `${HEAD}Content-Length: 10\r\n\r\nabc`, /^HTTP\/1\.1 408 /],
  ['chunks that never end', `${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\nab`, /^HTTP\/1\.1 408 /],
  ['headers of 20 kB', `GET / HTTP/1.1\r\nHost: a\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
  ['an address of 20 kB', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, /^HTTP\/1\.1 431 /],
  ['no HTTP', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', /^HTTP\/1\.1 400 /],
  ['no host', 'GET / HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400 /],
  [
    'two lengths (request smuggling)',
    `${HEAD}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    /^HTTP\/1\.1 400 /,
  ],
  [
    'two lengths that differ',
    `${HEAD}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`,
    /^HTTP\/1\.1 400 /,
  ],
  ['a length that is no number', `${HEAD}Content-Length: +3\r\n\r\nabc`, /^HTTP\/1\.1 400 /],
  [
    'an encoding behind chunked',
    `${HEAD}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
    /^HTTP\/1\.1 400 /,
  ],
  ['a blank before the colon', `${HEAD}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`, /^HTTP\/1\.1 400 /],
  ['a folded header', `${HEAD}X-A: 1\r\n Content-Length: 3\r\n\r\nabc`, /^HTTP\/1\.1 400 /],
  ['a line that ends in a bare CR', `${HEAD}X-A: 1\rContent-Length: 3\r\n\r\nabc`, /^HTTP\/1\.1 400 /],
  ['a chunk of no size', `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, /^HTTP\/1\.1 400 /],
  [
    'garbage behind a request',
    'GET / HTTP/1.1\r\nHost: a\r\n\r\n\0\0\0 /\r\n\r\n',
    /^HTTP\/1\.1 200 .*well/s,
  ],
  ['an answer that is left unread', 'GET /stalls HTTP/1.1\r\nHost: a\r\n\r\n', /^HTTP\/1\.1 200 /],
  ['a connection that is kept for nothing', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', /^HTTP\/1\.1 200 .*well$/s],
])('GIVEN %s THEN it is refused or cut, and others are answered', async (_, sent, expected) => {
  const told = open(sent);
  await answersOthers();
  expect(await told.closed).toMatch(expected);
  await answersOthers();
});

test('GIVEN more connections than there may be THEN the next is closed at once, and there is room when one has gone', async () => {
  const flood = Array.from({ length: SHORT.connections }, () =>
    open('GET /stalls HTTP/1.1\r\nHost: a\r\n\r\n'),
  );
  await expect.poll(() => stalled.length).toBe(SHORT.connections);
  expect(await open('GET / HTTP/1.1\r\nHost: a\r\n\r\n').closed).toBe('');
  flood.forEach(({ socket }) => socket.destroy());
  await Promise.all(flood.map(({ closed }) => closed));
  await expect.poll(() => new Promise<number>((done) => server.getConnections((_e, n) => done(n)))).toBe(0);
  await answersOthers();
});

test('GIVEN requests without end on one connection THEN it is closed in good order after so many', async () => {
  const text = await open('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(3)).closed;
  expect(text.match(/HTTP\/1\.1 200 /g)).toHaveLength(3);
  expect(text).toMatch(/connection: close/i);
});
