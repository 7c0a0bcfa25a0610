import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { acpApp } from '#app/acp/routes/acp-app.server.ts';
import { discoveryRoute } from '#app/acp/routes/discovery-route.server.ts';
import { flowActionRoutes } from '#app/extensions/flow/flow-action-routes.server.ts';
import { hostedFeedRoute } from '#app/feeds/delivery/hosted/hosted-feed-route.server.ts';
import { feedRoute } from '#app/feeds/feed-route.server.ts';
import { isDatabaseAway } from '#app/db/is-database-away.ts';
import { exportRoute } from '#app/privacy/export/export-route.server.ts';
import type { Services } from '#app/services.server.ts';
import type { AdmissionGate } from './admission/admission-gate.ts';
import { admitRequests } from './admission/admit-requests.server.ts';
import { stripeHookRoutes } from './answer-stripe-hook.server.ts';
import { observeRequests } from './observe-requests.server.ts';
import { operationsRoutes } from './operations/operations-routes.server.ts';
import { refusePage } from './refuse-page.ts';
import { requestLog } from './request-log.server.ts';
import { securityHeaders } from './security-headers.ts';
import { stripeEventRoutes } from './receive-stripe-event.server.ts';
import { webhookRoutes } from './receive-webhook.server.ts';

/** A form of a page; the largest has words for a few hundred products. */
const MAX_FORM_BYTES = 1024 * 1024;
const YEAR = 'public, max-age=31536000, immutable';

export interface HttpAppOptions {
  services: () => Services;
  /** False while starting or shutting down: /readyz answers 503 and no new traffic is sent here. */
  isReady: () => boolean;
  /** Keeps the server from more work than it can do; without it everything is let in (tests). */
  gate?: AdmissionGate;
  /** Remix's request handler: the admin pages. Left out where only the API is served (tests). */
  pages?: (request: Request) => Promise<Response>;
  /** What the extensions in Shopify's own pages call. Left out where only the API is served (tests). */
  extensions?: Hono;
  /** Where the browser's files of the build lie. */
  assets?: string;
  /** How long a hook waits for Shopify; its own limit unless a test sets another. */
  hookBudgetMs?: number;
}

/** The whole HTTP surface: agent API, feeds, webhooks and health directly; everything else is Remix's. */
export function httpApp(options: HttpAppOptions): Hono {
  const { services, isReady, gate, pages, extensions, assets, hookBudgetMs } = options;
  const app = new Hono();
  app.use(observeRequests(), requestLog(services), securityHeaders(services));
  if (gate) app.use(admitRequests(services, gate));

  app.route('/', operationsRoutes({ services, gate, state: () => (isReady() ? 'ready' : 'stopping') }));
  app.route('/acp', acpApp(services));
  app.route('/', discoveryRoute(services));
  app.route('/feeds', feedRoute(services));
  app.route('/feeds', hostedFeedRoute(services));
  app.route('/exports', exportRoute(services));
  app.route('/webhooks', webhookRoutes(services));
  app.route('/webhooks', stripeEventRoutes(services));
  app.route('/webhooks', stripeHookRoutes(services, { budgetMs: hookBudgetMs }));

  app.route('/flow', flowActionRoutes(services));

  if (extensions) app.route('/extensions', extensions);
  if (assets) {
    app.use(
      '/assets/*',
      serveStatic({ root: assets, onFound: (_path, c) => c.header('Cache-Control', YEAR) }),
    );
    app.use('/*', serveStatic({ root: assets }));
  }
  if (pages) {
    const limit = bodyLimit({ maxSize: MAX_FORM_BYTES, onError: (c) => c.text('This is too large.', 413) });
    app.all('*', limit, (c) => {
      const refusal = refusePage(c.req.raw);
      return refusal ? c.text(refusal.text, refusal.status, refusal.headers) : pages(c.req.raw);
    });
  }
  app.onError((error, c) => {
    services().log.error({ err: error, path: c.req.path }, 'request failed');
    // Webhooks are sent again, feeds are fetched again.
    if (isDatabaseAway(error))
      return c.json({ error: 'Try again in a moment.' }, 503, { 'Retry-After': '2' });
    return c.json({ error: 'Something went wrong.' }, 500);
  });
  return app;
}
