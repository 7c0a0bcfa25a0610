import fs from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { readPicture } from '#sandbox/shopify/seed/pictures/index.ts';
import { buildBrowserScript } from './build-browser-script.ts';

/** Stylesheet, browser scripts and product pictures. */
export function assetRoutes(): Hono {
  const routes = new Hono();

  routes.get('/assets/admin.css', async (c) => {
    const css = await fs.readFile(fileURLToPath(new URL('./browser/admin.css', import.meta.url)), 'utf8');
    return c.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8' });
  });

  routes.get('/assets/admin-frame.js', async (c) =>
    c.body(await buildBrowserScript('admin-frame'), 200, SCRIPT),
  );

  for (const name of ['extension-host', 'extension-frames'] as const)
    routes.get(`/assets/${name}.js`, async (c) => c.body(await buildBrowserScript(name), 200, SCRIPT));

  // Shopify's own address is cdn.shopify.com/shopifycloud/app-bridge.js; apps load it from any origin.
  routes.get('/app-bridge.js', async (c) => c.body(await buildBrowserScript('app-bridge'), 200, SCRIPT));

  routes.get('/images/:file', (c) => {
    const png = readPicture(c.req.param('file'));
    if (!png) return c.notFound();
    return c.body(new Uint8Array(png), 200, {
      'Content-Type': 'image/png',
      'Cache-Control': 'public, max-age=3600',
      'Access-Control-Allow-Origin': '*',
    });
  });

  return routes;
}

const SCRIPT = {
  'Content-Type': 'text/javascript; charset=utf-8',
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};
