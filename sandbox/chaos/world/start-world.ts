import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrate } from '#prisma/migrate.ts';
import { untilReady, type AppEnvironment } from '#sandbox/app-process.ts';
import { startAgentSimulator, type AgentSimulator } from '#sandbox/agent/start-agent-simulator.ts';
import { buildApp } from '#sandbox/build-app.ts';
import { freePorts } from '#sandbox/free-ports.ts';
import { startShopifySimulator, type ShopifySimulator } from '#sandbox/shopify/start-shopify-simulator.ts';
import { appEnvironment, ROOT, SANDBOX_APP } from '#sandbox/start-sandbox.ts';
import { DEMO_AGENT, DEMO_MERCHANT, type AccountSeed } from '#sandbox/stripe/demo-accounts.ts';
import { startStripeSimulator, type StripeSimulator } from '#sandbox/stripe/start-stripe-simulator.ts';
import { seededRandom } from '../plan/random.ts';
import { AppProcesses, type ServerAddress, type Slot } from './app-processes.ts';
import { ChaosDatabase } from './database.ts';
import { installShop, type InstalledShop } from './install-shop.ts';
import { startBalancer } from './start-balancer.ts';
import { stockShelves } from './stock-shelves.ts';
import { LOOPBACK, postgresSettings, reachedFrom, type WorldNetwork } from './world-network.ts';

/** One shop with everything that is its own. */
export interface WorldShop extends InstalledShop {
  domain: string;
  shopify: ShopifySimulator;
  /** Where its agents' events go. */
  receiver: AgentSimulator;
  merchant: AccountSeed;
  /** Goods are held while they are paid. */
  holdsStock: boolean;
  /** Units of each variant before anybody bought; by gid. */
  initialStock: Map<string, number>;
}

export interface World {
  directory: string;
  database: ChaosDatabase;
  stripe: StripeSimulator;
  shops: WorldShop[];
  processes: AppProcesses;
  /** Which process calls by a port of a simulator. */
  callers: Map<number, string>;
  /** Stops everything and forgets it, but for the app's logs if they are wanted. */
  close(keepLogs?: boolean): Promise<void>;
}

export interface WorldOptions {
  seed: number;
  sessions: number;
  /** 1 or 2; two unless given. */
  shops?: number;
  /** How many processes of each role; two unless given. */
  servers?: number;
  workers?: number;
  /** Another build of the app, below the project's folder. */
  main?: string;
  /** Where the app's processes run; on this machine's loopback unless given. */
  network?: WorldNetwork;
  progress: (step: string) => void;
}

const SHOPS = [
  { id: 'gid://shopify/Shop/1', domain: 'demo-shop.myshopify.com', name: 'Demo Shop' },
  { id: 'gid://shopify/Shop/2', domain: 'other-shop.myshopify.com', name: 'Other Shop' },
];
const MERCHANTS: AccountSeed[] = [
  DEMO_MERCHANT,
  {
    id: 'acct_sandboxother',
    name: 'Other shop',
    profile: 'profile_test_sandboxother',
    secretKey: 'sk_test_sandboxother',
  },
];
/** Stripe itself tries for three days. */
const WEBHOOK_RETRIES = 600;
const PROCESSES = 2;

