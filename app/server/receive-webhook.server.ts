import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Services } from '#app/services.server.ts';
import { eventTopic } from '#app/shopify/event-topic.ts';
import { verifyWebhook } from '#app/shopify/verify-webhook.ts';
import { parsePayload } from './parse-payload.ts';
import { storeMessage } from './store-message.server.ts';

/** Shopify's payloads stay far below this. */
const MAX_BYTES = 5 * 1024 * 1024;
/** Of headers, which no signature covers: longer ones would not fit the inbox's index. */
const LONGEST_NAME = 255;

/**
 * Shopify's webhooks: verify the HMAC over the raw bytes, store, answer. Work is a job's. What cannot be stored is
 * answered 400: a repeat would not be better. The library's own handler is
 * not used: it refreshes the access token before it answers and fails when that fails.
 */
export function webhookRoutes(services: () => Services): Hono {
  const app = new Hono();
  const limit = bodyLimit({ maxSize: MAX_BYTES, onError: (c) => c.body(null, 413) });
  app.post('/shopify', limit, async (c) => {
    const { env } = services();
    const raw = Buffer.from(await c.req.arrayBuffer());
    // Events (the next generation) come with headers of their own, and without an id of the event.
    const isEvent = c.req.header('shopify-hmac-sha256') !== undefined;
    const header = (name: string) => c.req.header(isEvent ? `shopify-${name}` : `x-shopify-${name}`) ?? '';
    if (!verifyWebhook(raw, header('hmac-sha256'), env.SHOPIFY_API_SECRET)) return c.body(null, 401);
    const payload = parsePayload(raw);
    const shopDomain = header('shop-domain');
    const topic = isEvent ? eventTopic(header('topic'), header('action')) : header('topic');
    const eventId = header('event-id') || header('webhook-id');
    const names = [shopDomain, topic, eventId];
    if (!payload || names.some((name) => name === '' || name.length > LONGEST_NAME)) return c.body(null, 400);
    const triggered = new Date(header('triggered-at'));
    await storeMessage(services(), {
      shopDomain,
      source: 'shopify',
      topic,
      eventId,
      payload,
      triggeredAt: Number.isNaN(triggered.getTime()) ? null : triggered,
    });
    return c.body(null, 200);
  });
  return app;
}
