import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { httpApp } from '#app/server/http-app.server.ts';
import { connectStripe } from '#app/payments/account/connect-stripe.server.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Answered to anybody, and why that gives nothing away. */
const PUBLIC: Record<string, string> = {
  'GET /healthz': 'says that the process lives, and nothing else',
  'GET /readyz': 'says whether work may be sent here, and nothing else',
  'GET /.well-known/acp.json':
    'protocol versions, the same for every shop (tests: app/acp/routes/discovery.test.ts)',
};

/** Every other route, by how it begins, and what somebody without a right gets. */
const GUARDED: [begins: string, status: number, by: string][] = [
  ['/acp/', 401, 'the bearer key of an agent'],
  ['/feeds/', 404, 'a token in the address, signed for one shop and feed'],
  ['/exports/', 404, 'a token in the address, signed for one file and a short time'],
  ['/webhooks/shopify', 401, 'Shopify’s signature'],
  ['/webhooks/stripe/', 400, 'Stripe’s signature, with the secret of one account'],
  ['/metrics', 404, 'the token of METRICS_TOKEN; without one there is no such page'],
];

/** Files of app/routes that are no embedded page; each of those is tried without a session in admin-pages.test.ts. */
const OTHER_PAGES: Record<string, string> = {
  '_index.tsx': 'leads to Shopify’s admin, where the app is installed',
  'auth.$.tsx': 'the sign-in itself, by @shopify/shopify-app-remix',
};

let shop: SellingShop;
let accountId: string;
beforeAll(async () => {
  shop = await startSellingShop();
  const account = await connectStripe(shop.scope, {
    secretKey: DEMO_MERCHANT.secretKey,
    merchantId: DEMO_MERCHANT.profile,
    eventTypes: ['charge.refunded'],
    hookSecret: 'whsec_inventory',
  });
  accountId = account.id;
});
afterAll(() => shop.close());

const app = httpApp({ services: () => shop.services, isReady: () => true });
const routes = [
  ...new Map(
    app.routes
      // What runs before the routes, for all of a prefix.
      .filter(
        ({ method, path }) => !(method === 'ALL' && (path === '/*' || path === '/.well-known/acp.json')),
      )
      .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
  ).values(),
];

/** The route with something that its pattern takes in place of what it leaves open. */
function addressOf(path: string): string {
  return path
    .replace(':account', accountId)
    .replace(/:\w+(\{\[[^\]]+\]\{\d+,\d+\}\})?/g, 'x1')
    .replace('*', 'anything');
}

describe('GIVEN somebody without credentials', () => {
  test('THEN the list below is of every route that there is', () => {
    expect(routes.length).toBeGreaterThan(20);
  });

  test.each(routes)('WHEN $method $path is asked THEN nothing is told or done', async ({ method, path }) => {
    const asked = method === 'ALL' ? 'DELETE' : method;
    const body = asked === 'GET' ? undefined : '{"line_items":[{"id":"1"}]}';
    const headers = { 'content-type': 'application/json', 'api-version': '2026-04-17' };
    const answer = await app.request(addressOf(path), { method: asked, headers, body });
    expect(answer.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    if (Object.hasOwn(PUBLIC, `${method} ${path}`)) return expect(answer.status).toBe(200);
    const guard = GUARDED.find(([begins]) => path.startsWith(begins));
    expect(guard, `${method} ${path} is in no list: who may call it?`).toBeDefined();
    // Another method than a route takes, and an address where none is.
    const expected = method === 'ALL' ? [404, 405] : [guard![1]];
    expect(expected).toContain(answer.status);
    const told = await answer.text();
    expect(told).not.toContain(shop.scope.shop.domain);
    expect(told).not.toContain(shop.connection.apiKey);
  });
});

test('every file of app/routes is an embedded page, or one of few others', () => {
  const files = Object.keys(import.meta.glob('../../app/routes/*.tsx')).map((file) =>
    file.split('/').at(-1)!,
  );
  const others = files.filter((name) => !name.startsWith('app.') && name !== 'app.tsx');
  expect(others.sort()).toEqual(Object.keys(OTHER_PAGES).sort());
});
