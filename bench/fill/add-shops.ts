import { createHash } from 'node:crypto';
import type pg from 'pg';
import { apiKeyHint, hashApiKey } from '#app/agents/api-key.ts';
import { connectionSecretContext } from '#app/agents/connection-secret.ts';
import { createSecretBox, type SecretBox } from '#app/kernel/secret-box.server.ts';
import { stripeKeyContext } from '#app/payments/account/account-secrets.ts';
import { offlineSessionId } from '#app/shopify/access-token.server.ts';
import { sessionContext } from '#app/shopify/session-storage.server.ts';
import type { AgentTarget } from '#bench/agent-api/slices.ts';
import type { Sandbox } from '#sandbox/start-sandbox.ts';
import { connectionIdOf, shopIdOf } from './filled-ids.ts';

/** Products of the demo shop that each has, with their variants. */
const PRODUCTS = 3;
const BATCH = 1000;

/** What each shop has of its own and only this process can seal or hash. */
interface Sealed {
  n: number;
  domain: string;
  session: string;
  stripeKey: string;
  keyHash: string;
  keyHint: string;
  signingKey: string;
}

/**
 * Adds shops `1` to `count` that sell like the demo shop: installed, with a few of its products, its Stripe account, and
 * one agent that sells in the chat and is told no events. Shopify's simulator plays them all.
 * @param demo the demo shop's agent
 * @returns an agent of each
 */
export async function addShops(
  { ready, shopify }: Sandbox,
  sql: pg.Client,
  demo: AgentTarget,
  count: number,
): Promise<AgentTarget[]> {
  const box = createSecretBox(ready.app.env.ENCRYPTION_KEYS!);
  const [origin] = (
    await sql.query<{ shop: string; connection: string; session: string }>(
      `SELECT k.shop_id AS shop, k.connection_id AS connection, s.sealed AS session
       FROM agent_keys k, shopify_sessions s WHERE k.hash = $1 AND s.id = $2`,
      [hashApiKey(demo.apiKey), offlineSessionId(ready.shopify.shop)],
    )
  ).rows;
  // A run may last longer than a token does.
  for (const { id } of shopify.state.tokens.all()) shopify.state.tokens.patch(id, { expiresAt: null });
  const { products, itemIds } = await productsOf(sql, origin!.shop, demo.itemIds);
  const session = box.open(origin!.session, sessionContext(offlineSessionId(ready.shopify.shop)));
  const agents = Array.from({ length: count }, (_, index) => ({
    ...demo,
    itemIds,
    apiKey: `aisle_test_${createHash('sha256').update(`key ${index}`).digest('base64url')}`,
  }));
  for (let from = 0; from < count; from += BATCH) {
    const rows = agents
      .slice(from, from + BATCH)
      .map((agent, index) => seal(box, from + index + 1, session, agent));
    for (const { domain } of rows) shopify.aliases.add(domain);
    await sql.query('BEGIN');
    await sql.query('SET LOCAL synchronous_commit = off');
    await sql.query(
      `CREATE TEMPORARY TABLE filling (n int, domain text, session text, "stripeKey" text, "keyHash" text,
        "keyHint" text, "signingKey" text) ON COMMIT DROP`,
    );
    await sql.query('INSERT INTO filling SELECT * FROM json_populate_recordset(NULL::filling, $1)', [
      JSON.stringify(rows),
    ]);
    for (const [statement, values] of statements(origin!, products)) await sql.query(statement, values);
    await sql.query('COMMIT');
  }
  return agents;
}

/** The products of the items that are sold most often in benches, and which items they hold. */
async function productsOf(sql: pg.Client, shopId: string, itemIds: string[]) {
  const { rows } = await sql.query<{ product: string; item: string }>(
    `SELECT product_id AS product, id AS item FROM variants WHERE shop_id = $1 AND id = ANY($2) ORDER BY id`,
    [shopId, itemIds],
  );
  const products = [...new Set(rows.map(({ product }) => product))].slice(0, PRODUCTS);
  return {
    products,
    itemIds: rows.filter(({ product }) => products.includes(product)).map(({ item }) => item),
  };
}

