import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import type { Services } from '#app/services.server.ts';
import { DISCOVERY_PATH, discoveryDocument } from './discovery.ts';
import { shopOfHost } from '../gate/shop-host.server.ts';

/** The shortest time that rfc.discovery.md (section 4.1, "Caching") asks for. */
const CACHING = 'public, max-age=3600';

/**
 * `GET /.well-known/acp.json`, for anybody and from any page. A host that is no shop's own gets the platform's
 * document, whether or not it ever was one. No `Vary`: caches keep each host's answers apart as it is.
 */
export function discoveryRoute(services: () => Services): Hono {
  const app = new Hono();
  app.use(DISCOVERY_PATH, cors({ origin: '*', allowMethods: ['GET', 'HEAD'], maxAge: 86_400 }), etag());
  app.get(DISCOVERY_PATH, async (c) => {
    const shop = await shopOfHost(services(), c.req.header('host'));
    const document = discoveryDocument(
      services().env.SHOPIFY_APP_URL,
      shop?.agentHost ? { ...shop, agentHost: shop.agentHost } : null,
    );
    return c.json(document, 200, { 'Cache-Control': CACHING });
  });
  return app;
}
