import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { extensionApp } from '#app/extensions/extension-app.server.ts';
import { httpApp } from '#app/server/http-app.server.ts';
import { connectStripe } from '#app/payments/account/connect-stripe.server.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { ACP_BODIES } from '#tests/acp-bodies.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { hasOpenPart, routeName, routesOf } from '#tests/http-routes.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Answered to anybody, and why that gives nothing away. */
const PUBLIC: Record<string, string> = {
  'GET /healthz': 'says that the process lives, and nothing else',
  'GET /readyz': 'says whether work may be sent here, and nothing else',
  'GET /.well-known/acp.json':
    'protocol versions, the same for every shop (tests: app/acp/routes/discovery.test.ts)',
  'OPTIONS /extensions/*': 'says what a browser may send from another origin, the same for everybody',
};

const VERSION = '2026-04-17';
const BODIES = ACP_BODIES[VERSION];

/** Every other route, by how it begins, and what somebody without a right gets. */
const GUARDED: [begins: string, status: number, by: string][] = [
  ['/acp/', 401, 'the bearer key of an agent'],
  ['/feeds/', 404, 'a token in the address, signed for one shop and feed'],
  ['/exports/', 404, 'a token in the address, signed for one file and a short time'],
  ['/webhooks/shopify', 401, 'Shopify’s signature'],
  ['/flow/actions/', 401, 'Shopify’s signature'],
  ['/webhooks/stripe/', 400, 'Stripe’s signature, with the secret of one account'],
  ['/extensions/', 401, 'the session token of a member of staff'],
  ['/metrics', 404, 'the token of METRICS_TOKEN; without one there is no such page'],
];

/** Files of app/routes that are no embedded page; each of those is tried without a session in admin-pages.test.ts. */
const OTHER_PAGES: Record<string, string> = {
  '_index.tsx': 'leads to Shopify’s admin, where the app is installed',
  'auth.$.tsx': 'the sign-in itself, by @shopify/shopify-app-remix',
};

/** Routes of agents with an id in them: what it is the id of, and a body that they take. */
const WITH_IDS: Record<string, { of: 'session' | 'cart'; body?: object }> = {
  'GET /acp/checkout_sessions/:id': { of: 'session' },
  'POST /acp/checkout_sessions/:id': { of: 'session', body: BODIES.address },
  'POST /acp/checkout_sessions/:id/complete': { of: 'session', body: BODIES.complete('spt_x') },
  'POST /acp/checkout_sessions/:id/cancel': { of: 'session', body: {} },
  'GET /acp/carts/:id': { of: 'cart' },
  'PUT /acp/carts/:id': { of: 'cart', body: { line_items: [{ id: '10' }] } },
  'POST /acp/carts/:id/cancel': { of: 'cart', body: {} },
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

const app = httpApp({ services: () => shop.services, isReady: () => true, extensions: extensionApp() });
const routes = routesOf(app);

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
    const headers = { 'content-type': 'application/json', 'api-version': VERSION };
    const answer = await app.request(addressOf(path), { method: asked, headers, body });
    expect(answer.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    if (Object.hasOwn(PUBLIC, `${method} ${path}`)) return expect(answer.ok).toBe(true);
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

describe("GIVEN another shop's agent", () => {
  const ids = { session: '', cart: '' };
  const strangers: Record<string, { apiKey: string; id: string }> = {};
  let calls = 0;

  beforeAll(async () => {
    const theirs = await shopWithCatalog(shop.services, 'theirs.myshopify.com', [mirroredProduct('1')]);
    const agent = { name: 'Stranger', platform: 'other', sellingMode: 'hand_off', mode: 'test' } as const;
    strangers['another shop'] = await createConnection(theirs, agent);
    strangers['the same shop'] = await shop.connect({ name: 'Stranger' });
    const { itemId } = shop.variant('FH-LCS-M-SND');
    const made = async (path: string, body: object) =>
      ((await (await call('POST', path, shop.connection.apiKey, body)).json()) as { id: string }).id;
    ids.session = await made('/acp/checkout_sessions', BODIES.create(itemId));
    ids.cart = await made('/acp/carts', { line_items: [{ id: itemId }] });
  });

  const call = (method: string, path: string, apiKey: string, body?: object) =>
    app.request(path, {
      method,
      headers: {
        ...{ authorization: `Bearer ${apiKey}`, 'api-version': VERSION },
        ...(body && { 'content-type': 'application/json', 'idempotency-key': `foreign-${++calls}` }),
      },
      body: body && JSON.stringify(body),
    });
  const told = async (answer: Response) => [answer.status, await answer.text()];

  const open = routes
    .filter((route) => hasOpenPart(route) && route.path.startsWith('/acp/'))
    .map((route) => ({ ...route, name: routeName(route) }));
  test('THEN the list above is of every route of agents that has an id', () => {
    expect(open.map(({ name }) => name).sort()).toEqual(Object.keys(WITH_IDS).sort());
  });

  describe.each(['another shop', 'the same shop'])('WHEN an agent of %s', (whose) => {
    test.each(open)("asks $name with this agent's id THEN it is as if it never was", async (route) => {
      const { of, body } = WITH_IDS[route.name]!;
      const { apiKey, id } = strangers[whose]!;
      const before = await rowsOfShop(id);
      const ask = async (named: string) =>
        told(await call(route.method, route.path.replace(/:id\{.*?\}\}/, named), apiKey, body));
      const real = await ask(ids[of]);
      expect(real[0]).toBe(404);
      expect(real).toEqual(await ask('session_that_never_was'));
      expect(await rowsOfShop(id)).toEqual(before);
    });
  });

  test('THEN the agent that they belong to can still read both', async () => {
    for (const path of [`checkout_sessions/${ids.session}`, `carts/${ids.cart}`])
      expect((await call('GET', `/acp/${path}`, shop.connection.apiKey)).status).toBe(200);
  });

  /** Every row of this shop, digested by table; without what belongs to the stranger's own connection. */
  async function rowsOfShop(strangerId: string): Promise<Record<string, string>> {
    const { db } = shop.services;
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'shop_id'`;
    const rows: Record<string, string> = {};
    for (const { name } of tables) {
      // Bodies of calls name their agent by the entry that they belong to.
      const sql = `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS digest
        FROM "${name}" AS t WHERE shop_id = $1 AND coalesce(to_jsonb(t) ->> 'connection_id',
          (SELECT connection_id FROM activity_entries WHERE id = to_jsonb(t) ->> 'entry_id'), '') <> $2`;
      const [row] = await db.$queryRawUnsafe<{ digest: string }[]>(sql, shop.scope.shop.id, strangerId);
      rows[name] = row!.digest;
    }
    return rows;
  }
});

test('every file of app/routes is an embedded page, or one of few others', () => {
  const files = Object.keys(import.meta.glob('../../app/routes/*.tsx')).map((file) =>
    file.split('/').at(-1)!,
  );
  const others = files.filter((name) => !name.startsWith('app.') && name !== 'app.tsx');
  expect(others.sort()).toEqual(Object.keys(OTHER_PAGES).sort());
});
