import { expect, test } from 'vitest';
import { routeClass } from './route-class.ts';

test.each([
  ['POST', '/acp/checkout_sessions', 'session_create'],
  ['GET', '/acp/checkout_sessions/checkout_session_1', 'session_get'],
  ['POST', '/acp/checkout_sessions/checkout_session_1', 'session_update'],
  ['POST', '/acp/checkout_sessions/checkout_session_1/complete', 'session_complete'],
  ['POST', '/acp/checkout_sessions/checkout_session_1/cancel', 'session_cancel'],
  ['PUT', '/acp/carts/cart_1', 'cart_update'],
  ['GET', '/acp/checkout_sessions', 'acp_other'],
  ['POST', '/acp/checkout_sessions/a/b', 'acp_other'],
  ['GET', '/acp', 'acp_other'],
  ['GET', '/.well-known/acp.json', 'discovery'],
  ['GET', '/feeds/token/products.jsonl.gz', 'feed'],
  ['GET', '/exports/token', 'export'],
  ['POST', '/webhooks/shopify', 'webhook_shopify'],
  ['POST', '/webhooks/stripe/account', 'webhook_stripe'],
  ['POST', '/webhooks/stripe/account/hooks', 'stripe_hook'],
  ['POST', '/flow/actions/hold-agent-order', 'flow_action'],
  ['GET', '/readyz', 'health'],
  ['GET', '/assets/root-1.js', 'asset'],
  ['GET', '/app/orders/order_1', 'page'],
  ['GET', '/', 'page'],
  ['POST', '/extensions/orders/decisions', 'extension'],
  ['GET', '/wp-login.php', 'other'],
])('GIVEN %s %s THEN it counts as %s', (method, path, expected) => {
  expect(routeClass(method, path)).toBe(expected);
});

test('GIVEN paths that somebody makes up THEN there are no more classes than before', () => {
  const classes = new Set(
    Array.from({ length: 500 }, (_, n) => [
      routeClass('GET', `/${n}`),
      routeClass(`M${n}`, `/acp/checkout_sessions/${n}/${n}`),
      routeClass('POST', `/webhooks/${n}/${n}`),
      routeClass('GET', `/app/${n}`),
    ]).flat(),
  );
  expect([...classes].sort()).toEqual(['acp_other', 'other', 'page', 'webhook_stripe']);
});