/** Everything is sealed to its place, so it is sealed anew for each shop. */
function seal(box: SecretBox, n: number, session: string, agent: AgentTarget): Sealed {
  const domain = `bench-${n}.myshopify.com`;
  const id = offlineSessionId(domain);
  const { properties } = JSON.parse(session) as { properties: [string, unknown][] };
  const own = properties
    .filter(([name]) => !/^(expires|refreshToken)/.test(name))
    .map(([name, value]) => [name, { id, shop: domain }[name] ?? value]);
  return {
    n,
    domain,
    session: box.seal(JSON.stringify({ properties: own }), sessionContext(id)),
    stripeKey: box.seal(agent.stripe.secretKey, stripeKeyContext(shopIdOf(n), 'test')),
    keyHash: hashApiKey(agent.apiKey),
    keyHint: apiKeyHint(agent.apiKey),
    signingKey: box.seal(agent.signingSecret, connectionSecretContext(connectionIdOf(n), 'signing')),
  };
}

/** Rows of the demo shop, each with what is another in the new one. */
function statements(origin: { shop: string; connection: string }, products: string[]): [string, unknown[]][] {
  const shopId = `'${shopIdOf(0).slice(0, -9)}' || lpad(f.n::text, 9, '0')`;
  const connectionId = `'${connectionIdOf(0).slice(0, -9)}' || lpad(f.n::text, 9, '0')`;
  const copy = (table: string, changes: string, where: string, ...values: unknown[]): [string, unknown[]] => [
    `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object(${changes}))).*
     FROM filling f CROSS JOIN ${table} t WHERE ${where}`,
    values,
  ];
  return [
    copy(
      'shops',
      `'id', ${shopId}, 'domain', f.domain, 'shopify_gid', NULL, 'catalog_synced_at', now()`,
      't.id = $1',
      origin.shop,
    ),
    [
      `INSERT INTO shopify_sessions (id, shop_domain, is_online, sealed, updated_at)
       SELECT 'offline_' || f.domain, f.domain, false, f.session, now() FROM filling f`,
      [],
    ],
    copy(
      'payment_accounts',
      `'id', 'account_bench_' || f.n, 'shop_id', ${shopId}, 'sealed_secret_key', f."stripeKey", 'sealed_webhook_secret',
        NULL, 'sealed_hook_secret', NULL, 'sealed_previous_webhook_secret', NULL, 'webhook_endpoint_id', NULL`,
      `t.shop_id = $1 AND t.mode = 'test'`,
      origin.shop,
    ),
    copy(
      'agent_connections',
      `'id', ${connectionId}, 'shop_id', ${shopId}, 'event_url', NULL, 'sealed_event_secret', NULL`,
      't.id = $1',
      origin.connection,
    ),
    copy(
      'agent_keys',
      `'id', 'key_bench_' || f.n, 'shop_id', ${shopId}, 'connection_id', ${connectionId}, 'hash', f."keyHash",
        'hint', f."keyHint", 'last_used_at', NULL`,
      't.connection_id = $1',
      origin.connection,
    ),
    copy(
      'agent_signing_keys',
      `'id', 'sigkey_bench_' || f.n, 'shop_id', ${shopId}, 'connection_id', ${connectionId}, 'sealed_key', f."signingKey"`,
      't.connection_id = $1',
      origin.connection,
    ),
    copy('products', `'shop_id', ${shopId}`, 't.shop_id = $1 AND t.id = ANY($2)', origin.shop, products),
    copy(
      'variants',
      `'shop_id', ${shopId}`,
      't.shop_id = $1 AND t.product_id = ANY($2)',
      origin.shop,
      products,
    ),
  ];
}
