import fs from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import {
  startShopifySimulator,
  type ShopifySimulator,
  type ShopifySimulatorOptions,
} from '#sandbox/shopify/start-shopify-simulator.ts';

export const CLIENT_ID = 'test-key';
export const CLIENT_SECRET = 'test-secret';
export const SHOP = 'demo-shop.myshopify.com';

const SCOPES =
  'read_products,read_product_listings,read_publications,read_inventory,read_locations,read_legal_policies,write_orders,write_draft_orders';

export interface HttpReply {
  status: number;
  headers: http.IncomingHttpHeaders;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into JSON of many shapes
  body: any;
}

export interface TestSimulator extends ShopifySimulator {
  /** Posts JSON to the shop's own host, as the app's library does. Rejects when the connection is cut. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<HttpReply>;
  /** An offline access token by token exchange. */
  accessToken(): Promise<string>;
  /** Runs a GraphQL operation with a fresh token, or with the given one. */
  graphql(query: string, variables?: Record<string, unknown>, token?: string): Promise<HttpReply>;
  /** Calls the simulator's control API. */
  control(method: string, path: string, body?: unknown): Promise<Response>;
}

export interface TestOptions extends Partial<ShopifySimulatorOptions> {
  scopes?: string;
  /** Where webhooks go; `topics` are subscribed. */
  appUrl?: string;
  topics?: string[];
  /** Files of the app's extensions, by their path under `extensions`. */
  extensions?: Record<string, string>;
}

/** A simulator on a free port with the built-in catalogue and an app of its own, in memory unless told otherwise. */
export async function startTestSimulator(options: TestOptions = {}): Promise<TestSimulator> {
  const { scopes = SCOPES, appUrl = 'http://localhost:1', topics = [], extensions = {}, ...rest } = options;
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'aisle-shopify-'));
  const tomlFile = path.join(folder, 'shopify.app.toml');
  await fs.writeFile(tomlFile, appToml(scopes, topics));
  for (const [name, text] of Object.entries(extensions)) {
    const file = path.join(folder, 'extensions', name);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, text);
  }
  const simulator = await startShopifySimulator({
    port: 0,
    dataFile: null,
    app: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, url: appUrl, tomlFile },
    ...rest,
  }).finally(() => fs.rm(folder, { recursive: true }));

  const post: TestSimulator['post'] = (url, body, headers = {}) =>
    postJson(simulator.port, url, JSON.stringify(body), headers);
  const exchange = async (kind: 'online' | 'offline') => {
    const reply = await post('/admin/oauth/access_token', {
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: await simulator.sessionToken(),
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      requested_token_type: `urn:shopify:params:oauth:token-type:${kind}-access-token`,
      expiring: '1',
    });
    return reply.body.access_token as string;
  };
  return {
    ...simulator,
    post,
    accessToken: () => exchange('offline'),
    graphql: async (query, variables, token) =>
      post(
        '/admin/api/2026-10/graphql.json',
        { query, variables },
        { 'X-Shopify-Access-Token': token ?? (await exchange('offline')) },
      ),
    control: (method, url, body) =>
      fetch(`${simulator.url}/_control${url}`, {
        method,
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
  };
}

function appToml(scopes: string, topics: string[]): string {
  return `
name = "Test"
[access_scopes]
scopes = "${scopes}"
[webhooks]
api_version = "2026-10"
${topics.length ? `[[webhooks.subscriptions]]\ntopics = ${JSON.stringify(topics)}\nuri = "/hook"` : ''}
`;
}

/** fetch() may not set Host, by which the simulator knows the shop. */
function postJson(
  port: number,
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', path: url, method: 'POST' }, async (response) => {
      try {
        const text = (await response.setEncoding('utf8').toArray()).join('');
        resolve({ status: response.statusCode!, headers: response.headers, body: JSON.parse(text) });
      } catch (error) {
        reject(error as Error);
      }
    });
    request.setHeader('Host', SHOP);
    request.setHeader('Content-Type', 'application/json');
    for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
    request.on('error', reject);
    request.end(body);
  });
}
