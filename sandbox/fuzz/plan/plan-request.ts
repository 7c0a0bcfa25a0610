import { ACP_VERSIONS } from '#app/agents/acp-versions.ts';
import { between, oneOf, seededRandom, weighted, type Random } from '#sandbox/chaos/plan/random.ts';
import { acpBody } from './acp-bodies.ts';
import type { Facts, FuzzRequest, Json, Surface } from './fuzz-request.ts';
import { garbage } from './garbage.ts';
import { mutateJson } from './mutate-json.ts';
import { mutateRequest } from './mutate-request.ts';
import { NASTY_TEXTS } from './nasty.ts';

/** How often each part of the surface is asked. Pages are the dearest to answer. */
const WEIGHTS: Record<Surface, number> = {
  sessions: 34,
  carts: 8,
  discovery: 2,
  'shopify webhooks': 12,
  'stripe webhooks': 6,
  'stripe hooks': 5,
  feeds: 4,
  exports: 2,
  pages: 12,
  extensions: 4,
  assets: 3,
  health: 2,
  raw: 8,
};

type Seed = Omit<FuzzRequest, 'number' | 'surface' | 'body'> & { json?: Json; form?: string };

/**
 * Request number `number` of a seed: one that would be right, changed in up to three places. It depends on nothing that
 * came before, so that it can be made again alone.
 */
export function planRequest(seed: number, number: number, facts: Facts): FuzzRequest {
  const random = seededRandom(seed, `request ${number}`);
  const surface = weighted(random, WEIGHTS);
  if (surface === 'raw')
    return { number, surface, method: '', path: '', headers: [], body: null, raw: garbage(random) };
  const { json, form, ...right } = SEEDS[surface](random, facts);
  const changes = between(random, 0, 3);
  let body = json;
  let request: FuzzRequest = { number, surface, ...right, body: null };
  const inBody = json === undefined ? 0 : between(random, 0, changes);
  for (let n = 0; n < inBody; n += 1) body = mutateJson(random, body);
  const text = form ?? (json === undefined ? null : (JSON.stringify(body) ?? ''));
  if (text !== null) request = { ...request, body: Buffer.from(text) };
  for (let n = inBody; n < changes; n += 1) request = mutateRequest(random, request);
  return request;
}

/** An id of this shop, of the other one, or of nobody. */
function anyId(random: Random, own: string[], facts: Facts): string {
  const kind = random();
  if (kind < 0.7 && own.length > 0) return oneOf(random, own);
  if (kind < 0.9) return oneOf(random, facts.foreignIds);
  return oneOf(random, ['checkout_session_0', '1', 'x', '0'.repeat(64)]);
}

function acp(random: Random, facts: Facts, key: string): [string, string][] {
  return [
    ['Authorization', `Bearer ${random() < 0.8 ? facts.apiKey : facts.handOffKey}`],
    ['API-Version', oneOf(random, ACP_VERSIONS)],
    ['Idempotency-Key', key],
    ['Content-Type', 'application/json'],
  ];
}

const JSON_TYPE: [string, string] = ['Content-Type', 'application/json'];

