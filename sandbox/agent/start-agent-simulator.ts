import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { type Clock, systemClock } from '#app/kernel/clock.ts';
import { newId } from '#app/kernel/ids.ts';
import { FaultPlan } from '#sandbox/faults/fault-plan.ts';
import { JournalStore } from '#sandbox/store/journal-store.ts';
import { acpSchemaAvailable } from './acp-schema.ts';
import { type AgentSettings, AgentState } from './agent-state.ts';
import { isSellable } from './catalog.ts';
import { checkoutApi } from './checkout-api.ts';
import { feedApi } from './feed-api.ts';
import { FeedCatalog } from './feed-catalog.ts';
import { eventRoutes } from './event-routes.ts';
import { createOrderEvents, type OrderEvents } from './order-events.ts';

export interface AgentSimulatorOptions extends AgentSettings {
  /** 0 takes any free port. */
  port: number;
  /** Where received events are kept; null keeps them in memory. */
  dataFile: string | null;
  clock?: Clock;
  /** Makes faults with a probability repeatable. */
  random?: () => number;
}

export interface AgentSimulator {
  url: string;
  port: number;
  /** Tells the agent what it could not know at its start: the app's key, the feed's address, secrets. */
  configure(changes: AgentSettings): void;
  events: OrderEvents;
  /** What sellers told it by its feed API, at `/feed_api`. */
  feeds: FeedCatalog;
  /** Faults of the receiver of order events and of the feed API. */
  faults: FaultPlan;
  close(): Promise<void>;
}

const PAGE_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};
const PAGE_DIR = new URL('./page/', import.meta.url);
/** More than this on one page is a warehouse list, not an answer. */
const PRODUCTS_SHOWN = 24;
const DEFAULT_API_VERSION = '2026-04-17';

/**
 * Starts the agent: the chat-like page at `/`, the endpoints it uses below `/api`, the receiver of order events,
 * and `/_control`. @throws the listening error, e.g. EADDRINUSE.
 */
export async function startAgentSimulator(options: AgentSimulatorOptions): Promise<AgentSimulator> {
  const { port, dataFile, clock = systemClock, random, ...settings } = options;
  const state = new AgentState(settings, clock);
  const store = new JournalStore(dataFile);
  const apiVersion = () => state.current.acp?.apiVersion ?? DEFAULT_API_VERSION;
  const secrets = () => {
    const { eventSecret, handOffSecret, platformSecret } = state.current;
    return [eventSecret, handOffSecret, platformSecret].filter((one) => one !== undefined);
  };
  const events = createOrderEvents({ store, secrets, apiVersion, clock, newId });

  const faults = new FaultPlan(random);
  const app = new Hono();
  app.route('/', pageRoutes());
  app.route('/', catalogApi(state, apiVersion));
  app.route('/api/checkouts', checkoutApi(state, events));
  app.route('/', eventRoutes(events, clock, faults) as unknown as Hono);
  const feeds = new FeedCatalog(clock, newId);
  app.route('/feed_api', feedApi(feeds, () => state.current.feedToken, faults) as unknown as Hono);

  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, port }, () => resolve(starting));
    starting.once('error', reject);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://localhost:${address.port}`,
    port: address.port,
    configure: (changes) => state.configure(changes),
    events,
    feeds,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          store.close();
          resolve();
        });
        // Open pages hold event streams that would never end by themselves.
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** The page's files, read for each request so that a reload shows a change. */
function pageRoutes(): Hono {
  const routes = new Hono();
  routes.get('/', (c) => {
    // Product pictures come from wherever the feed says; scripts and styles only from here.
    c.header('Content-Security-Policy', "default-src 'self'; img-src http: https: data:; base-uri 'none'");
    return c.html(fs.readFileSync(new URL('index.html', PAGE_DIR), 'utf8'));
  });
  routes.get('/page/:file', (c) => {
    // A bare name only: nothing outside the folder can be asked for.
    const file = path.basename(c.req.param('file'));
    const type = PAGE_TYPES[path.extname(file)];
    const url = new URL(file, PAGE_DIR);
    if (!type || !fs.existsSync(url)) return c.notFound();
    return c.body(fs.readFileSync(url, 'utf8'), 200, { 'Content-Type': type });
  });
  routes.get('/healthz', (c) => c.json({ status: 'ok' }));
  return routes;
}

/** What the page shows before a checkout: the state of the connection and the products. */
function catalogApi(state: AgentState, apiVersion: () => string): Hono {
  const routes = new Hono();
  const problemOf = (error: unknown) => ({
    title: 'I cannot read the product feed',
    detail: (error as Error).message,
  });
  routes.get('/api/status', async (c) => {
    const { acp, storefront = null } = state.current;
    const seller = { acp: acp?.baseUrl ?? null, apiVersion: apiVersion(), storefront };
    const schemaChecked = acpSchemaAvailable(apiVersion());
    try {
      const feed = await state.readFeed(c.req.query('fresh') === '1');
      const sellerName = feed.catalog.items[0]?.sellerName ?? null;
      return c.json({
        ...seller,
        schemaChecked,
        sellerName,
        feed: { items: feed.catalog.size, rejected: feed.rejected, readAt: feed.readAt },
      });
    } catch (error) {
      return c.json({ ...seller, schemaChecked, sellerName: null, feed: null, problem: problemOf(error) });
    }
  });
  routes.get('/api/products', async (c) => {
    try {
      const { catalog } = await state.readFeed();
      const found = catalog.search(c.req.query('q') ?? '', Infinity);
      const products = found.slice(0, PRODUCTS_SHOWN).map((product) => ({
        ...product,
        variants: product.variants.map((variant) => ({ ...variant, sellable: isSellable(variant) })),
      }));
      return c.json({ products, found: found.length });
    } catch (error) {
      return c.json({ products: [], problem: problemOf(error) }, 503);
    }
  });
  return routes;
}
