import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { Logger, runOnce } from 'graphile-worker';
import {
  createConnection,
  type CreateConnectionInput,
  type CreatedConnection,
} from '#app/agents/create-connection.server.ts';
import { connectStripe } from '#app/payments/account/connect-stripe.server.ts';
import { httpApp } from '#app/server/http-app.server.ts';
import { stripeTopics } from '#app/server/stripe-topics.server.ts';
import { taskList } from '#app/server/task-list.server.ts';
import type { Services } from '#app/services.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { createAcpClient } from '#sandbox/agent/acp-client.ts';
import { makeToken } from '#sandbox/agent/make-token.ts';
import { startAgentSimulator, type AgentSimulator } from '#sandbox/agent/start-agent-simulator.ts';
import { freePorts } from '#sandbox/free-ports.ts';
import type { ShopifySimulatorOptions } from '#sandbox/shopify/start-shopify-simulator.ts';
import type { VariantRecord } from '#sandbox/shopify/state/records.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { startStripeSimulator, type StripeSimulator } from '#sandbox/stripe/start-stripe-simulator.ts';
import { startTestShop, type TestShop } from './shopify.ts';

/** A shop that sells: everything of the product but its pages, in one process, with real HTTP between the parts. */
export interface SellingShop {
  services: Services;
  scope: ShopScope;
  shopify: TestShop['simulator'];
  pageRequest: TestShop['pageRequest'];
  stripe: StripeSimulator;
  agent: AgentSimulator;
  /** The app's address. */
  url: string;
  connection: CreatedConnection;
  /** An agent of this shop's first connection; every answer is validated against the official schema. */
  client: ReturnType<typeof createAcpClient>;
  /** A client of another key, or of none. */
  clientWith(apiKey: string, signingSecret?: string): ReturnType<typeof createAcpClient>;
  connect(input?: Partial<CreateConnectionInput>): Promise<CreatedConnection>;
  /** A shared payment token. `amount` in minor units. */
  token(amount: number, paymentMethod?: string): Promise<string>;
  /** The variant of the built-in catalogue with this SKU. */
  variant(sku: string): VariantRecord & { itemId: string };
  /** Has Stripe deliver the events that wait, and waits until they have come in. */
  deliverStripeEvents(): Promise<void>;
  /** Runs every job that is due, and those that these queue, until there are none. */
  drainJobs(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts it with the built-in catalogue installed and synced. Unless told otherwise its plan is one whose rate limit
 * no test waits for.
 */
export async function startSellingShop({
  hookBudgetMs,
  plan = 'plus',
}: Pick<ShopifySimulatorOptions, 'plan'> & { hookBudgetMs?: number } = {}): Promise<SellingShop> {
  const [port] = await freePorts(1);
  const url = `http://localhost:${port}`;
  const shop = await startTestShop(
    {},
    {
      plan,
      app: {
        clientId: 'aisle-sandbox-key',
        clientSecret: 'aisle-sandbox-secret',
        url,
        tomlFile: fileURLToPath(new URL('../shopify.app.toml', import.meta.url)),
      },
    },
  );
  const { services, simulator } = shop;
  const stripe = await startStripeSimulator({ port: 0, dataFile: null });
  Object.assign(services.env, { SHOPIFY_APP_URL: url, STRIPE_API_BASE_URL: stripe.url });
  const server = serve({
    fetch: httpApp({ services: () => services, isReady: () => true, hookBudgetMs }).fetch,
    port,
  });
  const scope = await shop.open();
  const runJobs = () =>
    runOnce({
      connectionString: services.env.DATABASE_DIRECT_URL ?? services.env.DATABASE_URL,
      taskList: taskList(services),
      logger: new Logger(() => () => {}),
    });
  // graphile-worker looks for the next job before it frees the queue of the last: two of one queue take two runs. A
  // job that queues itself anew is due again and again.
  const drainJobs = async () => {
    await runJobs();
    for (let runs = 1; runs < 4 && (await isJobDue(services)); runs += 1) await runJobs();
  };
  await drainJobs();
  await simulator.deliverWebhooksNow();
  await drainJobs();
  // Events wait until the test asks for them.
  stripe.webhooks.change({ paused: true });
  await connectStripe(scope, {
    secretKey: DEMO_MERCHANT.secretKey,
    merchantId: DEMO_MERCHANT.profile,
    eventTypes: Object.keys(stripeTopics),
  });

  const agent = await startAgentSimulator({ port: 0, dataFile: null });
  const connect: SellingShop['connect'] = (input = {}) =>
    createConnection(scope, {
      name: 'ChatGPT',
      platform: 'chatgpt',
      mode: 'test',
      sellingMode: 'in_chat',
      eventUrl: `${agent.url}/agentic_checkout/webhooks/order_events`,
      ...input,
    });
  const connection = await connect();
  agent.configure({ eventSecret: connection.eventSecret });
  const clientWith = (apiKey: string, signingSecret?: string) =>
    createAcpClient({ baseUrl: `${url}/acp`, apiKey, signingSecret });

  return {
    services,
    scope,
    shopify: simulator,
    pageRequest: shop.pageRequest,
    stripe,
    agent,
    url,
    connection,
    client: createAcpClient({
      baseUrl: `${url}/acp`,
      apiKey: connection.apiKey,
      signingSecret: connection.signingSecret,
    }),
    clientWith,
    connect,
    token: async (amount, paymentMethod = 'pm_card_visa') => {
      const target = { url: stripe.url, secretKey: DEMO_MERCHANT.secretKey };
      return (await makeToken(target, { amount, currency: 'usd', paymentMethod })).token.id;
    },
    variant: (sku) => {
      const found = simulator.state.variants.find((variant) => variant.sku === sku);
      if (!found) throw new Error(`the built-in catalogue has no ${sku}`);
      return { ...found, itemId: found.id.split('/').at(-1)! };
    },
    deliverStripeEvents: async () => {
      stripe.webhooks.change({ paused: false });
      await stripe.webhooks.idle();
      stripe.webhooks.change({ paused: true });
    },
    drainJobs,
    close: async () => {
      await agent.close();
      await new Promise((resolve) => server.close(resolve));
      await stripe.close();
      await shop.close();
    },
  };
}

/** Whether a job that has not failed yet could run now. */
async function isJobDue({ db }: Services): Promise<boolean> {
  const [row] = await db.$queryRaw<{ due: boolean }[]>`
    SELECT EXISTS (SELECT FROM graphile_worker._private_jobs
      WHERE attempts = 0 AND locked_at IS NULL AND run_at <= now()) AS due`;
  return row!.due;
}
