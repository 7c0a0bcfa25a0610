import { between, oneOf, type Random } from '#sandbox/chaos/plan/random.ts';
import { damageBytes } from './damage-bytes.ts';
import type { FuzzRequest } from './fuzz-request.ts';
import { EVIL_HOST, NASTY_SEGMENTS, NASTY_TEXTS } from './nasty.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH'];
const NAMES = [
  'q',
  'after',
  'before',
  'page',
  'shop',
  'host',
  'id_token',
  'embedded',
  'index',
  '_data',
  '_routes',
];
const MORE_NAMES = [
  'returnTo',
  'status',
  'from',
  'to',
  'limit',
  'sort',
  '__proto__[x]',
  'a[]',
  'days',
  'locale',
];
const TYPES = [
  'text/plain',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/json, text/html',
  'application/octet-stream',
  '',
  ';;;',
];
/** Headers that change how a request is read. */
const HEADERS: [string, string[]][] = [
  ['Content-Type', TYPES],
  ['Content-Encoding', ['gzip', 'br', 'deflate', 'identity', 'gzip, gzip', 'nonsense']],
  ['Accept', ['*/*', 'text/html', 'application/xml', 'a/b;q=9', '']],
  ['Accept-Language', ['de', 'xx-YY', '*', 'en;q=nonsense', 'de,'.repeat(400), '']],
  ['Accept-Encoding', ['gzip', 'br;q=0', '*']],
  ['API-Version', ['2019-01-01', '2026-04-17, 2025-09-29', '__proto__', '']],
  [
    'Authorization',
    ['', 'Bearer', 'Bearer ', 'Basic eDp5', 'Bearer aisle_live_x', `Bearer ${'x'.repeat(3000)}`],
  ],
  ['Cookie', ['a=b', '__proto__=1', 'x'.repeat(3000)]],
  ['Host', [EVIL_HOST, 'localhost:99999', 'a b', '[::1', 'canary.example']],
  ['Idempotency-Key', ['', 'x'.repeat(256), 'fuzz-same', '"quoted"']],
  ['If-None-Match', ['*', '"x"', 'W/', ',']],
  ['If-Modified-Since', ['yesterday', 'Thu, 01 Jan 1970 00:00:00 GMT']],
  ['Origin', ['null', `https://${EVIL_HOST}`]],
  [
    'Range',
    ['bytes=0-', 'bytes=9999999999-', 'bytes=-1', 'bytes=5-2', 'bytes=0-0,2-3', 'items=1', 'bytes=0-9e9'],
  ],
  ['Request-Id', ['x'.repeat(300), '%0d%0a', '']],
  ['Shopify-Hmac-Sha256', ['eA==', '']],
  ['Signature', ['eA==', '']],
  ['Timestamp', ['yesterday', '9999-12-31T23:59:59Z']],
  ['Upgrade', ['websocket', 'h2c']],
  ['User-Agent', ['', 'Googlebot/2.1', 'Shopify Mobile/iOS', 'x'.repeat(2000)]],
  ['X-Forwarded-Host', [EVIL_HOST]],
  ['X-Forwarded-Proto', ['javascript']],
  ['X-HTTP-Method-Override', ['DELETE']],
  ['X-Remix-Revalidate', ['yes']],
  ['X-Shopify-Triggered-At', ['yesterday', '+275760-09-13T00:00:00.000Z']],
  ['X-Shopify-Topic', ['__proto__', 'orders/create', 'x'.repeat(2000)]],
  ['X-Shopify-Shop-Domain', ['x.myshopify.com', '__proto__', 'ü.myshopify.com']],
];

/** The request with one thing changed: its method, path, query, a header, or the bytes of its body. */
export function mutateRequest(random: Random, request: FuzzRequest): FuzzRequest {
  switch (oneOf(random, ['method', 'path', 'query', 'header', 'header', 'bytes', 'bytes'] as const)) {
    case 'method':
      return { ...request, method: oneOf(random, METHODS) };
    case 'path':
      return { ...request, path: mutatePath(random, request.path) };
    case 'query': {
      const name = random() < 0.1 ? oneOf(random, NASTY_TEXTS) : oneOf(random, [...NAMES, ...MORE_NAMES]);
      const pair = `${encode(name)}=${encode(oneOf(random, NASTY_TEXTS))}`;
      return { ...request, path: `${request.path}${request.path.includes('?') ? '&' : '?'}${pair}` };
    }
    case 'header':
      return { ...request, headers: mutateHeaders(random, request.headers) };
    case 'bytes':
      return { ...request, body: request.body && damageBytes(random, request.body) };
  }
}

function mutatePath(random: Random, path: string): string {
  const [address, query] = path.split('?', 2);
  const segments = address!.split('/');
  const at = between(random, 1, segments.length - 1);
  const how = random();
  if (how < 0.4) segments[at] = oneOf(random, NASTY_SEGMENTS);
  else if (how < 0.6) segments.splice(at, 0, oneOf(random, NASTY_SEGMENTS));
  else if (how < 0.7) segments.splice(at, 1);
  else if (how < 0.8) segments.push('');
  else if (how < 0.9) segments[at] = segments[at]!.toUpperCase();
  else segments.splice(1, 0, '', EVIL_HOST, '..');
  const changed = segments.join('/') || '/';
  const rooted = changed.startsWith('/') ? changed : `/${changed}`;
  return query === undefined ? rooted : `${rooted}?${query}`;
}

function mutateHeaders(random: Random, headers: [string, string][]): [string, string][] {
  const copy = [...headers];
  const at = between(random, 0, Math.max(0, copy.length - 1));
  const how = random();
  if (how < 0.15) copy.splice(at, 1);
  else if (how < 0.3 && copy[at]) copy[at] = [copy[at][0], headerText(oneOf(random, NASTY_TEXTS))];
  else if (how < 0.35 && copy[at]) copy.push(copy[at]);
  else {
    const [name, values] = oneOf(random, HEADERS);
    return [
      ...copy.filter(([other]) => other.toLowerCase() !== name.toLowerCase()),
      [name, oneOf(random, values)],
    ];
  }
  return copy;
}

/** What a client may put into a header at all; the rest is for raw sockets. */
const headerText = (text: string) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?').slice(0, 4000);
/** Half of a surrogate pair cannot be encoded. */
const encode = (text: string) => encodeURIComponent(text.toWellFormed());
