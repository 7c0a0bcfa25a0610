import { Hono } from 'hono';
import { z } from 'zod';
import type { FlowRunner } from '#sandbox/shopify/flow/flow-runner.ts';
import type { ShopifyState } from '#sandbox/shopify/state/shopify-state.ts';
import { readBody } from './read-body.ts';

const runSchema = z.object({ handle: z.string().min(1), properties: z.record(z.string(), z.string()) });

/** What Shopify Flow was told, and what its workflows have the app do. */
export function flowControl(state: () => ShopifyState, runner: FlowRunner): Hono {
  const routes = new Hono();
  routes.get('/triggers', (c) => c.json({ triggers: state().flowTriggers.all() }));
  routes.get('/actions', (c) => c.json({ actions: state().flowActions.all() }));
  routes.post('/actions', async (c) => {
    const { handle, properties } = await readBody(c, runSchema);
    return c.json(await runner.run(handle, properties), 201);
  });
  routes.post('/actions/retry', async (c) => {
    await runner.retryDue();
    return c.body(null, 204);
  });
  return routes;
}
