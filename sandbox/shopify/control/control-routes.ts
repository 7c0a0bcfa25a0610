import { Hono } from 'hono';
import { z } from 'zod';
import { faultSchema, type FaultPlan } from '#sandbox/faults/fault-plan.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { FlowRunner } from '#sandbox/shopify/flow/flow-runner.ts';
import type { AccessTokens } from '#sandbox/shopify/oauth/access-tokens.ts';
import { uninstallApp } from '#sandbox/shopify/oauth/uninstall-app.ts';
import type { CallLog } from '#sandbox/calls/call-log.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import type { WebhookDispatcher } from '#sandbox/shopify/webhooks/webhook-dispatcher.ts';
import type { WebhookOutbox } from '#sandbox/shopify/webhooks/webhook-outbox.ts';
import { changeCollections, changeProduct, changeVariant, deleteProduct } from './change-catalog.ts';
import { flowControl } from './flow-control.ts';
import { orderControl } from './order-control.ts';
import { publicationControl } from './publication-control.ts';
import { readBody } from './read-body.ts';
import { storefrontControl } from './storefront-control.ts';
import { shopControl } from './shop-control.ts';

export interface ControlDeps {
  context(): ShopifyContext;
  clientId: string;
  faults: FaultPlan;
  calls: CallLog;
  tokens: AccessTokens;
  outbox: WebhookOutbox;
  dispatcher: WebhookDispatcher;
  flow: FlowRunner;
}

const variantSchema = z.object({
  priceMinor: z.number().int().nonnegative().optional(),
  available: z.number().int().optional(),
  requiresComponents: z.boolean().optional(),
});
const texts = z.record(z.string(), z.string()).optional();
const translationSchema = z.object({
  title: z.string().optional(),
  descriptionHtml: z.string().optional(),
  optionNames: texts,
  optionValues: texts,
});
const productSchema = z.object({
  status: z.enum(['ACTIVE', 'DRAFT', 'ARCHIVED']).optional(),
  title: z.string().min(1).optional(),
  tags: z.array(z.string()).optional(),
  translations: z.record(z.string(), translationSchema).optional(),
});
const webhookSchema = z.object({
  duplicate: z.number().int().nonnegative().optional(),
  reorder: z.boolean().optional(),
  paused: z.boolean().optional(),
  lose: z.record(z.string().min(1), z.number().int().nonnegative()).optional(),
});
const collectionsSchema = z.object({ ids: z.array(z.string().startsWith('gid://shopify/Collection/')) });
const emitSchema = z.object({
  topic: z.string().min(1),
  payload: z.record(z.string(), z.unknown()).default({}),
});

/** `/_control`: planned faults, the call log, and what a merchant or Shopify would do. Not part of Shopify's API. */
export function controlRoutes(deps: ControlDeps): Hono {
  const { faults, calls, outbox, dispatcher, tokens } = deps;
  const routes = new Hono();

  routes.post('/faults', async (c) => c.json(faults.add(await readBody(c, faultSchema)), 201));
  routes.get('/faults', (c) => c.json({ faults: faults.list() }));
  routes.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  routes.get('/calls', (c) => c.json({ calls: calls.list() }));

  routes.route(
    '/flow',
    flowControl(() => deps.context().state, deps.flow),
  );
  routes.route('/orders', orderControl(deps.context));
  routes.route('/storefront-orders', storefrontControl(deps.context));
  routes.route('/', shopControl(deps.context));
  routes.patch('/variants/:id', async (c) => {
    const change = await readBody(c, variantSchema);
    return found(
      c,
      changeVariant(deps.context(), `gid://shopify/ProductVariant/${c.req.param('id')}`, change),
    );
  });
  routes.patch('/products/:id', async (c) => {
    const change = await readBody(c, productSchema);
    return found(c, changeProduct(deps.context(), `gid://shopify/Product/${c.req.param('id')}`, change));
  });
  routes.put('/products/:id/collections', async (c) => {
    const { ids } = await readBody(c, collectionsSchema);
    return found(c, changeCollections(deps.context(), `gid://shopify/Product/${c.req.param('id')}`, ids));
  });
  routes.delete('/products/:id', (c) =>
    deleteProduct(deps.context(), `gid://shopify/Product/${c.req.param('id')}`)
      ? c.body(null, 204)
      : c.notFound(),
  );

  routes.route('/products', publicationControl(deps.context));

  routes.get('/webhooks', (c) =>
    c.json({
      ...dispatcher.settings,
      duplicate: outbox.duplicateNext,
      lose: outbox.loseNext,
      deliveries: deps.context().state.webhooks.all(),
    }),
  );
  routes.post('/webhooks', async (c) => {
    const { duplicate, lose, ...settings } = await readBody(c, webhookSchema);
    Object.assign(dispatcher.settings, settings);
    outbox.duplicateNext = duplicate ?? outbox.duplicateNext;
    Object.assign(outbox.loseNext, lose);
    return c.json({ ...dispatcher.settings, duplicate: outbox.duplicateNext, lose: outbox.loseNext });
  });
  routes.post('/webhooks/deliver', async (c) => {
    await dispatcher.deliverDue();
    return c.body(null, 204);
  });
  routes.post('/webhooks/emit', async (c) => {
    const { topic, payload } = await readBody(c, emitSchema);
    outbox.emit(topic, payload);
    return c.body(null, 202);
  });

  routes.post('/uninstall', (c) => {
    uninstallApp(deps.context(), tokens, deps.clientId);
    return c.body(null, 204);
  });
  routes.post('/tokens/revoke', (c) => c.json({ revoked: tokens.revokeAll(deps.clientId) }));

  routes.onError((error, c) => {
    if (error instanceof UserError)
      return c.json({ errors: [{ field: error.field, message: error.message, code: error.code }] }, 422);
    if (error instanceof z.ZodError) return c.json({ errors: [{ message: z.prettifyError(error) }] }, 400);
    if (error instanceof SyntaxError) return c.json({ errors: [{ message: 'The body is no JSON.' }] }, 400);
    throw error;
  });
  return routes;
}

function found(
  c: { json(value: unknown): Response; notFound(): Response | Promise<Response> },
  row: unknown,
) {
  return row === undefined ? c.notFound() : c.json(row);
}
