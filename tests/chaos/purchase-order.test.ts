import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAttention } from '#app/attention/list-attention.server.ts';
import type { AcpReply } from '#sandbox/agent/acp-client.ts';
import type { CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { attributionOf } from '#sandbox/shopify/commerce/order-attribution.ts';
import { PurchaseBench } from './purchase-bench.ts';

/** What Shopify does with the order of a payment that is authorised, and with goods that are on hold. */
let bench: PurchaseBench;
let itemId: string;

beforeAll(async () => {
  bench = await PurchaseBench.start();
  ({ itemId } = bench.shop.variant('FH-LCS-M-SND'));
});
afterAll(() => bench.shop.close());
beforeEach(() => bench.setStock(itemId, 20));
afterEach(async () => {
  bench.heal();
  await bench.setShop({ holdsStock: false, attributesOrders: false });
  await patchShop({ trial: false, searchLagMs: 0, attributionHandles: null });
});

async function patchShop(settings: object): Promise<void> {
  const reply = await fetch(`${bench.shop.shopify.url}/_control/shop`, {
    method: 'PATCH',
    body: JSON.stringify(settings),
  });
  expect(reply.status).toBe(200);
}
const sessionOf = (reply: AcpReply) => reply.body as CheckoutSession;

test('GIVEN Shopify comes to another total WHEN the order is made THEN nothing is captured, and staff learn what differs', async () => {
  const sale = await bench.openSale();
  bench.break('orderCreate', 'error_before');
  expect((await sale.complete()).status).toBe(503);
  bench.heal();
  // Shopify adds up another tax than it had quoted.
  const { db } = bench.shop.services;
  const { state } = await db.checkoutSession.findUniqueOrThrow({ where: { id: sale.id } });
  const { totals } = state as { totals: { taxLines: { amount: number }[] } };
  totals.taxLines[0]!.amount += 14;
  await db.checkoutSession.update({ where: { id: sale.id }, data: { state: state as object } });
  const { status, messages } = sessionOf(await sale.complete());
  expect([status, messages]).toMatchObject(['ready_for_payment', [{ code: 'unsupported' }]]);
  await bench.expectNotSold(sale);
  expect((await bench.truth(sale)).cancelledOrders).toHaveLength(1);
  expect(bench.stock(itemId)).toBe(20);
  const [item] = await listAttention(bench.shop.scope);
  expect(item).toMatchObject({
    kind: 'order_total_mismatch',
    subject: sale.id,
    facts: { authorized: sale.total, total: sale.total + 14, currency: 'USD' },
  });
  expect(item!.text).toMatch(/Different: tax \d+\.\d\d → \d+\.\d\d\./);
});

test('GIVEN Shopify refuses the order as it is THEN the money is free, and staff learn why', async () => {
  const sale = await bench.openSale();
  bench.break('orderCreate', 'error_before');
  await sale.complete();
  bench.heal();
  const { db } = bench.shop.services;
  await db.purchase.update({
    where: { sessionId: sale.id },
    data: { payment: { mode: 'test', billingAddress: null, authorizedAt: '2099-01-01T00:00:00.000Z' } },
  });
  expect(sessionOf(await sale.complete()).messages).toMatchObject([{ code: 'unsupported' }]);
  await bench.expectNotSold(sale);
  const items = await listAttention(bench.shop.scope);
  expect(items.find(({ subject }) => subject === sale.id)).toMatchObject({
    kind: 'order_refused',
    text: expect.stringMatching(/must not be in the future/),
  });
});

test('GIVEN the item sells out after the authorisation THEN the agent learns which it is', async () => {
  const sale = await bench.openSale();
  bench.break('orderCreate', 'error_before');
  await sale.complete();
  bench.heal();
  await bench.setStock(itemId, 0);
  const { status, messages } = sessionOf(await sale.complete());
  expect([status, messages]).toMatchObject([
    'not_ready_for_payment',
    [
      {
        code: 'out_of_stock',
        param: '$.line_items[0]',
        content: expect.stringMatching(/Linen.* is out of stock/),
      },
    ],
  ]);
  await bench.expectNotSold(sale);
});

describe('a trial shop, which takes five orders a minute', () => {
  test('GIVEN seven purchases at once THEN two wait for their turn, and each is sold once', async () => {
    const sales = await Promise.all([...Array(7)].map(() => bench.openSale()));
    await patchShop({ trial: true });
    const replies = [];
    for (const sale of sales) replies.push(await sale.complete());
    const waiting = replies.filter(({ status }) => status === 503);
    expect(waiting.length).toBeGreaterThanOrEqual(2);
    for (const reply of waiting) {
      expect(reply.body).toMatchObject({ code: 'service_unavailable' });
      expect(Number(reply.headers.get('retry-after'))).toBe(20);
    }
    // A minute later, at Shopify's.
    for (const order of bench.shop.shopify.state.orders.all())
      bench.shop.shopify.state.orders.patch(order.id, { createdAt: '2026-01-01T00:00:00.000Z' });
    await bench.letPass(61);
    await bench.shop.drainJobs();
    for (const sale of sales) {
      expect((await sale.complete()).status).toBe(200);
      await bench.expectSold(sale);
    }
    expect(bench.stock(itemId)).toBe(13);
  });
});

describe('the channel of an order', () => {
  /** Buys, and tells what Shopify says of where the order came from. */
  async function channelOfSale() {
    await bench.setShop({ attributesOrders: true });
    const sale = await bench.openSale();
    expect((await sale.complete()).status).toBe(200);
    await bench.expectSold(sale);
    const [order] = (await bench.truth(sale)).orders;
    return {
      sourceName: order!.sourceName,
      channel: attributionOf(bench.shop.shopify.context(), order!)!.displayName,
    };
  }

  test('GIVEN the app has an attribution for the platform THEN the order names it', async () => {
    expect(await channelOfSale()).toEqual({ sourceName: 'chatgpt', channel: 'ChatGPT' });
  });

  test('GIVEN the shop has not approved it THEN the order is made, and is the app’s', async () => {
    await patchShop({ attributionHandles: [] });
    expect(await channelOfSale()).toEqual({ sourceName: 'chatgpt', channel: 'Aisle' });
  });

  test('GIVEN a platform that is called as a channel of Shopify’s THEN the order is made without', async () => {
    const { db } = bench.shop.services;
    const where = { id: bench.shop.connection.id };
    await db.agentConnection.update({ where, data: { platform: 'pos' } });
    expect(await channelOfSale()).toEqual({ sourceName: 'aisle-sandbox-key', channel: 'Aisle' });
    await db.agentConnection.update({ where, data: { platform: 'chatgpt' } });
  });
});

describe('a shop that holds goods while they are paid', () => {
  test('GIVEN the last unit is held THEN nobody else can buy it, and its buyer gets it', async () => {
    await bench.setShop({ holdsStock: true });
    const [first, second] = [await bench.openSale(), await bench.openSale()];
    await bench.setStock(itemId, 1);
    bench.break('paymentIntents.create', 'error_before');
    expect((await first.complete()).status).toBe(503);
    bench.heal();
    expect([bench.stock(itemId), bench.heldUnits(itemId)]).toEqual([0, 1]);
    expect(sessionOf(await second.complete()).messages).toMatchObject([
      { code: 'out_of_stock', param: '$.line_items[0]' },
    ]);
    expect((await first.complete()).status).toBe(200);
    await bench.expectSold(first);
    expect([bench.stock(itemId), bench.heldUnits(itemId)]).toEqual([0, 0]);
  });

  test('GIVEN a hold that nobody heard of and no search finds yet THEN it is given back after the sale', async () => {
    await bench.setShop({ holdsStock: true });
    await patchShop({ searchLagMs: 3_600_000 });
    const sale = await bench.openSale();
    bench.break('draftOrderCreate', 'drop_reply');
    expect((await sale.complete()).status).toBe(503);
    bench.heal();
    const tries = bench.heldUnits(itemId);
    expect(tries).toBeGreaterThan(0);
    expect((await sale.complete()).status).toBe(200);
    expect(bench.heldUnits(itemId)).toBe(tries);
    await patchShop({ searchLagMs: 0 });
    await bench.letPass(61);
    await bench.expectSold(sale);
    expect([bench.stock(itemId), bench.heldUnits(itemId)]).toEqual([19, 0]);
  });

  test('GIVEN a declined card THEN the goods are given back before the agent is told', async () => {
    await bench.setShop({ holdsStock: true });
    const sale = await bench.openSale({ card: 'pm_card_chargeDeclined' });
    expect(sessionOf(await sale.complete()).messages).toMatchObject([{ code: 'payment_declined' }]);
    expect([bench.stock(itemId), bench.heldUnits(itemId)]).toEqual([20, 0]);
    await bench.expectNotSold(sale);
  });

  test('GIVEN the hold has ended by itself meanwhile THEN the order takes what is there', async () => {
    await bench.setShop({ holdsStock: true });
    const sale = await bench.openSale({ card: 'pm_card_authenticationRequired' });
    await sale.complete();
    const { draftOrders } = bench.shop.shopify.state;
    for (const draft of draftOrders.filter(({ inventoryReserved }) => inventoryReserved))
      draftOrders.patch(draft.id, { reserveInventoryUntil: '2026-01-01T00:00:00.000Z' });
    await bench.authenticate(sale, 'succeeded');
    await sale.complete({ key: `second-${sale.id}`, authentication: 'authenticated' });
    await bench.expectSold(sale);
    expect([bench.stock(itemId), bench.heldUnits(itemId)]).toEqual([19, 0]);
  });
});
