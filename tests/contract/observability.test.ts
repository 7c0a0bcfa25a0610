import { InMemorySpanExporter, SimpleSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registry } from '#app/kernel/metrics.server.ts';
import { openTracing } from '#app/kernel/tracing-sdk.server.ts';
import { setTracing, tracing, withTrace } from '#app/kernel/tracing.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { ADDRESS } from '#tests/acp-bodies.ts';
import { startEventReceiver, type EventReceiver } from '#tests/event-receiver.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const TOKEN = 'a-token-for-prometheus';
const BUYER = { email: 'jane@example.com', address: ADDRESS };

/** One purchase, whose `complete` comes with the agent's own trace; then everything that follows from it. */
const exporter = new InMemorySpanExporter();
let shop: SellingShop;
let receiver: EventReceiver;
let sessionToken: string;
beforeAll(async () => {
  registry.resetMetrics();
  setTracing(openTracing(new SimpleSpanProcessor(exporter)));
  shop = await startSellingShop();
  Object.assign(shop.services.env, { METRICS_TOKEN: TOKEN });
  receiver = await startEventReceiver();
  const { apiKey } = await shop.connect({ name: 'Traced', eventUrl: `${receiver.url}/events` });
  const client = shop.clientWith(apiKey);
  const items = [{ id: shop.variant('FH-LCS-M-SND').itemId }];
  const body = { line_items: items, currency: 'usd', capabilities: {}, fulfillment_details: BUYER };
  const created = (await client.createSession(body as never)).body as CheckoutSession;
  const option_id = created.fulfillment_options![0]!.id;
  const choice = { selected_fulfillment_options: [{ type: 'shipping', option_id, item_ids: [] }] };
  const chosen = (await client.updateSession(created.id, choice as never)).body as CheckoutSession;
  sessionToken = await shop.token(totalAmount(chosen.totals, 'total')!);
  const credential = { type: 'spt', token: sessionToken };
  const headers = { traceparent: `00-${TRACE}-b7ad6b7169203331-01`, baggage: 'who=jane' };
  await client.completeSession(
    created.id,
    { payment_data: { instrument: { type: 'card', credential } } } as never,
    { headers },
  );
  await shop.drainJobs();
});
afterAll(async () => {
  const opened = tracing();
  setTracing(null);
  await shop.close();
  await receiver.close();
  await opened?.stop();
});

const spans = () => exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === TRACE);
const named = (name: string) => spans().filter((span) => span.name === name);

/** The names from the outermost to this one. */
function lineage(span: ReadableSpan): string[] {
  const parent = spans().find((one) => one.spanContext().spanId === span.parentSpanContext?.spanId);
  return parent ? [...lineage(parent), span.name] : [span.name];
}

