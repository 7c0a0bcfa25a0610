import { between, oneOf, type Random } from '#sandbox/chaos/plan/random.ts';

const GET = 'GET /healthz HTTP/1.1\r\nHost: a\r\n';
const POST = 'POST /acp/checkout_sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

/** What is no HTTP, or more than one request, or less. */
const GARBAGE: ((random: Random) => string)[] = [
  (random) =>
    String.fromCharCode(...Array.from({ length: between(random, 1, 500) }, () => between(random, 0, 255))),
  () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  () => 'GET /\r\n\r\n',
  () => 'GET /healthz HTTP/9.9\r\nHost: a\r\n\r\n',
  () => 'get /healthz HTTP/1.1\r\nHost: a\r\n\r\n',
  () => 'FOO /healthz HTTP/1.1\r\nHost: a\r\n\r\n',
  () => 'GET  /healthz  HTTP/1.1\r\nHost: a\r\n\r\n',
  () => 'GET http://evil.example/healthz HTTP/1.1\r\nHost: a\r\n\r\n',
  () => 'GET ftp://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n',
  () => 'GET healthz HTTP/1.1\r\nHost: a\r\n\r\n',
  () => 'GET /app\\..\\x HTTP/1.1\r\nHost: a\r\n\r\n',
  () => 'GET /\x00\x01 HTTP/1.1\r\nHost: a\r\n\r\n',
  () => 'GET /ü/€ HTTP/1.1\r\nHost: a\r\n\r\n',
  () => 'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n',
  () => 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n',
  () => 'TRACE /healthz HTTP/1.1\r\nHost: a\r\nX-Secret: 1\r\n\r\n',
  () => 'GET /healthz HTTP/1.1\nHost: a\n\n',
  () => 'GET /healthz HTTP/1.1\r\n\r\n',
  () => 'GET /healthz HTTP/1.0\r\n\r\n',
  () => `${GET}Host: b\r\n\r\n`,
  () => `${GET}X: a\r\n b\r\n\r\n`,
  () => `${GET}X : a\r\n\r\n`,
  () => `${GET}X: a\x00b\r\n\r\n`,
  () => `${GET}: a\r\n\r\n`,
  (random) => `${GET}X: ${'a'.repeat(between(random, 15_000, 70_000))}\r\n\r\n`,
  (random) => `${GET}${'X: a\r\n'.repeat(between(random, 100, 1500))}\r\n`,
  () => `${GET}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n`,
  () => `${GET}Expect: 200-maybe\r\n\r\n`,
  () => `${POST}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}`,
  () => `${POST}Content-Length: -1\r\n\r\n`,
  () => `${POST}Content-Length: 1e3\r\n\r\n{}`,
  () => `${POST}Content-Length: 99999999999999999999\r\n\r\n{}`,
  () => `${POST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
  () => `${POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  () => `${POST}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
  () => `${POST}Transfer-Encoding: gzip\r\n\r\n`,
  () => `${POST}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n`,
  () => `${POST}Transfer-Encoding: chunked\r\n\r\n2;${'x'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
  () => `${POST}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-Trailer: a\r\n\r\n`,
  () => `${POST}Transfer-Encoding: chunked\r\n\r\n2\r\n{`,
  () => `${POST}Content-Length: 100\r\n\r\n{`,
  (random) => `${GET}\r\n`.repeat(between(random, 2, 50)),
  () => `${GET}\r\nGARBAGE\r\n\r\n${GET}\r\n`,
  () => `${POST}Content-Length: 2\r\n\r\n{}{}{}${GET}\r\n`,
  () => `\r\n\r\n\r\n${GET}\r\n`,
];

/** Bytes for a socket, one to a character. */
export function garbage(random: Random): Buffer {
  const text = oneOf(random, GARBAGE)(random);
  const bytes = Buffer.from(text, /[^\0-\xff]/.test(text) ? 'utf8' : 'latin1');
  return random() < 0.2 ? bytes.subarray(0, between(random, 1, bytes.length)) : bytes;
}
