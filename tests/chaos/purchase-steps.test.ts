import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CheckoutSession } from '#sandbox/agent/acp-types.ts';
import type { Fault } from '#sandbox/faults/fault-plan.ts';
import { PurchaseBench, type Sale } from './purchase-bench.ts';

/**
 * Every step of a purchase × every way it can fail. Each case sells twice at once: the first sale is taken up again
 * by the agent, the second by nobody but the background job. Between them, nothing may be lost or done twice.
 */
let bench: PurchaseBench;
let itemId: string;

beforeAll(async () => {
  bench = await PurchaseBench.start();
  ({ itemId } = bench.shop.variant('FH-LCS-M-SND'));
});
afterAll(() => bench.shop.close());
beforeEach(() => bench.setStock(itemId, 20));
afterEach(() => bench.heal());

/** Nobody but the job `resume-purchase` goes on with the sale. */
async function leaveToTheJob(sale: Sale): Promise<void> {
  await bench.letPass(61);
  await bench.shop.drainJobs();
  expect(await bench.statusOf(sale)).toBe('completed');
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
    // The payment itself tells that the money was taken.
    ['paymentIntents.capture', 'error_after', 503, survives],
    ['paymentIntents.capture', 'error_after', 500, survives],
    ['paymentIntents.capture', 'drop_request', undefined, fails],
    ['paymentIntents.capture', 'drop_reply', undefined, survives],
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
