import type { MiddlewareHandler } from 'hono';
import { metrics, secondsSince, statusClass } from '#app/kernel/metrics.server.ts';
import { tracing } from '#app/kernel/tracing.ts';
import { routeClass } from './route-class.ts';

/**
 * Counts every request, and makes it a span of the caller's trace. A feed's or an export's time is that until it begins:
 * how long its reader takes is theirs.
 */
export function observeRequests(): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    const { method, path } = c.req;
    const route = routeClass(method, path);
    metrics.httpInWork.inc();
    try {
      const now = route === 'health' || route === 'asset' ? null : tracing();
      if (!now) return await next();
      const facts = { 'http.request.method': method, 'aisle.route': route };
      const parent = { traceparent: c.req.header('traceparent'), tracestate: c.req.header('tracestate') };
      await now.span(route, 'server', facts, parent, async () => {
        await next();
        now.note({ 'http.response.status_code': c.res.status });
      });
    } finally {
      metrics.httpInWork.dec();
      metrics.httpDuration.observe({ route, status: statusClass(c.res.status) }, secondsSince(started));
    }
  };
}
