import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestShop, type TestShop } from '#tests/shopify.ts';
import { addDocumentHeaders, finishLibraryPage } from './document-headers.server.ts';

const REST = "script-src 'self' 'nonce-N' https://cdn.shopify.com; object-src 'none'; base-uri 'none'";
const ADMIN = 'frame-ancestors https://demo-shop.myshopify.com https://admin.shopify.com';

let shop: TestShop;
beforeAll(async () => {
  shop = await startTestShop();
});
afterAll(() => shop.close());

const pageAt = (address: string) => new Request(`http://localhost:4000${address}`);

/** The policy of a page, its nonce written as N. */
function policyOf(address: string): string | undefined {
  const headers = new Headers();
  const nonce = addDocumentHeaders(pageAt(address), headers);
  return headers.get('Content-Security-Policy')?.replace(`'nonce-${nonce}'`, "'nonce-N'");
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

describe('scripts of a page', () => {
  test('WHEN two pages are answered THEN each has a nonce of its own, of 128 bits', () => {
    const nonces = ['/app', '/app'].map((address) => addDocumentHeaders(pageAt(address), new Headers()));
    expect(new Set(nonces).size).toBe(2);
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
  });

  test('GIVEN a sandbox THEN they come from the host of its App Bridge instead of from Shopify', () => {
    const { env } = shop.services;
    env.SHOPIFY_APP_BRIDGE_URL = 'http://localhost:4001/app-bridge.js';
    const policy = policyOf('/app');
    delete env.SHOPIFY_APP_BRIDGE_URL;
    expect(policy).toContain("script-src 'self' 'nonce-N' http://localhost:4001;");
    expect(policy).not.toContain('shopify.com');
  });

  test("GIVEN the library's page that leaves the iframe THEN its inline script bears the nonce of its policy", async () => {
    const made = new Response('<script src="x.js"></script><script>window.open("/", "_top")</script>');
    const page = await finishLibraryPage(pageAt('/auth/exit-iframe'), made);
    const [, nonce] = /'nonce-([^']+)'/.exec(page.headers.get('Content-Security-Policy')!)!;
    expect(await page.text()).toBe(
      `<script src="x.js"></script><script nonce="${nonce}">window.open("/", "_top")</script>`,
    );
  });
});
