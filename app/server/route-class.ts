const ACTIONS = new Set(['complete', 'cancel']);

/**
 * Which part of the surface a request is for: one of some twenty words, whatever the path is, for metrics and traces.
 * `session_complete` and its kin are ACP's operations; `stripe_hook` is what Stripe waits for while it runs a checkout.
 */
export function routeClass(method: string, path: string): string {
  const [, first = '', second = '', third, fourth] = path.split('/', 6);
  switch (first) {
    case 'acp':
      if (second === 'checkout_sessions') return operation('session', method, third, fourth);
      return second === 'carts' ? operation('cart', method, third, fourth) : 'acp_other';
    case '.well-known':
      return 'discovery';
    case 'feeds':
      return 'feed';
    case 'exports':
      return 'export';
    case 'webhooks':
      if (second === 'shopify') return 'webhook_shopify';
      return fourth === 'hooks' ? 'stripe_hook' : 'webhook_stripe';
    case 'flow':
      return 'flow_action';
    case 'extensions':
      return 'extension';
    case 'healthz':
    case 'readyz':
    case 'metrics':
      return 'health';
    case 'assets':
      return 'asset';
    case 'app':
    case 'auth':
    case '':
      return 'page';
    default:
      return 'other';
  }
}

function operation(what: 'session' | 'cart', method: string, id?: string, action?: string): string {
  if (!id) return method === 'POST' ? `${what}_create` : 'acp_other';
  if (action) return ACTIONS.has(action) ? `${what}_${action}` : 'acp_other';
  return method === 'GET' || method === 'HEAD' ? `${what}_get` : `${what}_update`;
}
