import type { MiddlewareHandler } from 'hono';
import { requestContext } from '#app/kernel/request-context.server.ts';
import type { Services } from '#app/services.server.ts';

/**
 * One line a request: what, how it ended, how long. Never the query: Shopify puts session tokens there. The feed's
 * token is part of its path, so it is cut as well.
 */
export function requestLog(services: () => Services): MiddlewareHandler {
  return async (c, next) => {
    const { log, newId } = services();
    const requestId = c.req.header('request-id')?.slice(0, 255) ?? newId('req');
    const started = performance.now();
    await requestContext.run({ requestId }, next);
    const path = c.req.path.replace(/^(\/feeds\/)[^/]+/, '$1…');
    const ms = Math.round((performance.now() - started) * 10) / 10;
    log.info({ requestId, method: c.req.method, path, status: c.res.status, ms }, 'request');
  };
}
