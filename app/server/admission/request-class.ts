/**
 * What a request is to the business, most important first. `complete`: a buyer pays, or waits at Stripe's checkout.
 * `session`: a buyer's checkout or cart goes on. `create`: one begins, or an agent looks for the API. `page`: staff, and
 * the files of their pages. `webhook`, of which Flow's calls are, and `download` have slots of their own (admission-limits.ts).
 */
export const REQUEST_CLASSES = ['complete', 'session', 'webhook', 'create', 'page', 'download'] as const;

export type RequestClass = (typeof REQUEST_CLASSES)[number];

const ALWAYS = new Set(['/healthz', '/readyz', '/metrics']);
const COMPLETE = /^\/acp\/checkout_sessions\/[^/]+\/complete$/;
const CREATE = /^\/acp\/(?:checkout_sessions|carts)$/;
const STRIPE_HOOK = /^\/webhooks\/stripe\/[^/]+\/hooks$/;

/** The class of a request by its method and path; null: health and metrics, which are told above all when it is full. */
export function requestClass(method: string, path: string): RequestClass | null {
  if (path.startsWith('/acp/')) {
    if (method === 'POST' && COMPLETE.test(path)) return 'complete';
    return method === 'POST' && CREATE.test(path) ? 'create' : 'session';
  }
  if (path.startsWith('/webhooks/')) return STRIPE_HOOK.test(path) ? 'complete' : 'webhook';
  if (path.startsWith('/flow/')) return 'webhook';
  if (path.startsWith('/feeds/') || path.startsWith('/exports/')) return 'download';
  if (path.startsWith('/.well-known/')) return 'create';
  return ALWAYS.has(path) ? null : 'page';
}
