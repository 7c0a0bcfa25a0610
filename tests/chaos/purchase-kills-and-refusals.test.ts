import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sweepPurchases } from '#app/checkout/purchase/sweep-purchases.server.ts';
import type { AcpError, CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { clientOf } from '#sandbox/stripe/test-stripe.ts';
import { PurchaseBench } from './purchase-bench.ts';

/** Purchases whose process dies, that are refused midway, or that several processes work on at once. */
let bench: PurchaseBench;
let itemId: string;

beforeAll(async () => {
  bench = await PurchaseBench.start();
  ({ itemId } = bench.shop.variant('FH-LCS-M-SND'));
});
afterAll(() => bench.shop.close());
beforeEach(() => bench.setStock(itemId, 20));
afterEach(() => bench.heal());

describe('a process that is killed', () => {
  test.each<[when: string, step: string, operation: string]>([
    ['before', 'authorizing', 'paymentIntents.create'],
    ['after', 'authorizing', ''],
    ['before', 'creating_order', 'orderCreate'],
    ['after', 'creating_order', ''],
    ['before', 'capturing', 'paymentIntents.capture'],
    ['after', 'capturing', ''],
  ])(
    'GIVEN it dies %s the effect of %s THEN each session is sold exactly once',
    async (_, step, operation) => {
      const sales = await Promise.all([bench.openSale(), bench.openSale()]);
      if (operation) bench.break(operation, operation === 'orderCreate' ? 'drop_request' : 'throttled');
      const revive = await bench.killAt(step);
      const replies = await Promise.all(sales.map((sale) => sale.complete()));
      await revive();
      bench.heal();
      expect(replies.map((reply) => reply.status)).toEqual([500, 500]);

      // The dead process's claim and lease still stand.
      const early = await sales[0]!.complete();
      expect([early.status, (early.body as AcpError).code]).toEqual([409, 'idempotency_in_flight']);
      const otherKey = await sales[0]!.complete({ key: `other-${sales[0]!.id}` });
      expect([otherKey.status, (otherKey.body as AcpError).code]).toEqual([409, 'conflict']);

      await bench.letPass(61);
      const again = await sales[0]!.complete();
      expect([again.status, (again.body as CheckoutSession).status]).toEqual([200, 'completed']);
      await bench.shop.drainJobs();
      expect(await bench.statusOf(sales[1]!)).toBe('completed');
      expect((await sales[1]!.complete()).status).toBe(200);
      // The answer to the other key: the sale was made under the first.
      expect((await sales[0]!.complete({ key: `other-${sales[0]!.id}` })).status).toBe(200);
      for (const sale of sales) await bench.expectSold(sale);
      expect(bench.stock(itemId)).toBe(18);
    },
  );
});

describe('a caller that never comes back', () => {
  /** The sweep's period; it has just been when the process dies, which is the worst. */
  const SWEEP_SECONDS = 15;

  test.each(['authorizing', 'creating_order', 'capturing'])(
    'GIVEN the process dies at %s and its job is lost THEN the sweep has it finished within 60 seconds',
    async (step) => {
      const sale = await bench.openSale();
      const revive = await bench.killAt(step);
      expect((await sale.complete()).status).toBe(500);
      await revive();
      const { services, drainJobs } = bench.shop;
      await services.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
      let passed = 0;
      while (passed + SWEEP_SECONDS <= 60 && (await bench.statusOf(sale)) !== 'completed') {
        await bench.letPass(SWEEP_SECONDS);
        passed += SWEEP_SECONDS;
        await sweepPurchases(services);
        await drainJobs();
      }
      expect(await bench.statusOf(sale)).toBe('completed');
      const { payments, orders } = await bench.truth(sale);
      expect([payments.map(({ status }) => status), orders.length]).toEqual([['succeeded'], 1]);
    },
  );
});

describe('a step that is refused', () => {
  test('GIVEN a declined card THEN nothing is sold, and another token sells once', async () => {
    const sale = await bench.openSale({ card: 'pm_card_chargeDeclined' });
    const reply = await sale.complete();
    expect((reply.body as CheckoutSession).messages).toMatchObject([{ code: 'payment_declined' }]);
    await bench.expectNotSold(sale);
    expect(bench.stock(itemId)).toBe(20);

    await sale.complete({ key: `second-${sale.id}`, token: await bench.shop.token(sale.total) });
    await bench.expectSold(sale);
    expect(bench.stock(itemId)).toBe(19);
  });

  test('GIVEN the last unit is sold elsewhere after the authorisation THEN the money is released', async () => {
    const sale = await bench.openSale();
    bench.break('orderCreate', 'error_before');
    expect((await sale.complete()).status).toBe(503);
    bench.heal();
    await bench.setStock(itemId, 0);
    const reply = (await sale.complete()).body as CheckoutSession;
    expect(reply.status).toBe('not_ready_for_payment');
    expect(reply.messages).toMatchObject([{ code: 'out_of_stock' }]);
    await bench.expectNotSold(sale);
    expect(bench.stock(itemId)).toBe(0);
  });

  test.each([503, 500])(
    'GIVEN the reply to the release is lost (%i) THEN it is not refused before the money is free',
    async (status) => {
      const sale = await bench.openSale();
      bench.break('orderCreate', 'error_before');
      await sale.complete();
      bench.heal();
      await bench.setStock(itemId, 0);
      bench.break('paymentIntents.cancel', status === 500 ? 'error_after' : 'error_before', status);
      const expected = status === 500 ? 200 : 503;
      expect((await sale.complete()).status).toBe(expected);
      bench.heal();
      expect((await sale.complete()).status).toBe(200);
      await bench.expectNotSold(sale);
    },
  );

  test('GIVEN the payment was cancelled before the capture THEN its order is cancelled, and a second payment makes a new one', async () => {
    const sale = await bench.openSale();
    bench.break('paymentIntents.capture', 'throttled');
    expect((await sale.complete()).status).toBe(503);
    bench.heal();
    const [payment] = (await bench.truth(sale)).payments;
    await clientOf(bench.shop.stripe).paymentIntents.cancel(payment!.id);
    const reply = (await sale.complete()).body as CheckoutSession;
    expect([reply.status, reply.messages[0]?.code]).toEqual(['ready_for_payment', 'payment_declined']);
    await bench.expectNotSold(sale);
    expect((await bench.truth(sale)).cancelledOrders).toHaveLength(1);
    expect(bench.stock(itemId)).toBe(20);

    await sale.complete({ key: `second-${sale.id}`, token: await bench.shop.token(sale.total) });
    await bench.expectSold(sale);
    expect(bench.stock(itemId)).toBe(19);
  });

  test('GIVEN the refusal cannot be stored THEN a session that was cancelled is never opened again', async () => {
    const sale = await bench.openSale({ card: 'pm_card_chargeDeclined' });
    const revive = await bench.killAt('authorizing');
    expect((await sale.complete()).status).toBe(500);
    await revive();
    // The refusal and the open session are one: without the one, the other is not there.
    expect(await bench.statusOf(sale)).toBe('complete_in_progress');
    await bench.letPass(61);
    await bench.shop.drainJobs();
    expect(await bench.statusOf(sale)).toBe('ready_for_payment');
    expect((await bench.shop.client.cancelSession(sale.id)).status).toBe(200);
    await bench.letPass(3600);
    await bench.shop.drainJobs();
    expect(await bench.statusOf(sale)).toBe('canceled');
  });
});

describe('everybody at once', () => {
  test('GIVEN a step that outlasts its lease WHEN the job takes over meanwhile THEN both together sell once', async () => {
    const sale = await bench.openSale();
    const { faults } = bench.shop.stripe;
    faults.add({ kind: 'latency', operation: 'paymentIntents.create', delayMs: 300 });
    const slow = sale.complete();
    await expect.poll(() => faults.list()).toEqual([]);
    await bench.letPass(61);
    await bench.shop.drainJobs();
    expect([200, 409]).toContain((await slow).status);
    expect((await sale.complete()).status).toBe(200);
    await bench.expectSold(sale);
    expect(bench.stock(itemId)).toBe(19);
  });

  test('GIVEN ten repeats of one complete and the job WHEN they run together THEN it is sold once', async () => {
    const sale = await bench.openSale();
    const replies = await Promise.all([...Array(10)].map(() => sale.complete()));
    expect(replies.filter((reply) => reply.status === 200).length).toBeGreaterThan(0);
    for (const reply of replies) expect([200, 409]).toContain(reply.status);
    await bench.letPass(61);
    await Promise.all([bench.shop.drainJobs(), sale.complete()]);
    await bench.expectSold(sale);
    expect(bench.stock(itemId)).toBe(19);
  });

  test('GIVEN five keys and five tokens for one session THEN it is sold once and one token is used', async () => {
    const sale = await bench.openSale();
    const tokens = await Promise.all([...Array(5)].map(() => bench.shop.token(sale.total)));
    await Promise.all(tokens.map((token, index) => sale.complete({ token, key: `${index}-${sale.id}` })));
    // Those that came too late ask again.
    await Promise.all(tokens.map((token, index) => sale.complete({ token, key: `${index}-${sale.id}` })));
    const used = tokens.filter(
      (token) => bench.shop.stripe.state.sharedTokens.get(token)!.amountCaptured > 0,
    );
    expect(used).toHaveLength(1);
    await bench.expectSold(sale);
    expect(bench.stock(itemId)).toBe(19);
  });
});

test('GIVEN Stripe has forgotten the key of a payment whose reply was lost THEN the payment is found, not made again', async () => {
  const sale = await bench.openSale();
  bench.break('paymentIntents.create', 'drop_reply');
  expect((await sale.complete()).status).toBe(503);
  bench.heal();
  const { idempotency } = bench.shop.stripe.state;
  for (const row of idempotency.all()) idempotency.delete(row.id);
  await bench.letPass(24 * 3600);
  await bench.shop.drainJobs();
  expect((await sale.complete()).status).toBe(200);
  await bench.expectSold(sale);
});
