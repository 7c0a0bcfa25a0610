import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { purchaseTopics } from '#app/checkout/purchase/purchase-topics.server.ts';
import { sweepPurchases } from '#app/checkout/purchase/sweep-purchases.server.ts';
import type { CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { clientOf } from '#sandbox/stripe/test-stripe.ts';
import { PurchaseBench, type Sale } from './purchase-bench.ts';

/** Purchases whose card issuer wants to see the buyer first. */
let bench: PurchaseBench;
let itemId: string;

beforeAll(async () => {
  bench = await PurchaseBench.start();
  ({ itemId } = bench.shop.variant('FH-LCS-M-SND'));
});
afterAll(() => bench.shop.close());
beforeEach(() => bench.setStock(itemId, 20));
afterEach(() => bench.heal());

/** A sale that waits for its buyer. */
async function waitingSale(): Promise<Sale> {
  const sale = await bench.openSale({ card: 'pm_card_authenticationRequired' });
  const reply = await sale.complete();
  const { status, messages } = reply.body as CheckoutSession;
  expect([reply.status, status]).toEqual([200, 'authentication_required']);
  expect(messages).toMatchObject([
    {
      type: 'error',
      code: 'requires_3ds',
      param: '$.authentication_result',
      resolution: 'requires_buyer_input',
    },
  ]);
  expect(await bench.truth(sale)).toMatchObject({ orders: [], payments: [{ status: 'requires_action' }] });
  return sale;
}
const secondKey = (sale: Sale) => ({ key: `second-${sale.id}` });
const sessionOf = async (reply: Promise<{ body: unknown }>) => (await reply).body as CheckoutSession;

describe('GIVEN a purchase that waits for its buyer', () => {
  test('WHEN the buyer authenticates and the agent completes again THEN it is sold once', async () => {
    const sale = await waitingSale();
    await bench.authenticate(sale, 'succeeded');
    const again = await sale.complete({ ...secondKey(sale), authentication: 'authenticated' });
    expect([again.status, (again.body as CheckoutSession).status]).toEqual([200, 'completed']);
    await bench.expectSold(sale);
    const purchase = await bench.shop.services.db.purchase.findUniqueOrThrow({
      where: { sessionId: sale.id },
    });
    expect(purchase.payment).toMatchObject({ brand: 'visa', last4: '3184', risk: { level: 'normal' } });
  });

  test('WHEN the agent completes without the result THEN 400 requires_3ds', async () => {
    const sale = await waitingSale();
    const bare = await sale.complete(secondKey(sale));
    expect([bare.status, bare.body]).toMatchObject([
      400,
      { code: 'requires_3ds', param: '$.authentication_result' },
    ]);
    expect(await bench.statusOf(sale)).toBe('authentication_required');
  });

  test('WHEN the agent pays with another token THEN the first payment is undone, and the other one buys', async () => {
    const sale = await waitingSale();
    const token = await bench.shop.token(sale.total);
    const other = await sale.complete({ key: `other-${sale.id}`, token, authentication: 'authenticated' });
    expect([other.status, other.body]).toMatchObject([200, { status: 'completed' }]);
    const { payments, orders } = await bench.truth(sale);
    expect(payments.map(({ status }) => status).toSorted()).toEqual(['canceled', 'succeeded']);
    expect(orders).toHaveLength(1);
  });

  test('WHEN the buyer has authenticated and the agent comes with another token THEN the first one buys, once', async () => {
    const sale = await waitingSale();
    await bench.authenticate(sale, 'succeeded');
    const token = await bench.shop.token(sale.total);
    const other = await sale.complete({ key: `other-${sale.id}`, token, authentication: 'authenticated' });
    expect([other.status, other.body]).toMatchObject([200, { status: 'completed' }]);
    await bench.expectSold(sale);
  });

  test('WHEN the outcome is no word of the protocol THEN 400 names it, and the purchase goes on waiting', async () => {
    const sale = await waitingSale();
    const reply = await sale.complete({ ...secondKey(sale), authentication: 'maybe' });
    expect([reply.status, reply.body]).toMatchObject([400, { param: '$.authentication_result.outcome' }]);
    expect(await bench.statusOf(sale)).toBe('authentication_required');
  });

  test('WHEN the agent says it went well and it did not end yet THEN it goes on waiting', async () => {
    const sale = await waitingSale();
    const early = await sale.complete({ ...secondKey(sale), authentication: 'authenticated' });
    expect((early.body as CheckoutSession).status).toBe('authentication_required');
    await bench.authenticate(sale, 'succeeded');
    await sale.complete({ key: `third-${sale.id}`, authentication: 'authenticated' });
    await bench.expectSold(sale);
  });

  test.each([
    'denied',
    'abandoned',
    'canceled',
    'rejected',
    'not_supported',
    'internal_error',
    'processing_error',
  ])(
    'WHEN the agent says that it was %s THEN the money is free, and the session can be paid again',
    async (authentication) => {
      const sale = await waitingSale();
      const { status, messages } = await sessionOf(sale.complete({ ...secondKey(sale), authentication }));
      expect([status, messages]).toMatchObject(['ready_for_payment', [{ code: 'payment_declined' }]]);
      expect(messages).toHaveLength(1);
      await bench.expectNotSold(sale);
      await sale.complete({ key: `third-${sale.id}`, token: await bench.shop.token(sale.total) });
      await bench.expectSold(sale);
    },
  );

  test('WHEN the issuer says no THEN the agent is told, whatever it says of it', async () => {
    const sale = await waitingSale();
    await bench.authenticate(sale, 'failed');
    const { messages } = await sessionOf(
      sale.complete({ ...secondKey(sale), authentication: 'authenticated' }),
    );
    expect(messages).toMatchObject([
      { code: 'payment_declined', content: expect.stringMatching(/could not be authenticated/) },
    ]);
    await bench.expectNotSold(sale);
  });

  test('WHEN Stripe tells of it and the agent does not come back THEN the job sells it', async () => {
    const sale = await waitingSale();
    await bench.authenticate(sale, 'succeeded');
    const { scope } = bench.shop;
    const [payment] = (await bench.truth(sale)).payments;
    await bench.shop.drainJobs();
    expect(await bench.statusOf(sale)).toBe('authentication_required');
    const topic = 'payment_intent.amount_capturable_updated';
    await purchaseTopics[topic]!(scope, scope.db, { data: { object: payment } }, new Date());
    await bench.shop.drainJobs();
    expect(await bench.statusOf(sale)).toBe('completed');
    await bench.expectSold(sale);
    // The agent, which does not know of it, says what it was to say.
    const late = await sale.complete({ ...secondKey(sale), authentication: 'authenticated' });
    expect([late.status, late.body]).toMatchObject([200, { status: 'completed', order: {} }]);
    await bench.expectSold(sale);
  });

  test('WHEN a purchase that nobody had to authenticate is completed again THEN it stays finished', async () => {
    const sale = await bench.openSale();
    await sale.complete();
    const again = await sale.complete({ ...secondKey(sale), authentication: 'authenticated' });
    expect(again.status).toBe(405);
  });

  test('WHEN the agent says it was canceled and pays with another token THEN the first is given up all the same', async () => {
    const sale = await waitingSale();
    const token = await bench.shop.token(sale.total);
    const { status } = await sessionOf(
      sale.complete({ key: `canceled-${sale.id}`, token, authentication: 'canceled' }),
    );
    expect(status).toBe('ready_for_payment');
    await sale.complete({ key: `third-${sale.id}`, token });
    await bench.expectSold(sale);
  });

  test('WHEN nobody tells of it THEN the sweep looks, and sells it', async () => {
    const sale = await waitingSale();
    await bench.authenticate(sale, 'succeeded');
    await bench.letPass(61);
    await sweepPurchases(bench.shop.services);
    await bench.shop.drainJobs();
    await bench.expectSold(sale);
  });

  test.each<[string, (sale: Sale) => Promise<string>]>([
    [
      'changes the session',
      async (sale) => {
        const changes = { order_notes: 'Please ring.' } as never;
        return (await sessionOf(bench.shop.client.updateSession(sale.id, changes))).status;
      },
    ],
    ['cancels it', async (sale) => (await sessionOf(bench.shop.client.cancelSession(sale.id))).status],
  ])('WHEN the agent %s THEN the money is free first', async (what, act) => {
    const sale = await waitingSale();
    bench.break('paymentIntents.cancel', 'error_before');
    const { client } = bench.shop;
    const silent = await (what === 'cancels it'
      ? client.cancelSession(sale.id)
      : client.updateSession(sale.id, { order_notes: 'Please ring.' } as never));
    expect(silent.status).toBe(503);
    expect(await bench.statusOf(sale)).toBe('complete_in_progress');
    bench.heal();
    await bench.letPass(31);
    await sweepPurchases(bench.shop.services);
    await bench.shop.drainJobs();
    expect(await act(sale)).toBe(what === 'cancels it' ? 'canceled' : 'ready_for_payment');
    const { payments, orders } = await bench.truth(sale);
    expect([payments.map(({ status }) => status), orders]).toEqual([['canceled'], []]);
  });

  test('WHEN half an hour passes THEN it is undone, and the agent is told why', async () => {
    const sale = await waitingSale();
    await bench.letPass(31 * 60);
    await sweepPurchases(bench.shop.services);
    await bench.shop.drainJobs();
    const { session } = await bench.truth(sale);
    expect(session).toMatchObject({
      status: 'ready_for_payment',
      messages: [{ code: 'payment_declined', content: expect.stringMatching(/not confirmed in time/) }],
    });
    await bench.expectNotSold(sale);
  });

  test('WHEN the session ends and the buyer authenticates after it THEN nothing is bought', async () => {
    const sale = await waitingSale();
    await bench.letPass(7 * 3600);
    await bench.authenticate(sale, 'succeeded');
    expect(await bench.statusOf(sale)).toBe('expired');
    await sweepPurchases(bench.shop.services);
    await bench.shop.drainJobs();
    const { payments, orders } = await bench.truth(sale);
    expect([payments.map(({ status }) => status), orders]).toEqual([['canceled'], []]);
    expect(await bench.statusOf(sale)).toBe('expired');
  });

  test('WHEN the merchant cancels the payment in Stripe THEN the session is open again', async () => {
    const sale = await waitingSale();
    const [payment] = (await bench.truth(sale)).payments;
    await clientOf(bench.shop.stripe).paymentIntents.cancel(payment!.id);
    await sale.complete({ ...secondKey(sale), authentication: 'authenticated' });
    await bench.expectNotSold(sale);
  });

  test('WHEN another shop hears of the payment THEN nothing is queued', async () => {
    const sale = await waitingSale();
    const [payment] = (await bench.truth(sale)).payments;
    const { scope } = bench.shop;
    const stranger = { ...scope, shop: { ...scope.shop, id: 'shop_other' } };
    await bench.authenticate(sale, 'succeeded');
    await purchaseTopics['payment_intent.succeeded']!(
      stranger,
      scope.db,
      { data: { object: payment } },
      new Date(),
    );
    await bench.shop.drainJobs();
    expect(await bench.statusOf(sale)).toBe('authentication_required');
  });
});

test('GIVEN a merchant who demands 3-D Secure WHEN an agent that can show it pays THEN any card asks for it', async () => {
  const { db } = bench.shop.services;
  const demand = (requiredInterventions: string[]) =>
    db.agentConnection.updateMany({ data: { requiredInterventions } });
  await demand(['3ds']);
  const sale = await bench.openSale({ card: 'pm_card_visa', interventions: ['3ds'] });
  const { status, capabilities } = await sessionOf(sale.complete());
  await demand([]);
  expect(status).toBe('authentication_required');
  expect(capabilities).toMatchObject({
    interventions: { supported: ['3ds'], required: ['3ds'], enforcement: 'always' },
  });
  await bench.authenticate(sale, 'succeeded');
  await sale.complete({ ...secondKey(sale), authentication: 'authenticated' });
  await bench.expectSold(sale);
});

test('GIVEN an agent that says it cannot show 3-D Secure WHEN the issuer asks for it THEN nothing waits, and it is told why', async () => {
  const sale = await bench.openSale({ card: 'pm_card_authenticationRequired', interventions: [] });
  const { status, messages } = await sessionOf(sale.complete());
  expect([status, messages]).toMatchObject([
    'ready_for_payment',
    [{ code: 'payment_declined', content: expect.stringMatching(/not possible here/) }],
  ]);
  await bench.expectNotSold(sale);
  await sale.complete({ key: `third-${sale.id}`, token: await bench.shop.token(sale.total) });
  await bench.expectSold(sale);
});

test('GIVEN a failed authentication that nobody asked for WHEN completing THEN 400, and nothing is charged', async () => {
  const sale = await bench.openSale();
  const reply = await sale.complete({ authentication: 'denied' });
  expect([reply.status, reply.body]).toMatchObject([
    400,
    { code: 'invalid', param: '$.authentication_result.outcome' },
  ]);
  expect((await bench.truth(sale)).payments).toEqual([]);
});
