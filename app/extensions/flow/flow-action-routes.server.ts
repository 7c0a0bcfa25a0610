import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { runFlowAction } from '#app/flow/actions/run-flow-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Services } from '#app/services.server.ts';
import { verifyWebhook } from '#app/shopify/verify-webhook.ts';
import { findShopByDomain } from '#app/shops/shop-scope.server.ts';
import { readFlowAction } from './read-flow-action.ts';

/** What Flow sends is a few hundred bytes. */
const MAX_BYTES = 64 * 1024;

/**
 * `/flow/actions/:handle`: what Shopify Flow calls to run an action of a workflow (shopify.dev, "Create Flow action
 * endpoints"), signed over the raw bytes as webhooks are. A 4xx ends the run, and the merchant reads its words in Flow's
 * log; a 5xx is sent again for a day and a half, with the same run id. It is in English: Flow names no reader.
 */
export function flowActionRoutes(services: () => Services): Hono {
  const app = new Hono();
  const limit = bodyLimit({ maxSize: MAX_BYTES, onError: (c) => c.json({ error: 'Too large.' }, 413) });
  app.post('/actions/:handle', limit, async (c) => {
    const raw = Buffer.from(await c.req.arrayBuffer());
    const signature = c.req.header('x-shopify-hmac-sha256');
    if (!verifyWebhook(raw, signature, services().env.SHOPIFY_API_SECRET)) return c.body(null, 401);
    try {
      const { shopDomain, ...run } = readFlowAction(c.req.param('handle'), parse(raw));
      const scope = await findShopByDomain(services(), shopDomain);
      if (!scope) throw new AppError('not_found', 'Aisle is not installed in this shop.');
      return c.json({ status: (await runFlowAction(scope, run)) ? 'done' : 'done_before' });
    } catch (error) {
      return refusalResponse(error);
    }
  });
  return app;
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    throw new AppError('invalid', 'The body is not JSON.', { param: '$' });
  }
}
