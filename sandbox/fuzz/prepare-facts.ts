import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { ACP_VERSIONS } from '#app/agents/acp-versions.ts';
import { isSellable } from '#sandbox/agent/catalog.ts';
import { readFeed, type FeedItem } from '#sandbox/agent/read-feed.ts';
import { seededRandom } from '#sandbox/chaos/plan/random.ts';
import { runPurchase } from '#sandbox/purchase/run-purchase.ts';
import { shopControl } from '#sandbox/purchase/shop-control.ts';
import { waitUntil } from '#sandbox/purchase/wait-until.ts';
import { ROOT, type Sandbox } from '#sandbox/start-sandbox.ts';
import { acpBody } from './plan/acp-bodies.ts';
import type { Facts } from './plan/fuzz-request.ts';
import { plantOtherShop } from './plant-other-shop.ts';

/** Ids that requests name: of every kind that has a page or an address. */
const OWN_IDS = `
  SELECT id FROM orders UNION ALL SELECT id FROM agent_connections UNION ALL SELECT id FROM activity_entries
  UNION ALL SELECT split_part(id, '/', -1) FROM products`;
const SETTLE_MS = 15_000;

/** What can be bought now, and one purchase of the first that has a price: the sandbox sells. */
export async function buyOne(sandbox: Sandbox): Promise<FeedItem[]> {
  const { items } = await readFeed(sandbox.ready.feed.url);
  const sold = items.filter((item) => isSellable(item) && item.availability === 'in_stock');
  const shop = shopControl(sandbox.ready.shopify.url);
  await runPurchase({ ready: sandbox.ready, shop, item: sold[0]!, shipping: 'seller' });
  return sold;
}

/** Fills the sandbox's shop with something of everything, plants another shop beside it, and tells what there is. */
export async function prepareFacts(sandbox: Sandbox): Promise<Facts> {
  const { ready, stripe } = sandbox;
  const items = (await buyOne(sandbox)).map(({ itemId }) => itemId);
  const sessions = await openAll(ready, 'checkout_sessions', items[0]!);
  const carts = await openAll(ready, 'carts', items[0]!);
  const client = new pg.Client({ connectionString: ready.database.url });
  await client.connect();
  try {
    const webhooks = async () => {
      const query = 'SELECT source, topic, payload FROM inbox_messages ORDER BY received_at';
      return (await client.query<Facts['webhooks'][number]>(query)).rows;
    };
    const stripeIsHeard = async () => (await webhooks()).some(({ source }) => source === 'stripe') || null;
    await waitUntil(stripeIsHeard, SETTLE_MS);
    const query = 'SELECT id FROM shops WHERE domain = $1';
    const { rows: shops } = await client.query<{ id: string }>(query, [ready.shopify.shop]);
    const { rows: ids } = await client.query<{ id: string }>(OWN_IDS);
    const { rows: accounts } = await client.query<{ id: string }>('SELECT id FROM payment_accounts');
    const hooks = stripe.state.accounts.all().find((account) => account.agenticCommerce?.hooksUrl);
    return {
      apiKey: ready.acp.apiKey,
      handOffKey: ready.acp.handOffKey,
      items,
      sessions,
      carts,
      ids: ids.map(({ id }) => id),
      webhooks: await webhooks(),
      // The others are never named: who tells one of them has looked into the other shop.
      foreignIds: (await plantOtherShop(client, shops[0]!.id)).filter((_, index) => index % 2 === 0),
      shopDomain: ready.shopify.shop,
      pages: pagePaths(),
      assets: ['/favicon.ico', ...assetPaths()],
      feedPath: new URL(ready.feed.url).pathname,
      accountId: accounts[0]!.id,
      hookPath: new URL(hooks!.agenticCommerce!.hooksUrl!).pathname,
    };
  } finally {
    await client.end();
  }
}

/** A session or cart in each version that has them. */
async function openAll(
  { acp }: Sandbox['ready'],
  kind: 'checkout_sessions' | 'carts',
  itemId: string,
): Promise<string[]> {
  const random = seededRandom(0, kind);
  const ids: string[] = [];
  for (const version of ACP_VERSIONS) {
    const body = acpBody(random, version, kind === 'carts' ? 'cart' : 'create', itemId);
    const response = await fetch(`${acp.baseUrl}/${kind}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${acp.apiKey}`,
        'API-Version': version,
        'Idempotency-Key': `open-${kind}-${version}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { id?: string };
    if (response.status === 201 && answer.id) ids.push(answer.id);
  }
  if (ids.length === 0) throw new Error(`No ${kind} could be opened.`);
  return ids;
}

/** The admin's pages by the names of their files (Remix's flat routes); `$id` stands for any parameter. */
function pagePaths(): string[] {
  const files = fs.readdirSync(path.join(ROOT, 'app/routes'));
  const paths = files.map((file) => {
    const name = file.replace(/\.tsx?$/, '').replaceAll('[.]', '\0');
    const segments = name.split('.').filter((segment) => !segment.startsWith('_'));
    return `/${segments.map((segment) => segment.replace(/_$/, '').replace(/^\$.*/, '$id')).join('/')}`;
  });
  return [...new Set(paths)].map((page) => page.replaceAll('\0', '.'));
}

function assetPaths(): string[] {
  const folder = path.join(ROOT, 'build/client/assets');
  return fs
    .readdirSync(folder)
    .slice(0, 20)
    .map((file) => `/assets/${file}`);
}
