import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { acpApp } from '#app/acp/routes/acp-app.server.ts';
import { discoveryRoute } from '#app/acp/routes/discovery-route.server.ts';
import { hostedFeedRoute } from '#app/feeds/delivery/hosted/hosted-feed-route.server.ts';
import { feedRoute } from '#app/feeds/feed-route.server.ts';
import type { Services } from '#app/services.server.ts';
import { stripeHookRoutes } from './answer-stripe-hook.server.ts';
import { requestLog } from './request-log.server.ts';
import { securityHeaders } from './security-headers.ts';
import { stripeEventRoutes } from './receive-stripe-event.server.ts';
import { webhookRoutes } from './receive-webhook.server.ts';

const YEAR = 'public, max-age=31536000, immutable';

export interface HttpAppOptions {
  services: () => Services;
  /** False while starting or shutting down: /readyz answers 503 and no new traffic is sent here. */
  isReady: () => boolean;
  /** Remix's request handler: the admin pages. Left out where only the API is served (tests). */
  pages?: (request: Request) => Promise<Response>;
  /** Where the browser's files of the build lie. */
  assets?: string;
  /** How long a hook waits for Shopify; its own limit unless a test sets another. */
  hookBudgetMs?: number;
}

/** The whole HTTP surface: agent API, feeds, webhooks and health directly; everything else is Remix's. */
export function httpApp({ services, isReady, pages, assets, hookBudgetMs }: HttpAppOptions): Hono {
  const app = new Hono();
  app.use(requestLog(services), securityHeaders(services));

  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    if (!isReady()) return c.json({ status: 'stopping' }, 503);
    const reachable = await services().db.$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    );
    return reachable ? c.json({ status: 'ready' }) : c.json({ status: 'database unreachable' }, 503);
  });
  app.route('/acp', acpApp(services));
  app.route('/', discoveryRoute(services));
  app.route('/feeds', feedRoute(services));
  app.route('/feeds', hostedFeedRoute(services));
  app.route('/webhooks', webhookRoutes(services));
  app.route('/webhooks', stripeEventRoutes(services));
  app.route('/webhooks', stripeHookRoutes(services, { budgetMs: hookBudgetMs }));

  if (assets) {
    app.use(
      '/assets/*',
      serveStatic({ root: assets, onFound: (_path, c) => c.header('Cache-Control', YEAR) }),
    );
    app.use('/*', serveStatic({ root: assets }));
  }
  if (pages) app.all('*', (c) => pages(c.req.raw));
  app.onError((error, c) => {
    services().log.error({ err: error, path: c.req.path }, 'request failed');
    return c.json({ error: 'Something went wrong.' }, 500);
  });
  return app;
}
