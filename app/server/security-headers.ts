import type { MiddlewareHandler } from 'hono';
import type { Services } from '#app/services.server.ts';

const NOTHING = "default-src 'none'; frame-ancestors 'none'";

/**
 * Headers every answer carries. Embedded pages allow exactly the shop's admin to frame them, in a Content-Security-Policy
 * of their own (app/shopify/document-headers.server.ts); everything else is no document, and may load and frame nothing.
 */
export function securityHeaders(services: () => Services): MiddlewareHandler {
  return async (c, next) => {
    await next();
    c.res.headers.set('X-Content-Type-Options', 'nosniff');
    if (!c.res.headers.has('Content-Security-Policy')) c.res.headers.set('Content-Security-Policy', NOTHING);
    c.res.headers.set('Referrer-Policy', 'origin-when-cross-origin');
    if (services().env.SHOPIFY_APP_URL.startsWith('https:')) {
      c.res.headers.set('Strict-Transport-Security', 'max-age=63072000');
    }
  };
}