describe('GIVEN an agent that completes a purchase in a trace of its own', () => {
  test('THEN database, Shopify, Stripe, job and event are spans of that trace', () => {
    const names = new Set(spans().map(({ name }) => name));
    expect([...names]).toEqual(
      expect.arrayContaining([
        'session_complete',
        'shopify CalculateQuote',
        'shopify CreateOrder',
        'stripe GET /v1/shared_payment/granted_tokens/{id}',
        'stripe POST /v1/payment_intents',
        'stripe POST /v1/payment_intents/{id}/capture',
        'job deliver-order-events',
        'outbound POST',
      ]),
    );
    const statements = spans().filter(({ attributes }) => attributes['db.system.name'] === 'postgresql');
    expect(statements.length).toBeGreaterThan(10);
  });

  test('THEN what happens in a call or a job is below it, and nothing is beside', () => {
    const [call] = named('session_complete');
    expect(call!.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    const [event] = named('outbound POST');
    expect(lineage(event!)).toEqual(['session_complete', 'job deliver-order-events', 'outbound POST']);
    expect(new Set(spans().map((span) => lineage(span)[0]))).toEqual(new Set(['session_complete']));
  });

  test('THEN the event brings the trace to the agent, without the baggage it sent', () => {
    const [event] = receiver.events;
    const [span] = named('outbound POST');
    expect(event!.headers.traceparent).toBe(`00-${TRACE}-${span!.spanContext().spanId}-01`);
    expect(event!.headers.baggage).toBeUndefined();
  });

  test('THEN no span holds a secret, or anything of the buyer', () => {
    const told = JSON.stringify(
      spans().map(({ name, attributes, events, status }) => [name, attributes, events, status]),
    );
    expect(told).toContain('session_complete');
    for (const secret of [BUYER.email, ADDRESS.line_one, ADDRESS.city, ADDRESS.name, sessionToken, 'jane'])
      expect(told).not.toContain(secret);
    expect(told).not.toMatch(/(?:sk|pi|ch|spt|pm)_[a-zA-Z0-9]{4}/);
  });
});

describe('/metrics', () => {
  const scrape = (authorization?: string) =>
    fetch(`${shop.url}/metrics`, { headers: authorization ? { authorization } : {} });

  test('GIVEN no token, a wrong one or none set THEN nothing is told', async () => {
    expect((await scrape()).status).toBe(401);
    expect((await scrape(`Bearer ${TOKEN}x`)).status).toBe(401);
    Object.assign(shop.services.env, { METRICS_TOKEN: undefined });
    const absent = await scrape(`Bearer ${TOKEN}`);
    Object.assign(shop.services.env, { METRICS_TOKEN: TOKEN });
    expect(absent.status).toBe(404);
  });

  test('GIVEN a purchase THEN each part of it is counted', async () => {
    const text = await (await scrape(`Bearer ${TOKEN}`)).text();
    const value = (line: string) => {
      const found = text.split('\n').find((one) => one.startsWith(`${line} `));
      return found === undefined ? null : Number(found.split(' ').at(-1));
    };
    expect({
      calls: value('aisle_http_request_duration_seconds_count{route="session_complete",status="2xx"}'),
      purchases: value('aisle_purchases_total{outcome="completed",code=""}'),
      stripe: value('aisle_stripe_call_duration_seconds_count{outcome="2xx"}')! > 2,
      shopify: value('aisle_shopify_call_duration_seconds_count{lane="checkout",outcome="data"}')! > 1,
      cost: value('aisle_shopify_cost_points_total{lane="checkout"}')! > 0,
      jobs: value('aisle_job_duration_seconds_count{task="deliver-order-events",outcome="done"}'),
      events: value('aisle_order_event_attempts_total{outcome="accepted"}'),
      database: value('aisle_database_up'),
      pool: value('aisle_database_pool_size'),
      waiting: value('aisle_order_events_waiting'),
      memory: value('process_resident_memory_bytes')! > 1e6,
      loop: value('nodejs_eventloop_lag_p99_seconds') !== null,
    }).toEqual({
      calls: 1,
      purchases: 1,
      stripe: true,
      shopify: true,
      cost: true,
      jobs: 1,
      events: 1,
      database: 1,
      pool: 5,
      waiting: 0,
      memory: true,
      loop: true,
    });
    // This one.
    expect(value('aisle_http_requests_in_work')).toBe(1);
  });

  test('THEN no label tells of a shop, a session or a path', async () => {
    const text = await registry.metrics();
    const labels = [...text.matchAll(/^aisle_\w+\{(.*)\} /gm)].flatMap(([, all]) => all!.split(','));
    const names = new Set(labels.map((label) => label.split('=')[0]!));
    const known = ['code', 'kind', 'lane', 'le', 'outcome', 'route', 'state', 'status', 'step', 'task'];
    expect([...names].filter((name) => !known.includes(name))).toEqual([]);
    expect(names).toContain('route');
    expect(labels.filter((label) => /myshopify|checkout_session_|\/acp/.test(label))).toEqual([]);
  });
});

test('GIVEN tracing is off THEN a job is queued as it always was', () => {
  const before = tracing();
  setTracing(null);
  const payload = { orderId: 'order_1' };
  expect(withTrace(payload)).toBe(payload);
  setTracing(before);
  expect(withTrace(payload)).toBe(payload);
});
