import type { Hono } from 'hono';

export interface HttpRoute {
  method: string;
  path: string;
}

/** Every route of the HTTP surface, once; not what runs before the routes, for all of a prefix. */
export function routesOf(app: Hono): HttpRoute[] {
  const routes = app.routes.filter(
    ({ method, path }) => !(method === 'ALL' && (path === '/*' || path === '/.well-known/acp.json')),
  );
  return [...new Map(routes.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()];
}

/** A route as lists of them name it: without the pattern of its id. */
export function routeName({ method, path }: HttpRoute): string {
  return `${method} ${path.replace(/\{\[.*?\]\{\d+,\d+\}\}/g, '')}`;
}

/** Whether a part of its path is the caller's to choose. */
export function hasOpenPart({ method, path }: HttpRoute): boolean {
  return method !== 'ALL' && path.includes('/:');
}
