import { expect, test } from 'vitest';
import { requestClass } from './request-class.ts';

test.each([
  ['POST', '/acp/checkout_sessions/cs_1/complete', 'complete'],
  ['POST', '/webhooks/stripe/acct_1/hooks', 'complete'],
  ['POST', '/acp/checkout_sessions/cs_1', 'session'],
  ['GET', '/acp/checkout_sessions/cs_1', 'session'],
  ['POST', '/acp/checkout_sessions/cs_1/cancel', 'session'],
  ['GET', '/acp/checkout_sessions/cs_1/complete', 'session'],
  ['PUT', '/acp/carts/cart_1', 'session'],
  ['POST', '/acp/checkout_sessions', 'create'],
  ['POST', '/acp/carts', 'create'],
  ['GET', '/.well-known/acp.json', 'create'],
  ['POST', '/webhooks/shopify', 'webhook'],
  ['POST', '/webhooks/stripe/acct_1', 'webhook'],
  ['POST', '/flow/actions/hold-agent-order', 'webhook'],
  ['GET', '/feeds/token/products.jsonl.gz', 'download'],
  ['GET', '/exports/token', 'download'],
  ['GET', '/app/orders', 'page'],
  ['GET', '/assets/main.js', 'page'],
  ['GET', '/healthz', null],
  ['GET', '/readyz', null],
  ['GET', '/metrics', null],
])('GIVEN %s %s THEN it is of class %s', (method, path, expected) => {
  expect(requestClass(method, path)).toBe(expected);
});
