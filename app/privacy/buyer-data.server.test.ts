import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AcpReply } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';
import { collectBuyerData } from './collect-buyer-data.server.ts';
import { eraseBuyer } from './erase-buyer.server.ts';

let shop: SellingShop;
beforeAll(async () => (shop = await startSellingShop()));
afterAll(() => shop.close());
afterEach(() => shop.stripe.faults.clear());

const ADDRESS = {
  name: 'Rosalind Quimby',
  line_one: '9 Plover Street',
  city: 'San Francisco',
  state: 'CA',
  country: 'US',
  postal_code: '94102',
};
const body = <T>(reply: AcpReply) => reply.body as T;
const lines = () => [{ id: shop.variant('FH-LCS-M-SND').itemId }];
const erase = (email: string, orders?: string[]) =>
  shop.services.db.$transaction((tx) => eraseBuyer(shop.scope, tx, email, orders));
/** All that is stored of a session and its purchase, as text. */
async function stateOf(id: string): Promise<string> {
  const { db } = shop.services;
  const session = await db.checkoutSession.findUniqueOrThrow({ where: { id }, select: { state: true } });
  const purchase = await db.purchase.findUnique({ where: { sessionId: id }, select: { payment: true } });
  return JSON.stringify([session, purchase]);
}

async function open(email: string, extra: object = {}): Promise<CheckoutSession> {
  const reply = await shop.client.createSession({
    line_items: lines(),
    currency: 'usd',
    capabilities: {},
    buyer: { email, first_name: 'Rosalind' },
    fulfillment_details: { name: 'Rosalind Quimby', email, address: ADDRESS },
    ...extra,
  } as never);
  return body<CheckoutSession>(reply);
}

async function payer({ id, totals }: CheckoutSession, extra: object = {}) {
  const token = await shop.token(totalAmount(totals, 'total')!);
  const payment_data = {
    instrument: { type: 'card', credential: { type: 'spt', token } },
    billing_address: ADDRESS,
    purchase_order_number: 'PO-77',
  };
  const options = { idempotencyKey: `pay-${id}` };
  return () => shop.client.completeSession(id, { payment_data, ...extra } as never, options);
}

test('GIVEN a purchase under way WHEN its buyer is erased THEN it ends with them, and they are erased afterwards', async () => {
  const email = 'under-way@example.com';
  const started = await open(email);
  const pay = await payer(started);
  shop.stripe.faults.add({
    kind: 'error_before',
    operation: 'paymentIntents.create',
    times: 1000,
    status: 503,
  });
  expect((await pay()).status).toBe(503);
  shop.stripe.faults.clear();
  await erase(email);
  expect(await stateOf(started.id)).toContain('Plover');
  expect(body<CheckoutSession>(await pay()).status).toBe('completed');
  const order = shop.shopify.state.orders.all().at(-1)!;
  expect(order.shippingAddress).toMatchObject({ address1: '9 Plover Street' });

  await shop.services.db.$executeRawUnsafe(
    "UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 minute'",
  );
  await shop.drainJobs();
  expect(await stateOf(started.id)).not.toMatch(/Plover|under-way/);
  const answers = await shop.services.db.idempotencyRecord.findMany();
  expect(JSON.stringify(answers)).not.toMatch(/under-way@/);
});

test('GIVEN a code with the buyer’s name, used or not THEN neither code nor message is left, and the sum is', async () => {
  const email = 'codes@example.com';
  const { id, totals } = await open(email, { discounts: { codes: ['WELCOME10', 'FOR-ROSALIND'] } });
  expect(await stateOf(id)).toMatch(/FOR-ROSALIND/);
  await erase(email);
  expect(await stateOf(id)).not.toMatch(/WELCOME10|ROSALIND/i);
  const after = body<CheckoutSession>(await shop.client.getSession(id));
  expect(after.totals).toEqual(totals);
});

test('GIVEN an order that only Shopify knows to be the buyer’s THEN its session is erased too', async () => {
  const started = await open('somebody@example.com');
  expect(body<CheckoutSession>(await (await payer(started))()).status).toBe('completed');
  const order = await shop.services.db.order.findUniqueOrThrow({ where: { sessionId: started.id } });
  await erase('nobody@example.com', [order.shopifyOrderGid]);
  expect(await stateOf(started.id)).not.toContain('Plover');
});

test('GIVEN a data request THEN all that is held is told, and no token', async () => {
  const email = 'request@example.com';
  const affiliate_attribution = { provider: 'network.example', publisher_id: 'pub_1', token: 'atp_secret' };
  const bought = await open(email, {
    order_notes: 'Ring twice',
    metadata: { known_as: 'Rosie' },
    affiliate_attribution,
  });
  const marketing_consents = [{ channel: 'email', opted_in: true }];
  const paid = await (await payer(bought, { marketing_consents, affiliate_attribution }))();
  expect(body<CheckoutSession>(paid).status).toBe('completed');
  const gift = await open(email, { buyer: { email: 'giver@example.com' } });
  await shop.client.cancelSession(gift.id, {
    intent_trace: { reason_code: 'other', trace_summary: 'She moved' },
  });
  const cart = await fetch(`${shop.url}/acp/carts`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${shop.connection.apiKey}`,
      'API-Version': '2026-04-17',
      'Content-Type': 'application/json',
      'Idempotency-Key': 'cart-1',
    },
    body: JSON.stringify({ line_items: lines(), buyer: { email } }),
  });
  expect(cart.status).toBe(201);

  const data = await collectBuyerData(shop.scope, ` ${email.toUpperCase()} `);
  expect(data.sessions.map(({ id }) => id)).toEqual([bought.id, gift.id]);
  const touch = { provider: 'network.example', publisherId: 'pub_1' };
  expect(data.sessions[0]).toMatchObject({
    buyer: { email },
    orderNotes: 'Ring twice',
    poNumber: 'PO-77',
    metadata: { known_as: 'Rosie' },
    consents: [{ channel: 'email', optedIn: true }],
    attribution: { first: touch, last: touch },
    billingAddress: { lineOne: '9 Plover Street' },
  });
  expect(data.sessions[1]).toMatchObject({ intentTrace: { reasonCode: 'other', summary: 'She moved' } });
  expect(data.carts).toMatchObject([{ buyer: { email }, items: [{ quantity: 1 }] }]);
  expect(data.orders).toHaveLength(1);
  const told = data.evidence.map(({ session, kind }) => [session, kind]);
  expect(told).toEqual(
    expect.arrayContaining([
      [bought.id, 'payment_requested'],
      [gift.id, 'cancel_session'],
    ]),
  );
  expect(new Set(data.evidence.map(({ session }) => session))).toEqual(new Set([bought.id, gift.id]));
  expect(JSON.stringify(data)).not.toMatch(/sealedToken|atp_secret/);
});
