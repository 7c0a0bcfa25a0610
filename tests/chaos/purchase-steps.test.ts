import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AcpError, CheckoutSession } from '#sandbox/agent/acp-types.ts';
import type { Fault } from '#sandbox/faults/fault-plan.ts';
import { clientOf } from '#sandbox/stripe/test-stripe.ts';
import { startSellingShop } from '#tests/selling-shop.ts';
import { PurchaseBench, type Sale } from './purchase-bench.ts';

/**
 * Every step of a purchase × every way it can fail. Each case sells twice at once: the first sale is taken up again
 * by the agent, the second by nobody but the background job. Between them, nothing may be lost or done twice.
 */
let bench: PurchaseBench;
let close: () => Promise<void>;

beforeAll(async () => {
  const shop = await startSellingShop();
  bench = new PurchaseBench(shop);
  await bench.silenceWebhooks();
  close = () => shop.close();
});
afterAll(() => close());

let itemId: string;
beforeEach(async () => {
  itemId = bench.shop.variant('FH-LCS-M-SND').itemId;
  await bench.setStock(itemId, 20);
});
afterEach(() => bench.heal());

const statusOf = async (sale: Sale) => (await bench.truth(sale)).session.status;

/** Nobody but the job `resume-purchase` goes on with the sale. */
async function leaveToTheJob(sale: Sale): Promise<void> {
  await bench.letPass(61);
  await bench.shop.drainJobs();
  expect(await statusOf(sale)).toBe('completed');
}

const fails = true;
const survives = false;

describe('a step that fails', () => {
  test.each<[operation: string, kind: Fault['kind'], status: number | undefined, fails: boolean]>([
    ['paymentIntents.create', 'throttled', undefined, fails],
    ['paymentIntents.create', 'error_before', 503, fails],
    ['paymentIntents.create', 'error_after', 503, fails],
    // Stripe's own 500 is kept under the key and would be replayed for ever: the payment is looked up instead.
    ['paymentIntents.create', 'error_after', 500, survives],
    ['paymentIntents.create', 'drop_request', undefined, fails],
    ['paymentIntents.create', 'drop_reply', undefined, fails],
    ['orderCreate', 'error_before', 503, fails],
    // The order is found by its metafield within the same request.
    ['orderCreate', 'error_after', 503, survives],
    ['orderCreate', 'drop_request', undefined, fails],
    ['orderCreate', 'drop_reply', undefined, survives],
    ['orderCreate,orderByIdentifier', 'drop_reply', undefined, fails],
    ['paymentIntents.capture', 'throttled', undefined, fails],
    ['paymentIntents.capture', 'error_before', 503, fails],
    ['paymentIntents.capture', 'error_after', 503, fails],
    ['paymentIntents.capture', 'error_after', 500, survives],
    ['paymentIntents.capture', 'drop_request', undefined, fails],
    ['paymentIntents.capture', 'drop_reply', undefined, fails],
  ])('GIVEN %s with %s %s THEN each session is sold exactly once', async (operation, kind, status, fails) => {
    const sales = await Promise.all([bench.openSale(), bench.openSale()]);
    for (const name of operation.split(',')) bench.break(name, kind, status);
    const replies = await Promise.all(sales.map((sale) => sale.complete()));
    bench.heal();

    expect(replies.map((reply) => reply.status)).toEqual(fails ? [503, 503] : [200, 200]);
    if (fails) {
      for (const reply of replies) {
        expect(reply.body).toMatchObject({ type: 'service_unavailable', code: 'service_unavailable' });
        expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      const again = await sales[0]!.complete();
      expect([again.status, (again.body as CheckoutSession).status]).toEqual([200, 'completed']);
      await leaveToTheJob(sales[1]!);
    }
    // A very late repeat gets the answer too, and leaves no open claim behind.
    const late = await sales[1]!.complete();
    expect([late.status, (late.body as CheckoutSession).status]).toEqual([200, 'completed']);
    for (const sale of sales) await bench.expectSold(sale);
    expect(bench.stock(itemId)).toBe(18);
  });

  test('GIVEN Shopify throttles orderCreate for a moment THEN the request waits and is sold once', async () => {
    const sale = await bench.openSale();
    bench.shop.shopify.faults.add({ kind: 'throttled', operation: 'orderCreate', times: 2 });
    expect((await sale.complete()).status).toBe(200);
    await bench.expectSold(sale);
    expect(bench.stock(itemId)).toBe(19);
  });
});

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
      expect(await statusOf(sales[1]!)).toBe('completed');
      expect((await sales[1]!.complete()).status).toBe(200);
      // The answer to the other key: the sale was made under the first.
      expect((await sales[0]!.complete({ key: `other-${sales[0]!.id}` })).status).toBe(200);
      for (const sale of sales) await bench.expectSold(sale);
      expect(bench.stock(itemId)).toBe(18);
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

  test('GIVEN a token that Stripe refuses with a kept 500 THEN a new attempt finds out, and nothing is sold', async () => {
    const sale = await bench.openSale();
    const token = { token: 'spt_unknown' };
    bench.break('paymentIntents.create', 'error_after', 500);
    expect((await sale.complete(token)).status).toBe(503);
    bench.heal();
    const reply = await sale.complete(token);
    expect((reply.body as CheckoutSession).messages).toMatchObject([{ code: 'payment_declined' }]);
    await bench.expectNotSold(sale);
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
    expect(await statusOf(sale)).toBe('complete_in_progress');
    await bench.letPass(61);
    await bench.shop.drainJobs();
    expect(await statusOf(sale)).toBe('ready_for_payment');
    expect((await bench.shop.client.cancelSession(sale.id)).status).toBe(200);
    await bench.letPass(3600);
    await bench.shop.drainJobs();
    expect(await statusOf(sale)).toBe('canceled');
  });
});

describe('everybody at once', () => {
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
