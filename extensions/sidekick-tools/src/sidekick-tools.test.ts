/// <reference types="@shopify/ui-extensions/admin.app.tools.data" />
import { getExtension } from '@shopify/ui-extensions-tester';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OrdersInNeedView, WhyNotBuyableView } from '../../../app/extensions/views.ts';
import { answers, unreachable } from '../../shared/testing/answers.ts';

const extension = getExtension('admin.app.tools.data');

const IN_NEED: OrdersInNeedView = {
  orders: [
    {
      ...{ name: '#1001', agent: 'ChatGPT', isTest: false, why: ['Disputed: by the buyer’s bank.'] },
      url: 'app:app/orders/order_1',
    },
  ],
  hasMore: false,
  url: 'app:app/attention',
};
const WHY: WhyNotBuyableView = { product: null, matches: [], agents: [], hasMore: false, problems: [] };

type Handler = (input: object) => Promise<unknown>;
let tools: Map<string, Handler>;

beforeEach(() => {
  extension.setUp();
  tools = new Map();
  const register = (name: string, handler: Handler) => tools.set(name, handler);
  // Shopify's tester has no tools for this target.
  Object.defineProperty(extension.shopify, 'tools', { value: { register }, configurable: true });
});
afterEach(() => extension.tearDown());

const call = async (name: string, input: object = {}) => {
  await extension.render();
  return tools.get(name)!(input);
};

test('WHEN Sidekick asks for orders THEN it is told what the server says', async () => {
  const { fetch, asked } = answers({ body: IN_NEED });
  extension.fetch = fetch;
  expect(await call('orders_needing_attention')).toEqual(IN_NEED);
  expect(asked.map(({ url, method }) => [method, url])).toEqual([
    ['GET', '/extensions/sidekick/orders-needing-attention'],
  ]);
});

test('WHEN Sidekick asks for a product THEN it is asked for by what the merchant calls it', async () => {
  const { fetch, asked } = answers({ body: WHY });
  extension.fetch = fetch;
  expect(await call('why_not_buyable', { product: 'Mug & saucer #2' })).toEqual(WHY);
  const url = new URL(asked[0]!.url, 'https://app.example');
  expect(url.pathname).toBe('/extensions/sidekick/why-not-buyable');
  expect([...url.searchParams]).toEqual([['product', 'Mug & saucer #2']]);
});

test.each([
  ['may not see it', answers({ status: 403, body: null }).fetch, 'forbidden'],
  [
    'ask for what cannot be',
    answers({ status: 400, body: { error: 'Name a product.' } }).fetch,
    'Name a product.',
  ],
  ['reach nobody', unreachable, 'unreachable'],
])('GIVEN staff who %s THEN Sidekick is told why', async (_, failing, error) => {
  extension.fetch = failing;
  expect(await call('orders_needing_attention')).toEqual({ error });
  expect(await call('why_not_buyable', { product: 'Mug' })).toEqual({ error });
});