/**
 * Starts PostgreSQL, the simulators of two shops, of Stripe and of the agents' receivers, and the built app as several
 * servers and workers behind one address; installs the app in both shops, of which one holds stock. Keeps nothing.
 * @throws Error with words for a person; what was started is stopped again.
 */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { progress, servers = PROCESSES, workers = PROCESSES, network } = options;
  const cleanups: (() => Promise<void>)[] = [];
  const slots: Slot[] = [];
  const directory = path.join(os.tmpdir(), `aisle-chaos-${randomBytes(6).toString('hex')}`);
  fs.mkdirSync(directory);
  fs.chmodSync(directory, 0o755); // PostgreSQL may run as another user
  const close = async (keepLogs = false) => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup().catch(() => undefined);
    const gone = keepLogs ? path.join(directory, 'postgres') : directory;
    await fs.promises.rm(gone, { recursive: true, force: true });
  };
  try {
    if (!options.main) {
      progress('building the app');
      buildApp(ROOT);
    }
    progress('starting PostgreSQL and the simulators');
    const [databasePort, ...serverPorts] = await freePorts(1 + servers);
    const database = await ChaosDatabase.start({
      directory: path.join(directory, 'postgres'),
      port: databasePort!,
      settings: postgresSettings(network, directory),
    });
    cleanups.push(() => database.stop());
    await migrate(database.url);
    const addresses = serverPorts.map((port, index): ServerAddress => ({
      host: network?.addressOf(`serve-${index + 1}`) ?? LOOPBACK,
      port,
    }));
    const balancer = await startBalancer(() => addresses);
    cleanups.push(() => balancer.close());
    const stripe = await startStripeSimulator({
      port: 0,
      dataFile: null,
      random: seededRandom(options.seed, 'stripe'),
      accounts: [...MERCHANTS, DEMO_AGENT],
      webhookRetryDelaysMs: Array<number>(WEBHOOK_RETRIES).fill(1_000),
    });
    cleanups.push(() => stripe.close());
    const simulators = await Promise.all(
      SHOPS.slice(0, options.shops).map(async (shop, index) => {
        const shopify = await startShopifySimulator({
          port: 0,
          host: network?.host,
          dataFile: null,
          plan: 'plus',
          shop,
          app: { ...SANDBOX_APP, url: balancer.url, tomlFile: path.join(ROOT, 'shopify.app.toml') },
          random: seededRandom(options.seed, `shopify-${index}`),
        });
        cleanups.push(() => shopify.close());
        const receiver = await startAgentSimulator({
          port: 0,
          dataFile: null,
          random: seededRandom(options.seed, `agent-${index}`),
        });
        cleanups.push(() => receiver.close());
        const initialStock = stockShelves(shopify, options.sessions);
        return { ...shop, shopify, receiver, merchant: MERCHANTS[index]!, initialStock };
      }),
    );

    progress('starting the app');
    const encryptionKeys = `chaos:${randomBytes(32).toString('base64')}`;
    const app: AppEnvironment = {
      root: ROOT,
      directory,
      main: options.main,
      env: {
        ...appEnvironment(
          { encryptionKeys },
          { databaseUrl: database.url, appPort: balancer.port, shopify: simulators[0]!.shopify, stripe },
        ),
        SANDBOX_SHOPIFY_PORT: portsOf(simulators.map((one) => [one.domain, one.shopify.port])),
        SANDBOX_SHOPIFY_HOST: network?.host ?? LOOPBACK,
        LOG_LEVEL: 'warn',
      },
    };
    const callers = new Map<number, string>();
    const slot = async (role: Slot['role'], number: number): Promise<Slot> => {
      const name = `${role}-${number}`;
      const door = async (simulator: StripeSimulator | ShopifySimulator) => {
        const port = await simulator.openDoor(network?.host);
        callers.set(port, name);
        return port;
      };
      const shopDoors: [string, number][] = [];
      for (const { domain, shopify } of simulators) shopDoors.push([domain, await door(shopify)]);
      const env = {
        DATABASE_URL: reachedFrom(network, database.urlFor(name)),
        STRIPE_API_BASE_URL: `http://${network?.host ?? LOOPBACK}:${await door(stripe)}`,
        SANDBOX_SHOPIFY_PORT: portsOf(shopDoors),
      };
      const port = role === 'serve' ? serverPorts[number - 1]! : 0;
      return {
        name,
        role,
        port,
        env,
        host: network?.addressOf(name) ?? LOOPBACK,
        runner: network?.command(name),
      };
    };
    for (let number = 1; number <= servers; number += 1) slots.push(await slot('serve', number));
    for (let number = 1; number <= workers; number += 1) slots.push(await slot('work', number));
    const processes = new AppProcesses(app, slots);
    processes.start();
    cleanups.push(() => processes.powerCut());
    await untilServing(addresses, directory);

    progress('installing the app in two shops');
    const shops = await Promise.all(
      simulators.map(async (simulator, index): Promise<WorldShop> => {
        const holdsStock = index > 0;
        const captureMethod = holdsStock ? 'manual' : 'automatic_async';
        const installed = await installShop(
          {
            ...simulator,
            receiverUrl: reachedFrom(network, simulator.receiver.url).replace(/\/$/, ''),
            ...{ holdsStock, stripe, captureMethod },
          },
          { app, databaseUrl: database.url, encryptionKeys },
        );
        return { ...simulator, ...installed, holdsStock };
      }),
    );
    return { directory, database, stripe, shops, processes, callers, close };
  } catch (error) {
    const logs = slots.map(({ name }) => path.join(directory, name)).flatMap(lastLines);
    await close();
    throw new Error([error instanceof Error ? error.message : String(error), ...logs].join('\n'), {
      cause: error,
    });
  }
}

/** The logs are gone with the world. */
function lastLines(folder: string): string[] {
  const logs = fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => path.join(folder, name)) : [];
  return logs.flatMap((log) => [
    `${path.basename(folder)}:`,
    ...fs.readFileSync(log, 'utf8').split('\n').slice(-5),
  ]);
}

const portsOf = (entries: [string, number][]) => entries.map(([shop, port]) => `${shop}=${port}`).join(',');

/** All servers answer that they are ready. */
export async function untilServing(servers: readonly ServerAddress[], directory: string): Promise<void> {
  const alive = { child: { exitCode: null } };
  for (const [index, { host, port }] of servers.entries()) {
    const log = path.join(directory, `serve-${index + 1}`);
    await untilReady(`http://${host}:${port}`, alive, log);
  }
}
