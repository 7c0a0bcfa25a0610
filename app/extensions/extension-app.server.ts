import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { preflight } from './extension-route.server.ts';
import { orderRoutes } from './orders/order-routes.server.ts';
import { productRoutes } from './products/product-routes.server.ts';
import { sidekickRoutes } from './sidekick/sidekick-routes.server.ts';

/** The most that an extension sends: a decision about a page of orders. */
const MAX_BODY_BYTES = 64 * 1024;
/** PostgreSQL, which the parts of an address are looked up in, knows no NUL. */
const NUL = /%00/;

/**
 * What the extensions in Shopify's own pages (extensions/) ask of this server. A skin: staff are known by the session
 * token that Shopify's admin adds to an extension's requests, and every answer is JSON, worded in their language.
 */
export function extensionApp(): Hono {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.json({ error: 'Too large.' }, 413) }));
  app.use(async (c, next) =>
    NUL.test(c.req.url) ? c.json({ error: 'The address holds a NUL.' }, 400) : next(),
  );
  app.options('*', preflight);
  app.route('/', orderRoutes());
  app.route('/', productRoutes());
  app.route('/', sidekickRoutes());
  // Else Remix would be asked, which takes it for a page.
  app.all('*', (c) => c.json({ error: 'There is nothing here.' }, 404));
  return app;
}
