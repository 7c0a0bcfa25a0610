import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { type AcpReply, AcpRefusal, type Exchange, sessionOf } from './acp-client.ts';
import { SchemaViolation } from './acp-schema.ts';
import type { AgentState, OpenCheckout } from './agent-state.ts';
import { NotConfigured } from './agent-state.ts';
import {
  amountToPay,
  chooseOption,
  giveAddress,
  openSession,
  payWithToken,
  settledReply,
} from './checkout-steps.ts';
import { authenticateBuyer } from './authenticate-buyer.ts';
import { makeToken, type TokenExchange } from './make-token.ts';
import type { OrderEvents } from './order-events.ts';

const text = z.string().trim().min(1).max(200);
const openSchema = z.object({ itemId: text, quantity: z.number().int().min(1).max(20) });
const addressSchema = z.object({
  buyer: z.object({ first_name: text, last_name: text, email: z.email(), phone_number: text.optional() }),
  address: z.object({
    name: text,
    line_one: text,
    line_two: text.optional(),
    city: text,
    state: z.string().trim().max(50),
    country: z.string().regex(/^[A-Z]{2}$/),
    postal_code: text,
  }),
});
const optionSchema = z.object({ optionId: z.string() });
const paySchema = z.object({ paymentMethod: z.string().regex(/^pm_\w+$/) });

const challengeSchema = z.object({ outcome: z.enum(['succeeded', 'failed']) });

/** What the page may send is wrong: it is shown beside the form. */
class BadInput extends Error {}

/**
 * The endpoints the agent's page drives a checkout with. Each answers `{session?, problem?, wire}`: the seller's
 * session as it came, what went wrong in words, and every exchange the call caused.
 */
export function checkoutApi(state: AgentState, events: OrderEvents): Hono {
  const api = new Hono();

  async function step(wire: Exchange[], to: OpenCheckout['to'], call: () => Promise<AcpReply>) {
    const session = sessionOf(await call());
    state.checkouts.set(session.id, { session, to });
    return { session, wire };
  }

  /** The checkout as last seen; asked from the seller when this agent has been restarted since. */
  async function known(id: string, wire: Exchange[]): Promise<OpenCheckout> {
    const found = state.checkouts.get(id);
    if (found) return found;
    return { session: sessionOf(await state.client(wire).getSession(id)), to: null };
  }

  type Work = (body: unknown, id: string, wire: Exchange[]) => Promise<Record<string, unknown>>;
  const post = (path: string, work: Work) =>
    api.post(path, async (c) => {
      const wire: Exchange[] = [];
      try {
        const body: unknown = await c.req.json().catch(() => ({}));
        return c.json(await work(body, c.req.param('id') ?? '', wire));
      } catch (error) {
        const { status, problem } = explain(error);
        return c.json({ problem, wire }, status);
      }
    });

  post('/', async (body, _id, wire) => {
    const { itemId, quantity } = parse(openSchema, body);
    const { catalog } = await state.readFeed();
    const item = catalog.item(itemId);
    if (!item) throw new BadInput('That item is not in the feed any more.');
    const client = state.client(wire);
    return step(wire, null, () => openSession(client, { itemId, quantity, currency: item.price.currency }));
  });

  post('/:id/address', async (body, id, wire) => {
    const to = parse(addressSchema, body);
    return step(wire, to, () => giveAddress(state.client(wire), id, to));
  });

  post('/:id/option', async (body, id, wire) => {
    const { optionId } = parse(optionSchema, body);
    const { session, to } = await known(id, wire);
    const option = session.fulfillment_options.find((candidate) => candidate.id === optionId);
    if (!option) throw new BadInput('The seller does not offer that option any more.');
    return step(wire, to, () => chooseOption(state.client(wire), session, option));
  });

  post('/:id/pay', async (body, id, wire) => {
    const { paymentMethod } = parse(paySchema, body);
    const { session, to } = await known(id, wire);
    if (!to) throw new BadInput('Please give the address again: this agent has been restarted since.');
    const { currency } = session;
    const token = await makeToken(state.stripe(), { amount: amountToPay(session), currency, paymentMethod });
    wire.push(asExchange(token, state.stripe().url));
    const client = state.client(wire);
    const paid = await step(wire, to, async () =>
      settledReply(client, await payWithToken(client, session, token.token.id, to)),
    );
    state.checkouts.set(id, { session: paid.session, to, token: token.token.id });
    return paid;
  });

  // The page shows the challenge; how it ends, the person decides.
  post('/:id/authenticate', async (body, id, wire) => {
    const { outcome } = parse(challengeSchema, body);
    const { session, to, token } = await known(id, wire);
    if (!to || !token) throw new BadInput('Please pay again: this agent has been restarted since.');
    const result = await authenticateBuyer(state.stripe(), token, outcome);
    const client = state.client(wire);
    return step(wire, to, async () =>
      settledReply(client, await payWithToken(client, session, token, to, result)),
    );
  });

  // The buyer pays elsewhere meanwhile: what does the seller say now?
  post('/:id/refresh', async (_body, id, wire) => {
    const { to } = await known(id, wire);
    return step(wire, to, () => state.client(wire).getSession(id));
  });

  post('/:id/cancel', async (_body, id, wire) =>
    step(wire, null, () =>
      state.client(wire).cancelSession(id, {
        intent_trace: { reason_code: 'other', trace_summary: 'The buyer closed the checkout.' },
      }),
    ),
  );

  // Server-sent events: what is known already, then each order event as it arrives.
  api.get('/:id/events', (c) =>
    streamSSE(c, async (stream) => {
      const id = c.req.param('id');
      const send = (event: object) => stream.writeSSE({ event: 'order', data: JSON.stringify(event) });
      await new Promise<void>((resolve) => {
        const stop = events.subscribe((event) => {
          if (event.checkoutSessionId === id) void send(event);
        });
        stream.onAbort(() => {
          stop();
          resolve();
        });
        for (const event of events.list(id)) void send(event);
      });
    }),
  );
  return api;
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new BadInput(`${issue.path.join('.')}: ${issue.message}`);
}

/** An error in a buyer's words, with the status that tells whose fault it is. */
function explain(error: unknown): {
  status: ContentfulStatusCode;
  problem: { title: string; detail: string };
} {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof BadInput) return { status: 400, problem: { title: 'Please check this', detail } };
  if (error instanceof NotConfigured) return { status: 503, problem: { title: 'Not connected', detail } };
  if (error instanceof AcpRefusal) {
    return {
      status: 422,
      problem: { title: 'The seller said no', detail: `${error.error.message} (${error.error.code})` },
    };
  }
  if (error instanceof SchemaViolation) {
    return { status: 502, problem: { title: 'The seller broke the protocol', detail } };
  }
  if (error instanceof TypeError) {
    return {
      status: 502,
      problem: { title: 'The seller does not answer', detail: String(error.cause ?? detail) },
    };
  }
  return { status: 502, problem: { title: 'This did not work', detail } };
}

/** A token made at Stripe, shown among the exchanges of the checkout. */
function asExchange(made: TokenExchange, stripeUrl: string): Exchange {
  return {
    at: made.at,
    operation: 'token',
    method: 'POST',
    url: stripeUrl + made.path,
    requestHeaders: {},
    requestBody: made.request,
    status: 200,
    responseHeaders: {},
    responseBody: made.token,
    durationMs: made.durationMs,
    checkedAs: null,
    problems: [],
  };
}
