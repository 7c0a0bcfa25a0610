import { expect, test } from 'vitest';
import { refusePage } from './refuse-page.ts';

const ask = (method: string, path: string, headers: Record<string, string> = {}) => {
  const request = new Request(`https://aisle.example${path}`, { method, headers });
  return refusePage(request)?.status ?? null;
};
const own = { host: 'aisle.example', origin: 'https://aisle.example' };

test.each([
  ['a page', 'GET', '/app/orders?q=%00', {}, null],
  ['a form of its own', 'POST', '/app/orders', own, null],
  ['a form of a client that tells no origin', 'POST', '/app/orders', {}, null],
  [
    'a form through a proxy',
    'POST',
    '/app',
    { ...own, host: 'inside:3000', 'x-forwarded-host': 'aisle.example' },
    null,
  ],
  ['another method', 'PUT', '/app', {}, 405],
  ['an address that cannot be read', 'GET', '/app/%E0%A4%A', {}, 404],
  ['an address with a NUL', 'GET', '/app/catalog/%00', {}, 404],
  ['a look at data for another site', 'HEAD', '/app.data', { ...own, origin: 'https://evil.example' }, 403],
  ['a look at data', 'HEAD', '/app.data', own, null],
  ['a look at a page', 'HEAD', '/app', { ...own, origin: 'https://evil.example' }, null],
  ['data of old', 'GET', '/app?_data=routes%2Fapp', {}, 400],
  ['a form of another site', 'POST', '/app', { ...own, origin: 'https://evil.example' }, 403],
  ['a preflight of another site', 'OPTIONS', '/app', { ...own, origin: 'https://evil.example' }, 403],
  ['a page that another site leads to', 'GET', '/app', { ...own, origin: 'https://evil.example' }, null],
  ['a form of nowhere', 'POST', '/app', { ...own, origin: 'null' }, 403],
])('GIVEN %s THEN it is refused only if Remix would fall over it', (_, method, path, headers, expected) => {
  expect(ask(method, path, headers as Record<string, string>)).toBe(expected);
});