const SEEDS: Record<Exclude<Surface, 'raw'>, (random: Random, facts: Facts) => Seed> = {
  sessions(random, facts) {
    const operation = oneOf(random, [
      'create',
      'create',
      'update',
      'update',
      'get',
      'complete',
      'cancel',
    ] as const);
    const headers = acp(random, facts, `fuzz-${random()}`);
    const version = oneOf(random, ACP_VERSIONS);
    if (random() < 0.8) headers[1] = ['API-Version', version];
    const id = anyId(random, facts.sessions, facts);
    const own = operation === 'create' ? '' : `/${id}`;
    const path = `/acp/checkout_sessions${own}${operation === 'complete' || operation === 'cancel' ? `/${operation}` : ''}`;
    if (operation === 'get') return { method: 'GET', path, headers };
    const json = acpBody(random, version, operation, oneOf(random, facts.items));
    return { method: 'POST', path, headers, json };
  },
  carts(random, facts) {
    const headers = acp(random, facts, `fuzz-${random()}`);
    if (random() < 0.8) headers[1] = ['API-Version', '2026-04-17'];
    const id = anyId(random, facts.carts, facts);
    const json = acpBody(random, '2026-04-17', 'cart', oneOf(random, facts.items));
    return oneOf<Seed>(random, [
      { method: 'POST', path: '/acp/carts', headers, json },
      { method: 'GET', path: `/acp/carts/${id}`, headers },
      { method: 'PUT', path: `/acp/carts/${id}`, headers, json },
      { method: 'POST', path: `/acp/carts/${id}/cancel`, headers, json: {} },
    ]);
  },
  discovery: () => ({ method: 'GET', path: '/.well-known/acp.json', headers: [] }),
  'shopify webhooks'(random, facts) {
    const { topic, payload } = oneOf(
      random,
      facts.webhooks.filter(({ source }) => source === 'shopify'),
    );
    const headers: [string, string][] = [
      JSON_TYPE,
      ['X-Shopify-Topic', topic],
      ['X-Shopify-Shop-Domain', facts.shopDomain],
      ['X-Shopify-Event-Id', `fuzz-${random()}`],
      ['X-Shopify-Triggered-At', '2026-11-20T10:00:00Z'],
    ];
    const sign = { by: 'shopify', rightly: random() < 0.7 } as const;
    return { method: 'POST', path: '/webhooks/shopify', headers, json: payload, sign };
  },
  'stripe webhooks'(random, facts) {
    const { payload } = oneOf(
      random,
      facts.webhooks.filter(({ source }) => source === 'stripe'),
    );
    const json = { ...(payload as object), id: `evt_fuzz${random()}` };
    const sign = { by: 'stripe webhook', rightly: random() < 0.7 } as const;
    const account = random() < 0.9 ? facts.accountId : anyId(random, [], facts);
    return { method: 'POST', path: `/webhooks/stripe/${account}`, headers: [JSON_TYPE], json, sign };
  },
  'stripe hooks'(random, facts) {
    const type = oneOf(random, ['finalize_checkout', 'customize_checkout']);
    const line = { id: 'li_1', sku_id: oneOf(random, facts.items), unit_amount: 1000, quantity: 1 };
    const address = {
      line1: '1 A St',
      city: 'San Francisco',
      state: 'CA',
      postal_code: '94102',
      country: 'US',
    };
    const data = {
      currency: 'usd',
      amount_total: 1000,
      line_item_details: [line],
      shipping_details: { name: 'Jamie Rivera', address },
    };
    const json = { id: `hook_${random()}`, type: `v1.delegated_checkout.${type}`, livemode: false, data };
    const sign = { by: 'stripe hook', rightly: random() < 0.8 } as const;
    return { method: 'POST', path: facts.hookPath, headers: [JSON_TYPE], json, sign };
  },
  feeds(random, facts) {
    const other = `/feeds/${anyId(random, facts.ids, facts)}.x/index.json`;
    const path = random() < 0.5 ? facts.feedPath : oneOf(random, [other, facts.feedPath.replace('.', '.x')]);
    // The whole feed is made each time: mostly its head is enough.
    return { method: random() < 0.8 ? 'HEAD' : 'GET', path, headers: [] };
  },
  exports(random, facts) {
    return { method: 'GET', path: `/exports/${anyId(random, facts.ids, facts)}.9999999999.x`, headers: [] };
  },
  pages(random, facts) {
    const page = oneOf(random, facts.pages).replace('$id', () => anyId(random, facts.ids, facts));
    const data = random() < 0.5;
    const path = data ? `${page}.data` : page;
    const token = random() < 0.85 ? (data ? 'header' : 'query') : undefined;
    if (random() < 0.7) return { method: 'GET', path, headers: [], token };
    const intent = oneOf(random, ['save', 'try', 'start', 'next', 'x', '']);
    if (random() < 0.5) {
      const json = { intent, id: anyId(random, facts.ids, facts), value: 1, rows: [] };
      return { method: 'POST', path, headers: [JSON_TYPE], token: token && 'header', json };
    }
    const form = new URLSearchParams({
      intent,
      item: oneOf(random, facts.items),
      q: oneOf(random, NASTY_TEXTS),
    });
    const headers: [string, string][] = [['Content-Type', 'application/x-www-form-urlencoded']];
    return { method: 'POST', path, headers, token: token && 'header', form: form.toString() };
  },
  extensions(random, facts) {
    const id = anyId(random, [...facts.ids, '1001', '1002'], facts);
    const origin: [string, string] = ['Origin', 'https://extensions.shopifycdn.com'];
    const token = random() < 0.85 ? 'header' : undefined;
    if (random() < 0.5) {
      const path = oneOf(random, [
        `/orders/${id}`,
        `/products/${id}?agent=${id}&variant=${oneOf(random, facts.items)}`,
        `/sidekick/why-not-buyable?${new URLSearchParams({ product: oneOf(random, [id, ...NASTY_TEXTS]).slice(0, 300) })}`,
        '/sidekick/orders-needing-attention',
      ]);
      return { method: 'GET', path: `/extensions${path}`, headers: [origin], token };
    }
    if (random() < 0.3) {
      const json = { agent: id, searchable: random() < 0.5, buyable: true };
      const path = `/extensions/products/${anyId(random, facts.ids, facts)}/switches`;
      return { method: 'POST', path, headers: [origin, JSON_TYPE], token, json };
    }
    const json = { orders: [id, '1001'], decision: oneOf(random, ['approved', 'rejected', 'x']) };
    return {
      method: 'POST',
      path: '/extensions/orders/decisions',
      headers: [origin, JSON_TYPE],
      token,
      json,
    };
  },
  assets: (random, facts) => ({ method: 'GET', path: oneOf(random, facts.assets), headers: [] }),
  health: (random) => ({ method: 'GET', path: oneOf(random, ['/healthz', '/readyz']), headers: [] }),
};
