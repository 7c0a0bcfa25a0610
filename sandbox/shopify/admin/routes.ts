import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { STORE_PATH, type AdminDeps } from './admin-deps.ts';
import { appRoutes } from './app-routes.tsx';
import { assetRoutes } from './asset-routes.ts';
import { extensionRoutes } from './extension-routes.ts';
import { orderRoutes } from './order-routes.tsx';
import { notFound } from './not-found.ts';
import { productRoutes } from './product-routes.tsx';

export type { AdminDeps } from './admin-deps.ts';

/**
 * The simulator's own pages for its `localhost` host: a small admin under `/admin/store/demo-shop`, the app's frame in
 * it, the App Bridge stand-in at `/app-bridge.js` and the built-in catalogue's pictures under `/images`.
 * Forms are taken from these pages only (by their Origin), since no one has to sign in.
 */
export function adminRoutes(deps: AdminDeps): Hono {
  const routes = new Hono();
  routes.get('/', (c) => c.redirect(STORE_PATH));
  routes.route('/', assetRoutes());

  // The app and its App Bridge know the admin by one origin only.
  routes.get(`${STORE_PATH}/*`, async (c, next) => {
    const url = new URL(c.req.url);
    if (url.hostname !== '127.0.0.1') return next();
    url.hostname = 'localhost';
    return c.redirect(url.href);
  });
  routes.use(`${STORE_PATH}/*`, csrf());
  routes.get('/admin', (c) => c.redirect(STORE_PATH));
  routes.get(STORE_PATH, (c) => c.redirect(`${STORE_PATH}/orders`));
  routes.route(STORE_PATH, orderRoutes(deps));
  routes.route(STORE_PATH, productRoutes(deps));
  routes.route(STORE_PATH, appRoutes(deps));
  routes.route(STORE_PATH, extensionRoutes(deps));
  routes.all('/admin/*', (c) => notFound(c, deps));
  return routes;
}
