import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sweepPurchases } from '#app/checkout/purchase/sweep-purchases.server.ts';
import { PurchaseBench } from './purchase-bench.ts';

/** Stripe or Shopify is down for an hour: what had begun ends well when it is back, and nobody asks for it. */
let bench: PurchaseBench;
beforeAll(async () => void (bench = await PurchaseBench.start()));
afterEach(() => bench.heal());
afterAll(() => bench.shop.close());

const HOUR = 3600;

/** An hour passes, in which jobs and sweeps try as they do; here twice. */
async function anHourPasses(): Promise<void> {
  for (let half = 0; half < 2; half++) {
    await bench.letPass(HOUR / 2);
    await sweepPurchases(bench.shop.services);
    await bench.shop.drainJobs();
  }
}

test.each([
  ['Stripe', 'paymentIntents.', 'authorizing'],
  ['Stripe', 'paymentIntents.capture', 'capturing'],
  ['Shopify', 'orderCreate', 'creating_order'],
])(
  'GIVEN %s is down for an hour (%s) THEN a purchase waits at %s, and is sold once',
  async (_who, operation, step) => {
    const sale = await bench.openSale();
    bench.break(operation, 'error_before');
    const reply = await sale.complete();
    expect([reply.status, reply.headers.get('retry-after') !== null]).toEqual([503, true]);
    await anHourPasses();
    const { db } = bench.shop.services;
    expect((await db.purchase.findUniqueOrThrow({ where: { sessionId: sale.id } })).step).toBe(step);
    bench.heal();
    await bench.letPass(HOUR);
    await sweepPurchases(bench.shop.services);
    await bench.shop.drainJobs();
    expect(await bench.statusOf(sale)).toBe('completed');
    // Whoever asks again, an hour late, is told of that sale.
    expect((await sale.complete()).status).toBe(200);
    await bench.expectSold(sale);
  },
);

test('GIVEN Shopify is down for an hour while a price changes THEN the catalogue catches up', async () => {
  const { shop } = bench;
  const { id } = shop.variant('FH-LCS-M-SND');
  const priceOf = async () =>
    (await shop.services.db.variant.findFirstOrThrow({ where: { id: id.split('/').at(-1)! } })).price;
  const before = await priceOf();
  await changePrice(id, 9900);
  bench.break('product', 'drop_request');
  await shop.shopify.deliverWebhooksNow();
  await anHourPasses();
  expect(await priceOf()).toBe(before);
  bench.heal();
  await bench.letPass(HOUR);
  await shop.drainJobs();
  expect(await priceOf()).toBe(9900n);
});

async function changePrice(id: string, priceMinor: number): Promise<void> {
  const control = async (method: string, path: string, body: object) => {
    const reply = await fetch(`${bench.shop.shopify.url}/_control/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(reply.status, await reply.text()).toBe(200);
  };
  await control('POST', 'webhooks', { paused: false });
  await control('PATCH', `variants/${id.split('/').at(-1)}`, { priceMinor });
}
