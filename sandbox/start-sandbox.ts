import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '#prisma/migrate.ts';
import { startAgentSimulator, type AgentSimulator } from '#sandbox/agent/start-agent-simulator.ts';
import { startPostgres } from '#sandbox/postgres/start-postgres.ts';
import { adminSchemaFile } from '#sandbox/shopify/fetch-admin-schema.ts';
import type { ShopPlan } from '#sandbox/shopify/graphql/cost-bucket.ts';
import { startShopifySimulator, type ShopifySimulator } from '#sandbox/shopify/start-shopify-simulator.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { startStripeSimulator, type StripeSimulator } from '#sandbox/stripe/start-stripe-simulator.ts';
import { startAppProcess, untilReady, type AppEnvironment, type AppProcess } from './app-process.ts';
import { buildApp } from './build-app.ts';
import { choosePorts, DEFAULT_PORT_BASE } from './free-ports.ts';
import { API_VERSION, describeSandbox, FEED_ACCOUNT, FEED_TOKEN, type Ready } from './describe-sandbox.ts';
import { installDemoShop } from './install-demo-shop.ts';
import { readMemory, type SandboxMemory } from './sandbox-memory.ts';
import { startSftpServer } from './sftp/start-sftp-server.ts';
import { sellThroughStripe } from './sell-through-stripe.ts';

export interface SandboxOptions {
  /** First of six ports; 0 takes any free ones. */
  portBase?: number;
  /** Keep nothing. */
  ephemeral?: boolean;
  /** Product CSV exports or saved products.json files instead of the built-in catalogue. */
  catalogFiles?: string[];
  /** The demo shop's plan, which decides Shopify's rate limit; `standard` unless given. */
  plan?: ShopPlan;
  /** Where data live; by default a folder of `.sandbox` for each port base, because data hold URLs. */
  directory?: string;
  /** Further settings of the sandbox's PostgreSQL. */
  postgresSettings?: string[];
  /** Gives up: what was started is stopped again. */
  signal?: AbortSignal;
  /** Told what is being done, in a few words. */
  progress?: (step: string) => void;
}

export interface Sandbox {
  ready: Ready;
  shopify: ShopifySimulator;
  stripe: StripeSimulator;
  agent: AgentSimulator;
  /** The app's processes, so that a test can kill one. */
  processes: AppProcess[];
  app: AppEnvironment;
  stop(): Promise<void>;
}

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const SANDBOX_APP = { clientId: 'aisle-sandbox-key', clientSecret: 'aisle-sandbox-secret' };

