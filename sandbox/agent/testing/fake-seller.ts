import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type {
  AcpOrder,
  CheckoutSession,
  CompleteSessionRequest,
  CreateSessionRequest,
  UpdateSessionRequest,
} from '#sandbox/agent/acp-types.ts';
import { merchantSignature } from '#sandbox/agent/merchant-signature.ts';
import { completed, newSession, updated } from './fake-session.ts';

/** A request as the seller saw it. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

export interface FakeSeller {
  url: string;
  seen: SeenRequest[];
  /** The next calls answer this instead: 5xx, a broken body, … */
  misbehave: { status: number; body: unknown; headers?: Record<string, string> }[];
  /** Called with every completed session before its reply goes out. */
  onCompleted: (session: CheckoutSession) => Promise<void>;
  /** Sends a signed order event to a receiver and returns the status it answered. */
  sendEvent(receiverUrl: string, secret: string, type: string, order: AcpOrder): Promise<number>;
  close(): Promise<void>;
}

/** A feed row of the fake seller's shop; spread changes over it. */
export const FEED_ROW = {
  item_id: '44001',
  title: 'Linen Shirt - Sand / M',
  description: 'A light shirt of washed linen.',
  url: 'https://shop.example/products/linen-shirt?variant=44001',
  brand: 'Northwind',
  seller_name: 'Demo Shop',
  image_url: 'https://shop.example/linen-shirt.jpg',
  availability: 'in_stock',
  price: '48.00 USD',
  group_id: '9001',
  listing_has_variations: true,
  variant_dict: { Color: 'Sand', Size: 'M' },
  is_eligible_search: true,
  is_eligible_checkout: true,
  seller_privacy_policy: 'https://shop.example/privacy',
  seller_tos: 'https://shop.example/terms',
};

/**
 * The smallest seller that satisfies the official schema: one shirt, two shipping options, sales tax. It declines
 * tokens that contain `declined`. It exists so that the agent's parts can be tested without the app.
 */
export async function startFakeSeller(feedRows: unknown[] = [FEED_ROW]): Promise<FakeSeller> {
  const sessions = new Map<string, CheckoutSession>();
  const seen: SeenRequest[] = [];
  const misbehave: FakeSeller['misbehave'] = [];
  const app = new Hono();

  app.use('/acp/*', async (c, next) => {
    const text = await c.req.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    seen.push({ method: c.req.method, path: c.req.path, headers: c.req.header(), body });
    const planned = misbehave.shift();
    if (planned) {
      return c.json(planned.body as object, planned.status as 500, planned.headers);
    }
    await next();
  });

  const reply = (c: Context, session: CheckoutSession, status: 200 | 201 = 200) => {
    sessions.set(session.id, session);
    return c.json(session, status);
  };
  const find = (c: Context) => sessions.get(c.req.param('id') ?? '');
  const notFound = (c: Context) =>
    c.json({ type: 'invalid_request', code: 'not_found', message: 'No such session' }, 404);

  app.post('/acp/checkout_sessions', async (c) => {
    const { line_items: items } = await c.req.json<CreateSessionRequest>();
    return reply(c, newSession(`cs_${sessions.size + 1}`, items), 201);
  });
  app.get('/acp/checkout_sessions/:id', (c) => {
    const session = find(c);
    return session ? reply(c, session) : notFound(c);
  });
  app.post('/acp/checkout_sessions/:id', async (c) => {
    const session = find(c);
    return session ? reply(c, updated(session, await c.req.json<UpdateSessionRequest>())) : notFound(c);
  });
  app.post('/acp/checkout_sessions/:id/complete', async (c) => {
    const session = find(c);
    if (!session) return notFound(c);
    const after = completed(session, await c.req.json<CompleteSessionRequest>());
    if (after.order) await seller.onCompleted(after);
    return reply(c, after);
  });
  app.post('/acp/checkout_sessions/:id/cancel', (c) => {
    const session = find(c);
    return session ? reply(c, { ...session, status: 'canceled' }) : notFound(c);
  });
  // Tokens as Stripe's test helper makes them; the id tells the payment method so that a decline can be asked for.
  let granted = { amount: 0, currency: '' };
  const token = (id: string, captured: number) => ({
    id,
    object: 'shared_payment.granted_token',
    usage_limits: { currency: granted.currency, max_amount: granted.amount, expires_at: null },
    usage_details: { amount_captured: { currency: granted.currency, value: captured } },
  });
  app.post('/v1/test_helpers/shared_payment/granted_tokens', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    granted = {
      amount: Number(form.get('usage_limits[max_amount]')),
      currency: form.get('usage_limits[currency]') ?? '',
    };
    const kind = form.get('payment_method')?.includes('Declined') ? 'declined' : 'good';
    return c.json(token(`spt_${kind}`, 0));
  });
  app.get('/v1/shared_payment/granted_tokens/:id', (c) => c.json(token(c.req.param('id'), granted.amount)));
  app.get('/feed.jsonl.gz', (c) =>
    c.body(gzipSync(feedRows.map((row) => JSON.stringify(row) + '\n').join('')), 200, {
      'Content-Type': 'application/gzip',
    }),
  );

  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const starting = serve({ fetch: app.fetch, port: 0 }, () => resolve(starting));
  });
  const seller: FakeSeller = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    seen,
    misbehave,
    onCompleted: async () => {},
    async sendEvent(receiverUrl, secret, type, order) {
      const rawBody = JSON.stringify({ type, data: order });
      const response = await fetch(receiverUrl, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Merchant-Signature': merchantSignature(rawBody, Math.floor(Date.now() / 1000), secret),
        },
        body: rawBody,
      });
      return response.status;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return seller;
}
