import { Hono } from 'hono';
import { bundleExtension } from '#sandbox/shopify/extensions/bundle-extension.ts';
import { STORE_PATH, type AdminDeps } from './admin-deps.ts';
import { notFound } from './not-found.ts';

const RENDER = /\.render$/;
/** What an extension draws, and what says whether it is offered. */
const PARTS = new Set(['render', 'condition']);

/**
 * The documents in which extensions run, their scripts, and the Admin API as they reach it: signed in as the member of
 * staff whose page it is. Mounted under the store's path.
 */
export function extensionRoutes(deps: AdminDeps): Hono {
  const routes = new Hono();
  const find = (handle: string) => deps.extensions.find((extension) => extension.handle === handle);

  routes.get('/extensions/:handle/:part{[a-z]+}', (c) => {
    const { handle, part } = c.req.param();
    const extension = find(handle);
    if (!extension || !PARTS.has(part)) return notFound(c, deps);
    const setup = {
      handle,
      appUrl: deps.app.url,
      adminPath: STORE_PATH,
      selected: (c.req.queries('id') ?? []).map((id) => ({ id })),
      texts: extension.texts,
    };
    const json = JSON.stringify(setup).replaceAll('<', '\\u003c');
    return c.html(`<!doctype html><html lang="en"><head><meta charset="utf-8" /></head><body>
      <script id="setup" type="application/json">${json}</script>
      <script src="/assets/extension-host.js"></script>
      <script src="${STORE_PATH}/extensions/${handle}/${part}.js"></script></body></html>`);
  });

  routes.get('/extensions/:handle/:script{[a-z]+\\.js}', async (c) => {
    const { handle, script } = c.req.param();
    const extension = find(handle);
    const part = script.replace('.js', '');
    const isCondition = part === 'condition';
    const module = isCondition ? extension?.condition : extension?.module;
    if (!extension || !module || !PARTS.has(part)) return notFound(c, deps);
    const target = isCondition ? extension.target.replace(RENDER, '.should-render') : extension.target;
    return c.body(await bundleExtension(module, target), 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
    });
  });

  routes.post('/extension-graphql', async (c) =>
    c.json((await deps.directApi(await c.req.json().catch(() => null))) as object),
  );

  return routes;
}
