import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { isSellable } from '#sandbox/agent/catalog.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import type { ShopifySimulator } from '#sandbox/shopify/start-shopify-simulator.ts';
import { DEMO_MERCHANT, type AccountSeed } from '#sandbox/stripe/demo-accounts.ts';
import { runAppCommand, type AppEnvironment } from './app-process.ts';
import type { AgentAccess, SandboxMemory } from './sandbox-memory.ts';

export interface DemoShop extends AgentAccess {
  shop: string;
  /** A second agent, whose buyers pay in the shop. */
  handOff: AgentAccess;
  feedUrl: string;
  /** Where Stripe sends the hooks of its Agentic Commerce Suite. */
  hooksUrl: string;
  sampleItemId: string;
}

/** The library answers bots with 410 Gone, and takes everything without a browser's name for one. */
const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
/** What the Stripe simulator signs hooks with. */
export const HOOK_SECRET = 'whsec_sandboxhooks';
const SYNC_DEADLINE_MS = 120_000;

/**
 * Does what a merchant does: opens the app from the admin (which exchanges the session token and installs it),
 * connects Stripe, gives two agents access, one for each way to sell; then waits for the first catalogue sync.
 */
export async function installDemoShop(parts: {
  app: AppEnvironment;
  shopify: ShopifySimulator;
  agentUrl: string;
  databaseUrl: string;
  memory: SandboxMemory;
  /** Whose Stripe account is connected; the demo merchant's unless given. */
  merchant?: AccountSeed;
}): Promise<DemoShop> {
  const { app, shopify, memory, merchant = DEMO_MERCHANT } = parts;
  const shop = shopify.context().shop().domain;
  const visit = await fetch(await shopify.launchUrl(), {
    headers: { 'User-Agent': BROWSER },
    redirect: 'manual',
  });
  await visit.body?.cancel();
  if (visit.status !== 200)
    throw new Error(
      `Opening the app from the admin answered ${visit.status}; see ${app.directory}/app-serve.log`,
    );

  const access = (name: string, sellingMode: string) =>
    createAgent(app, { shop, name, sellingMode, agentUrl: parts.agentUrl });
  const [agent, handOff, { url: feedUrl }, { agenticCommerce }] = await Promise.all([
    memory.agent ?? access('ChatGPT', 'in_chat'),
    memory.handOffAgent ?? access('Concierge', 'hand_off'),
    runAppCommand<{ url: string }>(app, 'feed-url', '--shop', shop),
    runAppCommand<{ agenticCommerce: { hooksUrl: string } }>(
      withStripeKey(app, merchant.secretKey),
      'connect-stripe',
      '--shop',
      shop,
      '--merchant-id',
      merchant.profile,
    ),
    untilSynced(parts.databaseUrl, shop),
  ]);
  memory.agent = agent;
  memory.handOffAgent = handOff;
  memory.save();
  const { items } = await readFeed(feedUrl);
  const sample = items.find((item) => isSellable(item) && item.availability === 'in_stock');
  const { hooksUrl } = agenticCommerce;
  return { shop, ...agent, handOff, feedUrl, hooksUrl, sampleItemId: sample?.itemId ?? '' };
}

/** Gives an agent access; `more` are further options of `create-agent`. */
export function createAgent(
  app: AppEnvironment,
  {
    shop,
    name,
    sellingMode,
    agentUrl,
  }: { shop: string; name: string; sellingMode: string; agentUrl: string },
  ...more: string[]
): Promise<AgentAccess> {
  const eventUrl = `${agentUrl}/agentic_checkout/webhooks/order_events`;
  return runAppCommand(
    app,
    'create-agent',
    '--shop',
    shop,
    '--name',
    name,
    '--platform',
    name.toLowerCase(),
    '--selling-mode',
    sellingMode,
    '--event-url',
    eventUrl,
    // `npm run purchase -- --all` is faster than a person.
    '--rate-limit',
    '100000',
    ...more,
  );
}

function withStripeKey(app: AppEnvironment, secretKey: string): AppEnvironment {
  return { ...app, env: { ...app.env, STRIPE_SECRET_KEY: secretKey, STRIPE_HOOK_SECRET: HOOK_SECRET } };
}

async function untilSynced(databaseUrl: string, shop: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined); // the sandbox is being stopped; its own error says why
  await client.connect();
  try {
    const deadline = Date.now() + SYNC_DEADLINE_MS;
    for (;;) {
      const { rows } = await client.query<{ at: Date | null }>(
        'SELECT catalog_synced_at AS at FROM shops WHERE domain = $1',
        [shop],
      );
      if (rows[0]?.at) return;
      const failed = await client.query<{ error: string }>(
        "SELECT error FROM catalog_syncs WHERE state = 'failed' ORDER BY created_at DESC LIMIT 1",
      );
      if (failed.rows[0]) throw new Error(`The catalogue sync failed: ${failed.rows[0].error}`);
      if (Date.now() > deadline) throw new Error('The catalogue sync took too long; see the worker’s log.');
      await delay(100);
    }
  } finally {
    await client.end();
  }
}
