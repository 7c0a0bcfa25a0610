import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { FaultPlan } from '#sandbox/faults/fault-plan.ts';
import type { FeedCatalog, FeedReply } from './feed-catalog.ts';
import { misbehaveOr } from './misbehave.ts';

type Env = { Bindings: HttpBindings };

/** A platform's gateway takes no more. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The two flavours: OpenAI's (specs/api) answers 200 to a new feed, ACP's 201 (openapi.feed.yaml). */
const FLAVOURS = [
  { path: '/product_feeds', created: 200, name: 'product_feeds' },
  { path: '/feeds', created: 201, name: 'feeds' },
] as const;

/**
 * The agent's feed API over HTTP, in both flavours. It wants its bearer token and misbehaves as a test plans it:
 * operations are `feeds.create`, `feeds.upsert`, `product_feeds.read`, … below `/feed_api`.
 */
export function feedApi(catalog: FeedCatalog, token: () => string | undefined, faults: FaultPlan): Hono<Env> {
  const routes = new Hono<Env>();
  const call = (operation: string, work: (c: Context<Env>, body: unknown) => FeedReply) => {
    return async (c: Context<Env>) => {
      if (!token() || c.req.header('Authorization') !== `Bearer ${token()}`)
        return c.json({ type: 'invalid_request', code: 'unauthorized', message: 'Unknown token.' }, 401);
      const body = c.req.method === 'GET' ? null : await c.req.json().catch(() => undefined);
      return misbehaveOr(c, faults, [operation], () => {
        const reply = work(c, body);
        return c.json(reply.body, reply.status);
      });
    };
  };
  const id = (c: Context<Env>) => c.req.param('id')!;
  for (const { path, created, name } of FLAVOURS) {
    const limit = bodyLimit({ maxSize: MAX_BYTES });
    routes.post(
      path,
      call(`${name}.create`, (c, body) => catalog.create(body, c.req.header('Idempotency-Key'), created)),
    );
    routes.get(
      `${path}/:id`,
      call(`${name}.read`, (c) => catalog.read(id(c))),
    );
    routes.get(
      `${path}/:id/products`,
      call(`${name}.read_products`, (c) => catalog.readProducts(id(c))),
    );
    routes.patch(
      `${path}/:id/products`,
      limit,
      call(`${name}.upsert`, (c, body) => catalog.upsert(name, id(c), body)),
    );
  }
  routes.get(
    '/product_feeds/:id/promotions',
    call('product_feeds.read_promotions', (c) => catalog.readPromotions(id(c))),
  );
  routes.patch(
    '/product_feeds/:id/promotions',
    call('product_feeds.upsert_promotions', (c, body) => catalog.upsertPromotions(id(c), body)),
  );
  return routes;
}
