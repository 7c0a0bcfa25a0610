import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { changeEligibility } from '#app/catalog/eligibility/change-eligibility.server.ts';
import type { AcpReply } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { ADDRESS } from '#tests/acp-bodies.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/**
 * What an agent waits for is round trips: to the database, to Shopify, to Stripe. These ceilings are what each call
 * takes today; lower one when it sinks, raise one only for a reason. A change is written
 * in one statement (docs/decisions/036), a transaction of its own. A purchase has one for each recovery point.
 */
let shop: SellingShop;
beforeAll(async () => {
  shop = await startSellingShop();
  // A webhook that comes in meanwhile would be counted.
  await fetch(`${shop.shopify.url}/_control/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ paused: true }),
  });
});
afterAll(() => shop.close());

interface Trips {
  /** Statements, without BEGIN, COMMIT and their kind. */
  sql: number;
  transactions: number;
  shopify: string[];
  stripe: string[];
}

/** Runs one call and counts what it asked of others. */
async function tripsOf(call: () => Promise<AcpReply>, status: number): Promise<Trips> {
  const seen = { shopify: (await calls('shopify')).length, stripe: (await calls('stripe')).length };
  const query = vi.spyOn(pg.Client.prototype, 'query');
  const reply = await call();
  const statements = query.mock.calls.map(([first]) => textOf(first));
  query.mockRestore();
  expect(reply.status).toBe(status);
  const control = statements.filter((text) => /^(BEGIN|COMMIT|ROLLBACK|SET TRANSACTION)/i.test(text));
  return {
    sql: statements.length - control.length,
    transactions: control.filter((text) => /^BEGIN/i.test(text)).length,
    shopify: (await calls('shopify')).slice(seen.shopify),
    stripe: (await calls('stripe')).slice(seen.stripe),
  };
}

function textOf(query: unknown): string {
  return typeof query === 'string' ? query : ((query as { text?: string }).text ?? '');
}

async function calls(simulator: 'shopify' | 'stripe'): Promise<string[]> {
  const reply = await fetch(`${shop[simulator].url}/_control/calls`);
  const body = (await reply.json()) as { operation: string }[] | { calls: { operation: string }[] };
  return (Array.isArray(body) ? body : body.calls).map(({ operation }) => operation);
}

const cart = (extra: object = {}) =>
  ({
    line_items: [{ id: shop.variant('FH-LCS-M-SND').itemId }],
    currency: 'usd',
    capabilities: {},
    ...extra,
  }) as never;
const DETAILS = {
  email: 'jane@example.com',
  address: ADDRESS,
};

test('create of goods to be shipped, without an address, asks neither Shopify nor Stripe', async () => {
  const create = () => shop.client.createSession(cart(), { idempotencyKey: 'trips-create' });
  expectAtMost(await tripsOf(create, 201), { sql: 3, transactions: 0 });
  // Who asks, what was answered, that this signature, too, has been used, and the activity log.
  expectAtMost(await tripsOf(create, 201), { sql: 3, transactions: 0 });
});

test('a shop with eligibility rules has one statement more, where items are judged', async () => {
  const conditions = { tags: ['nobody has it'] };
  const add = { name: 'Nothing', effect: 'hidden' as const, conditions };
  const [rule] = await changeEligibility(shop.scope, { add }, 'command');
  const create = () => shop.client.createSession(cart(), { idempotencyKey: 'trips-rules' });
  expectAtMost(await tripsOf(create, 201), { sql: 5, transactions: 0 });
  await changeEligibility(shop.scope, { remove: rule!.id }, 'command');
  const without = () => shop.client.createSession(cart(), { idempotencyKey: 'trips-no-rules' });
  expectAtMost(await tripsOf(without, 201), { sql: 4, transactions: 0 });
});

test('goods that need no address are quoted at once, and once', async () => {
  const items = [{ id: shop.variant('PH-FGR-E').itemId }];
  let session!: CheckoutSession;
  const create = async () => {
    const reply = await shop.client.createSession(cart({ line_items: items }));
    session = reply.body as CheckoutSession;
    return reply;
  };
  expectAtMost(await tripsOf(create, 201), { sql: 3, transactions: 0, shopify: [QUOTE] });
  const note = () => shop.client.updateSession(session.id, { order_notes: 'Thanks' } as never);
  expectAtMost(await tripsOf(note, 200), { sql: 2, transactions: 0 });
});

test('discount codes cost one more call, at the same time as the quote', async () => {
  const create = () =>
    shop.client.createSession(
      cart({ fulfillment_details: DETAILS, discounts: { codes: ['WELCOME10', 'SUMMER2020'] } }),
    );
  const trips = await tripsOf(create, 201);
  trips.shopify.sort();
  const code = 'codeDiscountNodeByCode';
  expectAtMost(trips, { sql: 3, transactions: 0, shopify: [`${code},${code}`, OPTIONS, QUOTE] });
});

test('from a cart with an address to a completed purchase', async () => {
  const { client } = shop;
  let session!: CheckoutSession;
  const keep = async (call: Promise<AcpReply>) => {
    const reply = await call;
    session = reply.body as CheckoutSession;
    return reply;
  };
  const create = () => keep(client.createSession(cart({ fulfillment_details: DETAILS })));
  // Asked at the same time when somebody got a quote there before (docs/decisions/011).
  const created = await tripsOf(create, 201);
  created.shopify.sort();
  expectAtMost(created, { sql: 3, transactions: 0, shopify: [OPTIONS, QUOTE] });

  const option_id = session.fulfillment_options.at(-1)!.id;
  const choice = { selected_fulfillment_options: [{ type: 'shipping', option_id, item_ids: [] }] };
  const choose = () => keep(client.updateSession(session.id, choice as never));
  expectAtMost(await tripsOf(choose, 200), { sql: 2, transactions: 0, shopify: [QUOTE] });

  // The same address and items again, or nothing that bears on the price.
  const items = [{ id: shop.variant('FH-LCS-M-SND').itemId }];
  const again = () =>
    client.updateSession(session.id, { fulfillment_details: DETAILS, line_items: items } as never);
  expectAtMost(await tripsOf(again, 200), { sql: 2, transactions: 0 });
  const name = () => client.updateSession(session.id, { buyer: { email: 'jane@example.com' } } as never);
  expectAtMost(await tripsOf(name, 200), { sql: 2, transactions: 0 });

  expectAtMost(await tripsOf(() => client.getSession(session.id), 200), { sql: 2, transactions: 0 });

  const token = await shop.token(totalAmount(session.totals, 'total')!);
  const payment = { instrument: { type: 'card', credential: { type: 'spt', token } } };
  const complete = () =>
    client.completeSession(session.id, { payment_data: payment } as never, {
      idempotencyKey: 'trips-complete',
    });
  // One of them queues the risk assessment for Shopify.
  expectAtMost(await tripsOf(complete, 200), {
    sql: 38,
    transactions: 5,
    shopify: [QUOTE, 'orderCreate'],
    // The token is read while Shopify prices the cart.
    stripe: [
      'GET /v1/shared_payment/granted_tokens/:token',
      'POST /v1/payment_intents',
      'POST /v1/payment_intents/:intent/capture',
    ],
  });
  expectAtMost(await tripsOf(complete, 200), { sql: 4, transactions: 0 });
});

const OPTIONS = 'draftOrderAvailableDeliveryOptions';
const QUOTE = 'draftOrderCalculate';

function expectAtMost(trips: Trips, ceiling: Pick<Trips, 'sql' | 'transactions'> & Partial<Trips>): void {
  expect(trips.sql, 'SQL statements').toBeLessThanOrEqual(ceiling.sql);
  expect(trips.transactions, 'transactions').toBeLessThanOrEqual(ceiling.transactions);
  expect([trips.shopify, trips.stripe]).toEqual([ceiling.shopify ?? [], ceiling.stripe ?? []]);
}
