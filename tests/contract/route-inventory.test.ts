import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { addDestination } from '#app/feeds/delivery/add-destination.server.ts';
import { feedUrl } from '#app/feeds/feed-url.ts';
import { openExport } from '#app/privacy/export/open-export.server.ts';
import { requestExport } from '#app/privacy/export/request-export.server.ts';
import { httpApp } from '#app/server/http-app.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { connectStripe } from '#app/payments/account/connect-stripe.server.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { ACP_BODIES } from '#tests/acp-bodies.ts';
import { mirroredProduct, shopWithCatalog } from '#tests/catalog/catalog-fixture.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Answered to anybody, and why that gives nothing away. */
const PUBLIC: Record<string, string> = {
  'GET /healthz': 'says that the process lives, and nothing else',
  'GET /readyz': 'says whether work may be sent here, and nothing else',
  'GET /.well-known/acp.json':
    'protocol versions, the same for every shop (tests: app/acp/routes/discovery.test.ts)',
};

const VERSION = '2026-04-17';
const BODIES = ACP_BODIES[VERSION];

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

/** Routes with a token in them, and an address of each that is good for one shop. */
const WITH_TOKENS: Record<string, (of: Keeper) => string | Promise<string>> = {
  'GET /feeds/:token/products.jsonl.gz': ({ scope }) => feedUrl(scope),
  'GET /feeds/:token/:file': ({ hostedUrl }) => hostedUrl,
  'GET /exports/:token': async ({ scope, exportId }) => (await openExport(scope, exportId)).url,
};

/** A shop, and what it gives tokens for. */
interface Keeper {
  scope: ShopScope;
  hostedUrl: string;
  exportId: string;
}

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
    const headers = { 'content-type': 'application/json', 'api-version': VERSION };
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

/** A route as it is listed: without the pattern of its id. */
const nameOf = ({ method, path }: { method: string; path: string }) =>
  `${method} ${path.replace(/\{\[.*?\]\{\d+,\d+\}\}/g, '')}`;
const isOpen = ({ method, path }: { method: string; path: string }) =>
  method !== 'ALL' && path.includes('/:');

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
    .filter((route) => isOpen(route) && route.path.startsWith('/acp/'))
    .map((route) => ({ ...route, name: nameOf(route) }));
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

describe("GIVEN another shop's token", () => {
  let mine: Keeper;
  let theirs: Keeper;
  beforeAll(async () => {
    mine = await keeperOf(shop.scope);
    theirs = await keeperOf(
      await shopWithCatalog(shop.services, 'tokens.myshopify.com', [mirroredProduct('1')]),
    );
    await shop.drainJobs();
  });

  async function keeperOf(scope: ShopScope): Promise<Keeper> {
    const data = { catalogSyncedAt: scope.clock() };
    await scope.db.shop.update({ where: { id: scope.shop.id }, data });
    const { id: connectionId } = await createConnection(scope, {
      ...{ name: 'Reader', platform: 'other', sellingMode: 'hand_off', mode: 'test' },
    });
    const { url } = await addDestination(scope, { connectionId, format: 'acp' });
    return { scope, hostedUrl: url, exportId: (await requestExport(scope)).id };
  }

  const tokened = routes.filter((route) => isOpen(route) && /^\/(feeds|exports)\//.test(route.path));
  test('THEN the list above is of every route that has one', () => {
    expect(tokened.map(nameOf).sort()).toEqual(Object.keys(WITH_TOKENS).sort());
  });

  test.each(Object.entries(WITH_TOKENS))(
    "WHEN %s is asked with it, or with parts of it THEN this shop's file is never given",
    async (_route, addressFor) => {
      const [mineAt, theirsAt] = [new URL(await addressFor(mine)), new URL(await addressFor(theirs))];
      const fetched = async (path: string) => {
        const answer = await app.request(path);
        return [answer.status, Buffer.from(await answer.arrayBuffer()).toString('base64')] as const;
      };
      const given = await fetched(mineAt.pathname);
      const own = await fetched(theirsAt.pathname);
      expect([given[0], own[0]]).toEqual([200, 200]);
      expect(own[1]).not.toBe(given[1]);
      const never = await fetched(mineAt.pathname.replace(tokenOf(mineAt), 'never.1.was'));
      expect(never[0]).toBe(404);
      const mixtures = mixed(tokenOf(mineAt).split('.'), tokenOf(theirsAt).split('.'));
      expect(mixtures.length).toBeGreaterThan(1);
      for (const token of mixtures)
        expect(await fetched(mineAt.pathname.replace(tokenOf(mineAt), token))).toEqual(never);
    },
  );

  const tokenOf = ({ pathname }: URL) => pathname.split('/')[2]!;

  /** Every token made of parts of both that is neither the one nor the other. */
  function mixed(a: string[], b: string[]): string[] {
    const all = a.reduce<string[][]>(
      (made, part, n) => made.flatMap((parts) => [...new Set([part, b[n]!])].map((one) => [...parts, one])),
      [[]],
    );
    return all.map((parts) => parts.join('.')).filter((one) => one !== a.join('.') && one !== b.join('.'));
  }
});

test('every file of app/routes is an embedded page, or one of few others', () => {
  const files = Object.keys(import.meta.glob('../../app/routes/*.tsx')).map((file) =>
    file.split('/').at(-1)!,
  );
  const others = files.filter((name) => !name.startsWith('app.') && name !== 'app.tsx');
  expect(others.sort()).toEqual(Object.keys(OTHER_PAGES).sort());
});
