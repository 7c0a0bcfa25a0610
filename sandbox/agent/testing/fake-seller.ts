import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type {
  AcpOrder,
  AcpTotal,
  CheckoutSession,
  CompleteSessionRequest,
  CreateSessionRequest,
  UpdateSessionRequest,
} from '#sandbox/agent/acp-types.ts';
import { merchantSignature } from '#sandbox/agent/merchant-signature.ts';

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

const UNIT = 4800;
const SHIPPING = { standard: 500, express: 1500 };
const TAX_PERCENT = 8;

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

function newSession(id: string, items: { id: string }[]): CheckoutSession {
  const subtotal = UNIT * items.length;
  return {
    id,
    status: 'not_ready_for_payment',
    currency: 'usd',
    capabilities: {
      payment: {
        handlers: [
          {
            id: 'card_tokenized',
            name: 'dev.acp.tokenized.card',
            version: '2026-01-22',
            spec: 'https://acp.dev/handlers/tokenized.card',
            requires_delegate_payment: true,
            requires_pci_compliance: false,
            psp: 'stripe',
            config_schema: 'https://acp.dev/schemas/handlers/tokenized.card/config.json',
            instrument_schemas: ['https://acp.dev/schemas/handlers/tokenized.card/instrument.json'],
            config: {},
          } as { id: string; name: string; psp: string },
        ],
      },
    },
    line_items: [
      {
        id: 'li_1',
        item: { id: items[0]!.id },
        quantity: items.length,
        name: 'Linen Shirt - Sand / M',
        unit_amount: UNIT,
        totals: [{ type: 'subtotal', display_text: 'Subtotal', amount: subtotal }],
      },
    ],
    fulfillment_options: [],
    totals: [
      { type: 'subtotal', display_text: 'Subtotal', amount: subtotal },
      { type: 'total', display_text: 'Total', amount: subtotal },
    ],
    messages: [
      {
        type: 'error',
        code: 'missing',
        param: '$.fulfillment_details.address',
        content_type: 'plain',
        content: 'A shipping address is needed.',
      },
    ],
    links: [
      { type: 'terms_of_use', url: 'https://shop.example/terms' },
      { type: 'privacy_policy', url: 'https://shop.example/privacy' },
    ],
  };
}

function updated(session: CheckoutSession, change: UpdateSessionRequest): CheckoutSession {
  const option = (id: 'standard' | 'express', title: string, description: string) => ({
    type: 'shipping' as const,
    id,
    title,
    description,
    totals: [{ type: 'total', display_text: title, amount: SHIPPING[id] }],
  });
  const selected = change.selected_fulfillment_options ??
    session.selected_fulfillment_options ?? [
      { type: 'shipping' as const, option_id: 'standard', item_ids: ['li_1'] },
    ];
  return {
    ...session,
    status: 'ready_for_payment',
    fulfillment_options: [
      option('standard', 'Standard', 'Arrives in 4-6 days'),
      option('express', 'Express', 'Arrives in 1-2 days'),
    ],
    selected_fulfillment_options: selected,
    totals: totals(session, SHIPPING[selected[0]!.option_id as 'standard' | 'express']),
    messages: [],
  };
}

function totals(session: CheckoutSession, shipping: number): AcpTotal[] {
  const subtotal = session.line_items[0]!.quantity * UNIT;
  const tax = Math.round((subtotal * TAX_PERCENT) / 100);
  return [
    { type: 'subtotal', display_text: 'Subtotal', amount: subtotal },
    { type: 'fulfillment', display_text: 'Shipping', amount: shipping },
    { type: 'tax', display_text: 'Tax', amount: tax },
    { type: 'total', display_text: 'Total', amount: subtotal + shipping + tax },
  ];
}

function completed(session: CheckoutSession, request: CompleteSessionRequest): CheckoutSession {
  if (request.payment_data.instrument.credential.token.includes('declined')) {
    const content = 'Your card was declined. Try another card.';
    return {
      ...session,
      messages: [{ type: 'error', code: 'payment_declined', content_type: 'plain', content }],
    };
  }
  return { ...session, status: 'completed', messages: [], order: fakeOrder(session.id) };
}

/** An order of the fake seller, schema-valid; spread changes over it for updates. */
export function fakeOrder(checkoutSessionId: string): AcpOrder {
  return {
    type: 'order',
    id: `order_${checkoutSessionId}`,
    checkout_session_id: checkoutSessionId,
    order_number: '#1001',
    permalink_url: 'https://shop.example/orders/1001',
    status: 'created',
  };
}
