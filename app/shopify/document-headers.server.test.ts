import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestShop, type TestShop } from '#tests/shopify.ts';
import { addDocumentHeaders } from './document-headers.server.ts';

const REST = "object-src 'none'; base-uri 'none'";
const ADMIN = 'frame-ancestors https://demo-shop.myshopify.com https://admin.shopify.com';

let shop: TestShop;
beforeAll(async () => {
  shop = await startTestShop();
});
afterAll(() => shop.close());

function policyOf(address: string): string | null {
  const headers = new Headers();
  addDocumentHeaders(new Request(`http://localhost:4000${address}`), headers);
  return headers.get('Content-Security-Policy');
}

test.each([
  ['names no shop', '/', "frame-ancestors 'none'"],
  ['names what is no shop', '/app?shop=evil.example.com', "frame-ancestors 'none'"],
  ['has more behind the shop', '/app?shop=demo-shop.myshopify.com;evil.example', "frame-ancestors 'none'"],
])('GIVEN an address that %s THEN nobody may frame the page', (_, address, framing) => {
  expect(policyOf(address)).toBe(`${framing}; ${REST}`);
});

test('GIVEN an address that names a shop THEN its admin may frame the page, and nobody else', () => {
  expect(policyOf('/app?shop=demo-shop.myshopify.com&embedded=1')).toBe(`${ADMIN}; ${REST}`);
});
