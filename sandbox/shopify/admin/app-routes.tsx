/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import type { AdminDeps } from './admin-deps.ts';
import { pageFrame } from './admin-view.ts';
import { notFound } from './not-found.ts';
import { AppFramePage } from './pages/app-frame-page.tsx';

/** The page an app opens at when its admin address names none. */
const ENTRY_PATH = '/app';

/**
 * The embedded app: its frame at `/apps/<handle or client id>/<the app's own path>`, as on admin.shopify.com, and what
 * App Bridge asks the admin for. Mounted under the store's path.
 */
export function appRoutes(deps: AdminDeps): Hono {
  const routes = new Hono();
  const isApp = (name: string) => name === deps.app.handle || name === deps.app.clientId;

  routes.get('/apps/:name/*', async (c) => {
    if (!isApp(c.req.param('name'))) return notFound(c, deps);
    const { pathname, searchParams } = new URL(c.req.url);
    const appPath = pathname.split(`/apps/${c.req.param('name')}`)[1];
    const src = await launchUrl(deps, appPath && appPath !== '/' ? appPath : ENTRY_PATH, searchParams);
    return c.html(<AppFramePage {...pageFrame(deps)} src={src} />);
  });

  routes.get('/session-token', async (c) => {
    // A page that is still open after the app was uninstalled gets none; only opening the app installs it.
    if (!deps.context().state.installations.get(deps.app.clientId)) return notFound(c, deps);
    const { idToken } = await deps.launchParameters();
    return c.json({ idToken }, 200, { 'Cache-Control': 'no-store' });
  });

  routes.get('/app-scopes', (c) => {
    const installation = deps.context().state.installations.get(deps.app.clientId);
    return c.json({ granted: installation?.scopes ?? [] });
  });

  return routes;
}

async function launchUrl(deps: AdminDeps, path: string, search: URLSearchParams): Promise<string> {
  const { idToken, host, shop } = await deps.launchParameters();
  const url = new URL(deps.app.url);
  url.pathname = path; // never another host, whatever the path looks like
  url.search = search.toString();
  for (const [name, value] of Object.entries({
    embedded: '1',
    shop,
    host,
    locale: 'en',
    id_token: idToken,
  })) {
    url.searchParams.set(name, value);
  }
  return url.href;
}
