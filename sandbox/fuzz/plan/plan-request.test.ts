import { expect, test } from 'vitest';
import { CANARY_ID } from '../canary.ts';
import { SURFACES, type Facts } from './fuzz-request.ts';
import { planRequest } from './plan-request.ts';

const FACTS: Facts = {
  apiKey: 'aisle_test_key',
  handOffKey: 'aisle_test_other',
  items: ['1001', '1002'],
  sessions: ['checkout_session_1'],
  carts: ['cart_1'],
  ids: ['order_1', 'agent_1'],
  foreignIds: [`checkout_session_${CANARY_ID}1`],
  shopDomain: 'demo-shop.myshopify.com',
  pages: ['/app', '/app/orders/$id'],
  assets: ['/assets/main.js'],
  feedPath: '/feeds/shop_1.signature/products.jsonl.gz',
  accountId: 'payment_account_1',
  hookPath: '/webhooks/stripe/payment_account_1/hooks',
  webhooks: [
    { source: 'shopify', topic: 'orders/paid', payload: { id: 1, line_items: [{ id: 2 }] } },
    { source: 'stripe', topic: 'charge.refunded', payload: { object: 'event', id: 'evt_1' } },
  ],
};
const plan = (seed: number) => Array.from({ length: 2000 }, (_, n) => planRequest(seed, n + 1, FACTS));

test('GIVEN a seed THEN every request follows from it and its number alone, and another seed makes others', () => {
  const requests = plan(7);
  expect(planRequest(7, 1234, FACTS)).toEqual(requests[1233]);
  expect(plan(8)).not.toEqual(requests);
});

test('GIVEN a run THEN every part of the surface is asked, rightly and wrongly, and another shop is asked for', () => {
  const requests = plan(7);
  expect(new Set(requests.map(({ surface }) => surface))).toEqual(new Set(SURFACES));
  const signed = requests.flatMap(({ sign }) => (sign ? [`${sign.by} ${sign.rightly}`] : []));
  expect(new Set(signed).size).toBe(6);
  expect(new Set(requests.map(({ token }) => token))).toEqual(new Set(['header', 'query', undefined]));
  expect(requests.some(({ path }) => path.includes(CANARY_ID))).toBe(true);
  const bodies = requests.flatMap(({ body }) => (body ? [body.toString('latin1')] : []));
  for (const sign of ['\\u0000', '\\ud800', '1e999', '\x1f\x8b', '[[[[[[[[', '__proto__'])
    expect(
      bodies.some((body) => body.includes(sign)),
      sign,
    ).toBe(true);
  // Some are right as they are: what lies behind the checks is reached.
  expect(
    requests.some(({ surface, headers, body }) => surface === 'sessions' && body && headers.length === 4),
  ).toBe(true);
});
