import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import { requestContext } from '#app/kernel/request-context.server.ts';
import type { Services } from '#app/services.server.ts';

/**
 * One line a request: what, how it ended, how long. Never the query: Shopify puts session tokens there. A feed's
 * or an export's token is part of its path, so it is cut as well.
 */
export function requestLog(services: () => Services): MiddlewareHandler {
  /** Its own fields hold nothing to redact, and redaction is the dearest part of a line. */
  const plain = new WeakMap<Logger, Logger>();
  const plainOf = (log: Logger) => {
    const known = plain.get(log) ?? log.child({}, { redact: [] });
    plain.set(log, known);
    return known;
  };
  return async (c, next) => {
    const { log, newId } = services();
    const requestId = c.req.header('request-id')?.slice(0, 255) ?? newId('req');
    const started = performance.now();
    await requestContext.run({ requestId }, next);
    const path = c.req.path.replace(/^(\/(?:feeds|exports)\/)[^/]+/, '$1…');
    const ms = Math.round((performance.now() - started) * 10) / 10;
    plainOf(log).info({ requestId, method: c.req.method, path, status: c.res.status, ms }, 'request');
  };
}
