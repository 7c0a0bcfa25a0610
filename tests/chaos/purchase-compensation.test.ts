import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sweepPurchases } from '#app/checkout/purchase/sweep-purchases.server.ts';
import { uninstallShop } from '#app/shops/uninstall-shop.server.ts';
import type { AcpError, CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { cancelOrder } from '#sandbox/shopify/commerce/cancel-order.ts';
import { clientOf } from '#sandbox/stripe/test-stripe.ts';
import { PurchaseBench } from './purchase-bench.ts';

/** Purchases that must be undone, and whoever undoes them may die, too. */
let bench: PurchaseBench;
let itemId: string;

beforeAll(async () => {
  bench = await PurchaseBench.start();
  ({ itemId } = bench.shop.variant('FH-LCS-M-SND'));
});
afterAll(() => bench.shop.close());
beforeEach(() => bench.setStock(itemId, 20));
afterEach(() => bench.heal());

test.each(['nothing yet', 'the release'])(
  'GIVEN a sold-out item WHEN the process dies while it compensates, having done %s THEN another ends it',
  async (done) => {
    const sale = await bench.openSale();
    bench.break('orderCreate', 'error_before');
    expect((await sale.complete()).status).toBe(503);
    bench.heal();
    await bench.setStock(itemId, 0);
    if (done === 'nothing yet') bench.break('paymentIntents.cancel', 'drop_request');
    const revive = await bench.killAt('compensating');
    expect((await sale.complete()).status).toBeGreaterThanOrEqual(500);
    await revive();
    bench.heal();
    await bench.letPass(61);
    const reply = (await sale.complete()).body as CheckoutSession;
    expect(reply.messages).toMatchObject([{ code: 'out_of_stock' }]);
    await bench.expectNotSold(sale);
  },
);

test('GIVEN a payment that was captured elsewhere WHEN its purchase is compensated THEN the buyer gets it back', async () => {
  const sale = await bench.openSale();
  bench.break('orderCreate', 'error_before');
  await sale.complete();
  bench.heal();
  await bench.setStock(itemId, 0);
  const [payment] = (await bench.truth(sale)).payments;
  const stripe = clientOf(bench.shop.stripe);
  await stripe.paymentIntents.capture(payment!.id);
  expect(((await sale.complete()).body as CheckoutSession).messages).toMatchObject([
    { code: 'out_of_stock' },
  ]);
  const { data } = await stripe.refunds.list({ payment_intent: payment!.id });
  expect(data.map((refund) => [refund.amount, refund.status])).toEqual([[sale.total, 'succeeded']]);
});

test('GIVEN an order that staff cancelled before it was known WHEN the purchase goes on THEN nothing is charged', async () => {
  const sale = await bench.openSale();
  const revive = await bench.killAt('creating_order');
  await sale.complete();
  await revive();
  const [order] = (await bench.truth(sale)).orders;
  cancelOrder(bench.shop.shopify.context(), order!.id, { reason: 'STAFF', restock: true });
  await bench.letPass(61);
  expect(((await sale.complete()).body as CheckoutSession).status).toBe('ready_for_payment');
  await bench.expectNotSold(sale);
});

test('GIVEN a purchase under way WHEN the session is completed with another token THEN 409, and it stays the first one’s', async () => {
  const sale = await bench.openSale();
  bench.break('orderCreate', 'error_before');
  await sale.complete();
  bench.heal();
  const second = { key: `other-${sale.id}`, token: await bench.shop.token(sale.total) };
  const other = await sale.complete(second);
  expect([other.status, (other.body as AcpError).code]).toEqual([409, 'conflict']);
  expect((await sale.complete()).status).toBe(200);
  // Repeated afterwards, it is told that the session is sold.
  expect((await sale.complete(second)).status).toBe(200);
  await bench.expectSold(sale);
});

test('GIVEN a job that has given up WHEN the sweep comes by THEN the purchase is finished', async () => {
  const sale = await bench.openSale();
  bench.break('orderCreate', 'error_before');
  await sale.complete();
  bench.heal();
  const { services } = bench.shop;
  await services.db.$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts`;
  await bench.letPass(301);
  await bench.shop.drainJobs();
  expect(await bench.statusOf(sale)).toBe('complete_in_progress');
  await sweepPurchases(services);
  await bench.shop.drainJobs();
  expect((await sale.complete()).status).toBe(200);
  await bench.expectSold(sale);
});

// Last: there is no way back for this shop.
test('GIVEN a shop that removes the app in mid-purchase WHEN the job comes THEN the buyer’s money is free', async () => {
  const sale = await bench.openSale();
  bench.break('orderCreate', 'error_before');
  await sale.complete();
  bench.heal();
  const { services, scope } = bench.shop;
  await uninstallShop(services.db, scope.shop.domain, new Date());
  await bench.letPass(61);
  await bench.shop.drainJobs();
  const purchase = await services.db.purchase.findUniqueOrThrow({ where: { sessionId: sale.id } });
  expect(purchase.step).toBe('refused');
  const payments = bench.shop.stripe.state.paymentIntents.filter(
    ({ metadata }) => metadata.checkout_session_id === sale.id,
  );
  expect(payments.map(({ status }) => status)).toEqual(['canceled']);
});
