import { createAcpClient, type AcpClient } from '#sandbox/agent/acp-client.ts';
import type { AgentSimulator } from '#sandbox/agent/start-agent-simulator.ts';
import { isSellable } from '#sandbox/agent/catalog.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import { runAppCommand, type AppEnvironment } from '#sandbox/app-process.ts';
import { createAgent, HOOK_SECRET, installDemoShop, type DemoShop } from '#sandbox/install-demo-shop.ts';
import type { AgentAccess } from '#sandbox/sandbox-memory.ts';
import type { ShopifySimulator } from '#sandbox/shopify/start-shopify-simulator.ts';
import { API_VERSION } from '#sandbox/describe-sandbox.ts';
import { DEMO_AGENT, type AccountSeed } from '#sandbox/stripe/demo-accounts.ts';
import type { StripeSimulator } from '#sandbox/stripe/start-stripe-simulator.ts';
import type { Shelf } from '../plan/plan-session.ts';

export interface InstalledShop {
  shelf: Shelf;
  /** What each item of the feed costs, in minor units. */
  prices: Map<string, number>;
  /** A client of one of its two agents; `fetch` decides which server is asked. */
  client(way: 'in_chat' | 'hand_off', options: ClientOptions): AcpClient;
}

export type ClientOptions = Required<
  Pick<Parameters<typeof createAcpClient>[0], 'fetch' | 'retries' | 'wait'>
>;

/** More units than this are plenty. */
const PLENTY = 10_000;

/** Installs the app as a merchant does, reads the feed as an agent does, and tells the receiver its secrets. */
export async function installShop(
  parts: {
    shopify: ShopifySimulator;
    receiver: AgentSimulator;
    merchant: AccountSeed;
    /** Where the app's processes reach the receiver. */
    receiverUrl: string;
    /** Goods are held while they are paid. */
    holdsStock: boolean;
    stripe: StripeSimulator;
    /** How Stripe takes the money of checkouts that it runs itself. */
    captureMethod: 'automatic_async' | 'manual';
  },
  given: { app: AppEnvironment; databaseUrl: string; encryptionKeys: string },
): Promise<InstalledShop> {
  const { shopify, receiver, merchant } = parts;
  const demo = await installDemoShop({
    app: given.app,
    databaseUrl: given.databaseUrl,
    shopify,
    agentUrl: parts.receiverUrl,
    merchant,
    memory: { encryptionKeys: given.encryptionKeys, catalogFiles: [], sftpKey: '', save: () => undefined },
  });
  if (parts.holdsStock)
    await runAppCommand(given.app, 'set-shop', '--shop', demo.shop, '--hold-stock', 'yes');
  const platform = await sellThroughStripe(parts, given.app, demo);
  receiver.configure({
    eventSecret: demo.eventSecret,
    handOffSecret: demo.handOff.eventSecret,
    platformSecret: platform.eventSecret,
  });
  const { items } = await readFeed(demo.feedUrl);
  const sold = items.filter((item) => isSellable(item) && item.availability === 'in_stock');
  const units = (itemId: string) => shopify.state.variants.get(`gid://shopify/ProductVariant/${itemId}`);
  const ids = sold.map(({ itemId }) => itemId).sort();
  return {
    prices: new Map(items.map(({ itemId, price, salePrice }) => [itemId, (salePrice ?? price).amount])),
    shelf: {
      plenty: ids.filter((id) => units(id)!.available > PLENTY),
      scarce: ids.filter((id) => units(id)!.tracked && units(id)!.available <= PLENTY),
    },
    client: (way, options) => {
      const { apiKey, signingSecret } = way === 'in_chat' ? demo : demo.handOff;
      // The address is that of no server: `fetch` chooses one for each call.
      const baseUrl = 'http://servers.invalid/acp';
      return createAcpClient({ baseUrl, apiKey, signingSecret, apiVersion: API_VERSION, ...options });
    },
  };
}

/** Sets up the shop for checkouts that Stripe runs, as a merchant does on Stripe's settings page and here. */
function sellThroughStripe(
  { stripe, receiverUrl, merchant, captureMethod }: Parameters<typeof installShop>[0],
  app: AppEnvironment,
  { shop, hooksUrl }: DemoShop,
): Promise<AgentAccess> {
  stripe.state.accounts.patch(merchant.id, {
    agenticCommerce: {
      hooksUrl,
      hookSecret: HOOK_SECRET,
      approvals: true,
      customization: true,
      captureMethod,
    },
  });
  const agent = { shop, name: 'Shopper', sellingMode: 'hand_off', agentUrl: receiverUrl };
  return createAgent(app, agent, '--stripe-agent', DEMO_AGENT.profile);
}
