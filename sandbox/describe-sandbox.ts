import type { AgentSimulator } from './agent/start-agent-simulator.ts';
import type { DemoShop } from './install-demo-shop.ts';
import type { SftpServer } from './sftp/start-sftp-server.ts';
import type { ShopifySimulator } from './shopify/start-shopify-simulator.ts';
import type { StripeSimulator } from './stripe/start-stripe-simulator.ts';

export const API_VERSION = '2026-04-17';
/** What the simulated agent platform gives a merchant for its feeds. */
export const FEED_TOKEN = 'sandbox_feed_token';
export const FEED_ACCOUNT = { user: 'merchant', password: 'sandbox-password' };

/** What `ready.json` says. */
export interface Ready {
  /** Where it is, and the environment of its processes. */
  app: { url: string; env: Record<string, string> };
  acp: {
    baseUrl: string;
    apiKey: string;
    /** Of the agent whose buyers pay in the shop. */
    handOffKey: string;
    apiVersion: string;
    sampleItemId: string;
    signingSecret: string;
  };
  shopify: { url: string; shop: string };
  stripe: { url: string };
  /** Its page, and its feed API below `/feed_api`, in OpenAI's and ACP's flavour. */
  agent: { url: string; feedToken: string };
  /** An agent platform's server for feed files. */
  sftp: { url: string; hostKey: string; password: string };
  database: { url: string };
  feed: { url: string };
}

/** Where everything of a sandbox is, for those who use it. */
export function describeSandbox(
  app: Ready['app'],
  databaseUrl: string,
  demo: DemoShop,
  {
    shopify,
    stripe,
    agent,
    sftp,
  }: { shopify: ShopifySimulator; stripe: StripeSimulator; agent: AgentSimulator; sftp: SftpServer },
): Ready {
  return {
    app,
    acp: {
      baseUrl: `${app.url}/acp`,
      apiKey: demo.apiKey,
      handOffKey: demo.handOff.apiKey,
      apiVersion: API_VERSION,
      sampleItemId: demo.sampleItemId,
      signingSecret: demo.signingSecret,
    },
    shopify: { url: shopify.url, shop: demo.shop },
    stripe: { url: stripe.url },
    agent: { url: agent.url, feedToken: FEED_TOKEN },
    sftp: {
      url: `sftp://${FEED_ACCOUNT.user}@localhost:${sftp.port}/feeds`,
      hostKey: sftp.hostKey,
      password: FEED_ACCOUNT.password,
    },
    database: { url: databaseUrl },
    feed: { url: demo.feedUrl },
  };
}
