import { Hono } from 'hono';
import type { Clock } from '#app/kernel/clock.ts';
import type { FaultPlan } from '#sandbox/faults/fault-plan.ts';
import { bulkResult } from '#sandbox/shopify/bulk/bulk-resolvers.ts';
import { answerTokenRequest, type TokenEndpointDeps } from '#sandbox/shopify/oauth/token-endpoint.ts';
import type { CallLog } from '#sandbox/calls/call-log.ts';
import type { GraphqlEndpoint } from './graphql-endpoint.ts';
import { withFaults, type SimulatorEnv } from './with-faults.ts';

export interface SimulatorRoutesDeps {
  graphql: GraphqlEndpoint;
  token: TokenEndpointDeps;
  faults: FaultPlan;
  calls: CallLog;
  clock: Clock;
  shopDomain(): string | undefined;
  /** Further domains under which the shop is asked. */
  aliases: ReadonlySet<string>;
  control: Hono;
  admin: Hono;
  /** Served on both faces. */
  storefront: Hono;
}

const TOKEN_PATH = '/admin/oauth/access_token';

/**
 * One server with two faces, told apart by the Host header: `*.myshopify.com` is the shop as Shopify serves it,
 * anything else the simulator's own pages.
 */
export function simulatorRoutes(deps: SimulatorRoutesDeps): Hono<SimulatorEnv> {
  const shop = shopRoutes(deps);
  const own = ownRoutes(deps);
  const root = new Hono<SimulatorEnv>();
  root.all('*', (c) => {
    const host = (c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase();
    if (!host.endsWith('.myshopify.com')) return own.fetch(c.req.raw, c.env);
    if (host !== deps.shopDomain() && !deps.aliases.has(host)) return c.json({ errors: 'Not Found' }, 404);
    return shop.fetch(c.req.raw, c.env);
  });
  return root;
}

function shopRoutes(deps: SimulatorRoutesDeps): Hono<SimulatorEnv> {
  const shop = new Hono<SimulatorEnv>();
  shop.post('/admin/api/:version/graphql.json', (c) => deps.graphql.handle(c));
  shop.post('/admin/api/graphql.json', (c) => deps.graphql.handle(c));
  shop.post(TOKEN_PATH, async (c) => {
    const startedAt = deps.clock();
    const operation = `POST ${TOKEN_PATH}`;
    const isJson = c.req.header('content-type')?.includes('json');
    const input: unknown = isJson ? await c.req.json().catch(() => null) : await c.req.parseBody();
    const response = await withFaults(
      c,
      deps.faults,
      [operation],
      {
        throttled: () =>
          Response.json({ errors: 'Too Many Requests' }, { status: 429, headers: { 'Retry-After': '2.0' } }),
        tokenRevoked: () => Response.json({ error: 'invalid_client' }, { status: 401 }),
      },
      async () => {
        const { status, body } = await answerTokenRequest(deps.token, input);
        return Response.json(body, { status });
      },
    );
    deps.calls.add({
      at: startedAt.toISOString(),
      operation,
      status: response.status,
    });
    return response;
  });
  shop.route('/', deps.storefront);
  shop.notFound((c) => c.json({ errors: 'Not Found' }, 404));
  return shop;
}

function ownRoutes(deps: SimulatorRoutesDeps): Hono<SimulatorEnv> {
  const own = new Hono<SimulatorEnv>();
  own.route('/_control', deps.control);
  own.get('/_bulk/:file{\\d+\\.jsonl}', (c) => {
    const jsonl = bulkResult(deps.token.state, c.req.param('file').replace('.jsonl', ''));
    return jsonl === undefined ? c.notFound() : c.body(jsonl, 200, { 'Content-Type': 'application/jsonl' });
  });
  own.route('/', deps.storefront);
  own.route('/', deps.admin);
  return own;
}
