import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Prisma } from '#app/db/client/client.ts';
import { findAccount } from '#app/payments/account/find-account.server.ts';
import { verifySignature } from '#app/payments/account/verify-signature.server.ts';
import type { Services } from '#app/services.server.ts';
import { parsePayload } from './parse-payload.ts';
import { storeMessage } from './store-message.server.ts';

/** Stripe's events stay far below this. */
const MAX_BYTES = 1024 * 1024;

/** What every snapshot event has (docs.stripe.com/api/events/object). */
const eventSchema = z.object({
  object: z.literal('event'),
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  livemode: z.boolean(),
  /** Unix seconds; up to the year 9999. */
  created: z.number().int().min(0).max(253_402_300_799),
});

/**
 * Events of a merchant's Stripe account: verify the signature over the raw bytes, store, answer; work is a job's. The
 * address names the account, the signature proves it. Whatever is wrong with a call is answered 400 without a word, as
 * Stripe's own guide has it.
 */
export function stripeEventRoutes(services: () => Services): Hono {
  const app = new Hono();
  const limit = bodyLimit({ maxSize: MAX_BYTES, onError: (c) => c.body(null, 413) });
  app.post('/stripe/:account', limit, async (c) => {
    const account = await findAccount(services(), c.req.param('account'));
    if (!account) return c.body(null, 404);
    const raw = Buffer.from(await c.req.arrayBuffer());
    const signature = c.req.header('stripe-signature') ?? '';
    if (!verifySignature(services(), account, 'webhook', { raw, signature })) return c.body(null, 400);
    const payload = parsePayload(raw);
    const event = eventSchema.safeParse(payload);
    if (!payload || !event.success) return c.body(null, 400);
    const { id, type, livemode, created } = event.data;
    // An endpoint of live mode hears of live payments only; anything else was pasted into the wrong place.
    if (livemode !== (account.mode === 'live')) return c.body(null, 400);
    await storeMessage(services(), {
      shopDomain: account.shop.domain,
      source: 'stripe',
      topic: type,
      eventId: id,
      payload: withoutToken(payload),
      triggeredAt: new Date(created * 1000),
    });
    return c.body(null, 200);
  });
  return app;
}

/** A payment's event repeats the buyer's token, which may still pay. Nobody reads it there, so it is not kept. */
function withoutToken(payload: Prisma.InputJsonObject): Prisma.InputJsonObject {
  const text = JSON.stringify(payload, (key, value: unknown) =>
    key === 'shared_payment_granted_token' ? undefined : value,
  );
  return JSON.parse(text) as Prisma.InputJsonObject;
}
