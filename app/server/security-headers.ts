import type { MiddlewareHandler } from 'hono';
import type { Services } from '#app/services.server.ts';

/**
 * Headers every answer carries. Framing is not decided here: embedded pages allow exactly the shop's admin in their
 * Content-Security-Policy (app/shopify/document-headers.server.ts); everything else is no document.
 */
export function securityHeaders(services: () => Services): MiddlewareHandler {
  return async (c, next) => {
    await next();
    c.res.headers.set('X-Content-Type-Options', 'nosniff');
    c.res.headers.set('Referrer-Policy', 'origin-when-cross-origin');
    if (services().env.SHOPIFY_APP_URL.startsWith('https:')) {
      c.res.headers.set('Strict-Transport-Security', 'max-age=63072000');
    }
  };
}