/**
 * Starts everything on this machine: PostgreSQL (or uses the server of DATABASE_URL), the simulators of Shopify, Stripe and an agent, the built app
 * (server and worker), installs it in the demo shop and waits for its catalogue. If anything fails, what was
 * started is stopped again.
 * @throws Error with words for a person: a port in use, a broken catalogue file, a full disk, …
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const progress = options.progress ?? (() => {});
  const ports = await choosePorts(options.portBase ?? DEFAULT_PORT_BASE);
  const directory = options.ephemeral
    ? temporaryDirectory()
    : path.resolve(options.directory ?? path.join(ROOT, '.sandbox', `data-${ports.app}`));
  fs.mkdirSync(directory, { recursive: true });
  const memory = readMemory(directory, options.catalogFiles ?? []);
  const cleanups: (() => Promise<void>)[] = [];
  const stop = async () => {
    // One part that cannot stop must not keep the others running.
    const failures: unknown[] = [];
    for (const cleanup of cleanups.splice(0).reverse()) {
      await cleanup().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
  if (options.ephemeral) cleanups.push(() => fs.promises.rm(directory, { recursive: true, force: true }));
  try {
    progress('building the app');
    buildApp(ROOT);
    progress('starting PostgreSQL');
    const schema = adminSchemaFile();
    schema.catch(() => undefined); // awaited below; the database must be registered for stopping first
    const databaseUrl =
      process.env.DATABASE_URL ??
      (await startDatabase(directory, ports.database, cleanups, options.postgresSettings));
    await Promise.all([migrate(databaseUrl), schema]);
    options.signal?.throwIfAborted();

    progress('starting the simulators');
    const url = (port: number) => `http://localhost:${port}`;
    const dataFile = (name: string) => path.join(directory, `${name}.jsonl`);
    const shopify = await startShopifySimulator({
      port: ports.shopify,
      dataFile: dataFile('shopify'),
      catalogFiles: options.catalogFiles,
      plan: options.plan,
      app: { ...SANDBOX_APP, url: url(ports.app), tomlFile: path.join(ROOT, 'shopify.app.toml') },
    });
    cleanups.push(() => shopify.close());
    memory.save(); // the shop holds its catalogue now
    options.signal?.throwIfAborted();
    const stripe = await startStripeSimulator({ port: ports.stripe, dataFile: dataFile('stripe') });
    cleanups.push(() => stripe.close());
    const agent = await startAgentSimulator({ port: ports.agent, dataFile: dataFile('agent') });
    cleanups.push(() => agent.close());
    const sftp = await startSftpServer([FEED_ACCOUNT], { port: ports.sftp, privateKey: memory.sftpKey });
    cleanups.push(() => sftp.close());

    progress('starting the app');
    const app: AppEnvironment = {
      root: ROOT,
      directory,
      env: appEnvironment(memory, { databaseUrl, appPort: ports.app, shopify, stripe }),
    };
    const processes = (['serve', 'work'] as const).map((role) => startAppProcess(app, role));
    cleanups.push(async () => void (await Promise.all(processes.map((process) => process.stop()))));
    await untilReady(url(ports.app), processes[0]!, directory);
    options.signal?.throwIfAborted();

    progress('installing the app and syncing the catalogue');
    const demo = await orAborted(
      installDemoShop({ app, shopify, agentUrl: agent.url, databaseUrl, memory }),
      options.signal,
    );
    const platformAgent = await orAborted(
      sellThroughStripe({ app, demo, stripeUrl: stripe.url, agentUrl: agent.url, memory }),
      options.signal,
    );
    const ready = describeSandbox({ url: url(ports.app), env: app.env }, databaseUrl, demo, {
      shopify,
      stripe,
      agent,
      sftp,
    });
    agent.configure({
      acp: {
        baseUrl: ready.acp.baseUrl,
        apiKey: demo.apiKey,
        apiVersion: API_VERSION,
        signingSecret: demo.signingSecret,
      },
      feedUrl: demo.feedUrl,
      feedToken: FEED_TOKEN,
      stripe: { url: stripe.url, secretKey: DEMO_MERCHANT.secretKey },
      eventSecret: demo.eventSecret,
      handOffSecret: demo.handOff.eventSecret,
      platformSecret: platformAgent.eventSecret,
      storefront: { shopUrl: `https://${demo.shop}`, url: shopify.url },
    });
    return { ready, shopify, stripe, agent, processes, app, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The work's outcome, or the signal's reason as soon as it gives up. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  signal.throwIfAborted();
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error)),
    ),
  ]);
}

async function startDatabase(
  directory: string,
  port: number,
  cleanups: (() => Promise<void>)[],
  settings?: string[],
): Promise<string> {
  const postgres = await startPostgres({ directory: path.join(directory, 'postgres'), port, settings });
  cleanups.push(() => postgres.stop());
  return postgres.url;
}

/** What the app is told in the sandbox. */
export function appEnvironment(
  memory: Pick<SandboxMemory, 'encryptionKeys'>,
  parts: { databaseUrl: string; appPort: number; shopify: ShopifySimulator; stripe: StripeSimulator },
): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(parts.appPort),
    LOG_LEVEL: 'info',
    DATABASE_URL: parts.databaseUrl,
    SHOPIFY_APP_URL: `http://localhost:${parts.appPort}`,
    SHOPIFY_API_KEY: SANDBOX_APP.clientId,
    SHOPIFY_API_SECRET: SANDBOX_APP.clientSecret,
    ENCRYPTION_KEYS: memory.encryptionKeys,
    STRIPE_API_BASE_URL: parts.stripe.url,
    SHOPIFY_APP_BRIDGE_URL: `${parts.shopify.url}/app-bridge.js`,
    SANDBOX: '1',
    SANDBOX_ADMIN_ORIGIN: parts.shopify.url,
    SANDBOX_SHOPIFY_PORT: String(parts.shopify.port),
  };
}

function temporaryDirectory(): string {
  const directory = path.join(os.tmpdir(), `aisle-sandbox-${randomBytes(6).toString('hex')}`);
  fs.mkdirSync(directory);
  fs.chmodSync(directory, 0o755);
  return directory;
}
