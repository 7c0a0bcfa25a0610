import net from 'node:net';
import { fileURLToPath } from 'node:url';
import { Agent, buildConnector, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { createTestServices } from './database.ts';
import { setServices, type Services } from '#app/services.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { StaffName } from '#sandbox/shopify/oauth/demo-staff.ts';
import {
  startShopifySimulator,
  type ShopifySimulator,
  type ShopifySimulatorOptions,
} from '#sandbox/shopify/start-shopify-simulator.ts';

export const TEST_SHOP = 'demo-shop.myshopify.com';

/** The library answers robots with 410 Gone. */
const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

export interface TestShop {
  services: Services;
  simulator: ShopifySimulator;
  /** A request of the admin for one of the app's pages, signed in by a session token in its address; as the owner unless another is named. */
  pageRequest(path?: string, who?: StaffName): Promise<Request>;
  /** Opens the app as the merchant does, which installs it the first time. */
  open(): Promise<ShopScope>;
  close(): Promise<void>;
}

/** A Shopify simulator with this project's shopify.app.toml, or another, and services on a fresh database that reach it. */
export async function startTestShop(
  overrides: Partial<Services> = {},
  {
    tomlFile = fileURLToPath(new URL('../shopify.app.toml', import.meta.url)),
    ...options
  }: Partial<ShopifySimulatorOptions> & { tomlFile?: string } = {},
): Promise<TestShop> {
  const services = await createTestServices(overrides);
  setServices(services);
  const simulator = await startShopifySimulator({
    port: 0,
    dataFile: null,
    app: {
      clientId: services.env.SHOPIFY_API_KEY,
      clientSecret: services.env.SHOPIFY_API_SECRET,
      url: services.env.SHOPIFY_APP_URL,
      tomlFile,
    },
    ...options,
  });
  const restore = routeShopifyTo(simulator.port);
  const pageRequest: TestShop['pageRequest'] = async (path = '/app', who) => {
    const url = new URL(await simulator.launchUrl(who));
    const { pathname, searchParams } = new URL(path, url);
    url.pathname = pathname;
    for (const [name, value] of searchParams) url.searchParams.set(name, value);
    return new Request(url, { headers: { 'user-agent': CHROME } });
  };
  return {
    services,
    simulator,
    pageRequest,
    open: async () => (await openAdmin(await pageRequest())).scope,
    close: async () => {
      await restore();
      await simulator.close();
      await services.close();
    },
  };
}

/** As sandbox/route-shopify.mjs, for this process: `*.myshopify.com` is a plain socket to the simulator. */
function routeShopifyTo(port: number): () => Promise<void> {
  const before = getGlobalDispatcher();
  const elsewhere = buildConnector({});
  const agent = new Agent({
    connect: (options, callback) => {
      if (!options.hostname.endsWith('.myshopify.com')) return elsewhere(options, callback);
      const socket = net.connect({ port, host: '127.0.0.1' });
      const fail = (error: Error) => callback(error, null);
      socket.once('error', fail);
      socket.once('connect', () => {
        socket.removeListener('error', fail);
        callback(null, socket);
      });
    },
  });
  setGlobalDispatcher(agent);
  return async () => {
    setGlobalDispatcher(before);
    await agent.close();
  };
}
