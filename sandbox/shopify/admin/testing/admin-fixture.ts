import type { Hono } from 'hono';
import { createOrder } from '#sandbox/shopify/commerce/create-order.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { seedShop } from '#sandbox/shopify/seed/index.ts';
import type { OrderRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';
import { openShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import { adminRoutes } from '../routes.ts';

export const STORE_URL = 'http://localhost/admin/store/demo-shop';
export const APP = { url: 'http://localhost:4999', clientId: 'test-client', handle: 'aisle' };
export const HOST = Buffer.from('admin.shopify.com/store/demo-shop').toString('base64');

export interface AdminFixture {
  routes: Hono;
  context: ShopifyContext;
  /** Topics of the webhooks emitted so far. */
  topics: string[];
  get(path: string): Promise<Response>;
  /** Posts a form as the admin's own page does. */
  post(path: string, fields?: Record<string, string>, origin?: string): Promise<Response>;
  variant(sku: string): VariantRecord;
}

/** The admin pages over a shop with the built-in catalogue, in memory. */
export async function openAdmin(options: { appUrl?: string; now?: string } = {}): Promise<AdminFixture> {
  const clock = () => new Date(options.now ?? '2026-11-21T10:00:00Z');
  const state = openShopifyState(null);
  await seedShop(state, { catalogFiles: [], clock, baseUrl: 'http://localhost' });
  const topics: string[] = [];
  const context: ShopifyContext = {
    state,
    shop: () => state.shops.all()[0]!,
    clock,
    scopes: new Set(),
    clientId: null,
    app: {
      name: 'Aisle',
      attributions: [{ handle: 'chatgpt', displayName: 'ChatGPT', icon: null }],
      channelSpecifications: [],
    },
    followProduct: () => undefined,
    emitEvent: () => undefined,
    emit: (topic) => void topics.push(topic),
  };
  let tokens = 0;
  const routes = adminRoutes({
    context: () => context,
    app: { ...APP, url: options.appUrl ?? APP.url },
    extensions: [],
    directApi: async () => ({}),
    launchParameters: async () => {
      // Opening the app installs it.
      if (!state.installations.get(APP.clientId))
        state.installations.put({ id: APP.clientId, installedAt: clock().toISOString(), scopes: [] });
      tokens += 1;
      return { idToken: `token-${tokens}`, host: HOST, shop: 'demo-shop.myshopify.com' };
    },
  });
  return {
    routes,
    context,
    topics,
    get: async (path) => routes.request(path.startsWith('/') ? path : `${STORE_URL}/${path}`),
    post: async (path, fields = {}, origin = 'http://localhost') =>
      routes.request(`${STORE_URL}/${path}`, {
        method: 'POST',
        headers: { Origin: origin },
        body: new URLSearchParams(fields),
      }),
    variant: (sku) => state.variants.find((row) => row.sku === sku)!,
  };
}

/** An agent's order as the app writes it: two mugs and a tent, paid, 10.00 shipping, one hostile custom attribute. */
export function placeOrder(admin: AdminFixture): OrderRecord {
  const usd = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } });
  return createOrder(
    admin.context,
    {
      lineItems: [
        { variantId: admin.variant('LL-COM-LAK').id, quantity: 2, requiresShipping: true },
        { variantId: admin.variant('NM-TPT').id, quantity: 1, requiresShipping: true },
      ],
      shippingLines: [{ title: 'Expedited', code: 'expedited', source: 'shopify', priceSet: usd('10.00') }],
      taxLines: [{ title: 'California State Tax', rate: '0.0725', priceSet: usd('29.80') }],
      transactions: [
        {
          kind: 'SALE',
          status: 'SUCCESS',
          gateway: 'Stripe',
          authorizationCode: 'pi_123',
          amountSet: usd('450.80'),
          test: true,
        },
      ],
      customer: { toUpsert: { email: 'ada@example.com', firstName: 'Ada', lastName: '<b>Byron</b>' } },
      email: 'ada@example.com',
      shippingAddress: {
        firstName: 'Ada',
        lastName: 'Byron',
        address1: '1 Market Street',
        city: 'San Francisco',
        provinceCode: 'CA',
        countryCode: 'US',
        zip: '94105',
      },
      tags: ['agentic', 'agent:chatgpt'],
      customAttributes: [
        { key: 'checkout_session', value: 'checkout_session_1' },
        { key: 'hostile', value: '"><script>alert(1)</script>' },
      ],
      sourceName: 'chatgpt',
      sourceIdentifier: 'checkout_session_1',
    },
    { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' },
  );
}
