import { translatorFor } from '#app/i18n/translator-for.server.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { attentionWords } from '#app/components/attention/attention-words.ts';
import { markAttentionDone } from '#app/attention/mark-attention-done.server.ts';
import { refreshOrder } from '#app/orders/refresh-order.server.ts';
import { refundOrder } from '#app/orders/refunds/refund-order.server.ts';
import { AftersaleBench, type Sold } from '#tests/aftersale-bench.ts';

let bench: AftersaleBench;
beforeAll(async () => {
  bench = await AftersaleBench.start();
});
afterAll(() => bench.shop.close());
beforeEach(() => bench.heal());

/** Both books, what is on record, and what the agent was told last. */
async function state(sold: Sold) {
  const told = bench.lastTold(sold);
  return {
    shopify: bench.bookedRefunds(sold),
    stripe: bench.stripeRefunds(sold).map(({ amount }) => amount),
    records: (await bench.records(sold)).map(({ origin, state: money, booking }) => [origin, money, booking]),
    told: told.adjustments.map(({ type, status, amount }) => [type, status, amount]),
  };
}

describe('a refund in Shopify', () => {
  test('GIVEN staff refund one unit THEN Stripe gives exactly that back, once, and the agent learns that it is done', async () => {
    const sold = await bench.sell({ quantity: 2 });
    await bench.staff(sold, 'refund', { lines: [{ orderLineId: bench.line(sold), quantity: 1 }] });
    await bench.settle();
    const [amount] = bench.bookedRefunds(sold);
    expect(amount).toBeGreaterThan(0);
    expect(await state(sold)).toEqual({
      shopify: [amount],
      stripe: [amount],
      records: [['shopify', 'succeeded', 'booked']],
      told: [['refund', 'completed', amount]],
    });
    const [refund] = bench.stripeRefunds(sold);
    expect(refund!.metadata.shopify_refund).toBe(bench.order(sold).refunds[0]!.id);
  });

  test('WHEN Stripe tells of it, late and twice THEN nothing is refunded again on either side', async () => {
    const sold = await bench.sell();
    await bench.staff(sold, 'refund', { shippingMinor: 100 });
    await bench.settle();
    const before = await state(sold);
    const [refund] = bench.stripeRefunds(sold);
    await bench.stripeTells('refund.created', {
      id: refund!.id,
      object: 'refund',
      payment_intent: sold.paymentIntentId,
    });
    await bench.stripeTells('refund.updated', {
      id: refund!.id,
      object: 'refund',
      payment_intent: sold.paymentIntentId,
    });
    expect(await state(sold)).toEqual(before);
    expect(before.stripe).toHaveLength(1);
  });

  test('GIVEN goods are only put back on the shelf THEN no money moves', async () => {
    const sold = await bench.sell({ quantity: 2 });
    await bench.staff(sold, 'take-off', { orderLineId: bench.line(sold) });
    await bench.settle();
    expect(await state(sold)).toMatchObject({
      stripe: [],
      records: [],
      told: [['cancellation', 'completed', undefined]],
    });
  });

  test('GIVEN several refunds at once THEN each is given back once', async () => {
    const sold = await bench.sell({ quantity: 3 });
    const lines = [{ orderLineId: bench.line(sold), quantity: 1 }];
    for (let unit = 0; unit < 3; unit++) await bench.staff(sold, 'refund', { lines });
    await bench.settle();
    const { shopify, stripe, told } = await state(sold);
    expect(shopify).toHaveLength(3);
    expect(stripe.toSorted()).toEqual(shopify.toSorted());
    expect(told.map(([, status]) => status)).toEqual(['completed', 'completed', 'completed']);
  });

  test('GIVEN staff cancel the order with a refund THEN everything goes back', async () => {
    const sold = await bench.sell();
    await bench.staff(sold, 'cancel', { refund: true });
    await bench.settle();
    const { stripe, told } = await state(sold);
    expect(stripe).toEqual([sold.total]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['refund', 'completed', sold.total],
        ['cancellation', 'completed', undefined],
      ]),
    );
    expect(bench.lastTold(sold).status).toBe('canceled');
  });

  test.each(['error_before', 'error_after', 'drop_reply'] as const)(
    'GIVEN Stripe fails (%s) THEN the money still goes back exactly once',
    async (kind) => {
      const sold = await bench.sell();
      bench.shop.stripe.faults.add({ kind, operation: 'refunds.create', times: 1000 });
      await bench.staff(sold, 'refund', { shippingMinor: 100 });
      await bench.settle();
      bench.heal();
      await bench.again();
      await bench.again();
      const { shopify, stripe, records } = await state(sold);
      expect(stripe).toEqual(shopify);
      expect(stripe).toHaveLength(1);
      expect(records).toEqual([['shopify', 'succeeded', 'booked']]);
    },
  );

  test('GIVEN the charge is disputed THEN Stripe refuses, staff are asked to look, and the agent is told', async () => {
    const sold = await bench.sell();
    await bench.dispute(sold);
    await bench.staff(sold, 'refund', { shippingMinor: 100 });
    await bench.settle();
    expect((await state(sold)).records).toEqual([['shopify', 'failed', 'booked']]);
    expect(bench.lastTold(sold).adjustments.find(({ type }) => type === 'refund')).toMatchObject({
      status: 'failed',
    });
    const { orderId } = sold;
    const asked = await listAttention(bench.shop.scope, { orderId });
    const failed = asked.find(({ kind }) => kind === 'refund_failed')!;
    expect(failed.facts).toMatchObject({ side: 'disputed', orderName: bench.order(sold).name });
    expect(attentionWords(failed, translatorFor('en')).advice).toContain('do not pay it a second time');
  });
});

describe('an order that staff cancel in Shopify without a refund', () => {
  test('THEN they are asked at once whether that was meant, and it is one cancellation for the agent', async () => {
    const sold = await bench.sell({ quantity: 2 });
    await bench.staff(sold, 'cancel');
    await bench.settle();
    expect(await state(sold)).toMatchObject({
      stripe: [],
      told: [['cancellation', 'completed', undefined]],
    });
    expect(bench.lastTold(sold)).toMatchObject({
      status: 'canceled',
      adjustments: [{ line_items: [{ quantity: 2 }] }],
    });
    const asked = () => listAttention(bench.shop.scope, { orderId: sold.orderId });
    const [item] = await asked();
    expect(item).toMatchObject({ kind: 'canceled_not_refunded', facts: { amount: sold.total } });
    expect(item!.text).toContain(bench.order(sold).name);

    await bench.staff(sold, 'refund');
    await bench.settle();
    expect(await asked()).toEqual([]);
    expect((await state(sold)).stripe).toEqual([sold.total]);
  });

  test('GIVEN staff say that it was meant THEN they are not asked again', async () => {
    const sold = await bench.sell();
    await bench.staff(sold, 'cancel');
    await bench.settle();
    const { scope } = bench.shop;
    const [item] = await listAttention(scope, { orderId: sold.orderId });
    await markAttentionDone(scope, item!.id, 'command');
    await refreshOrder(scope, { shopId: scope.shop.id, shopifyOrderGid: sold.shopifyOrderGid });
    expect(await listAttention(scope, { orderId: sold.orderId })).toEqual([]);
  });
});

describe('a refund in Stripe', () => {
  test('WHEN somebody refunds in the dashboard THEN Shopify has it in its books, once', async () => {
    const sold = await bench.sell();
    await bench.dashboardRefund(sold, 700);
    await bench.settle();
    expect(await state(sold)).toEqual({
      shopify: [700],
      stripe: [700],
      records: [['stripe', 'succeeded', 'booked']],
      told: [['refund', 'completed', 700]],
    });
    expect(bench.order(sold).refunds[0]!.note).toContain(bench.stripeRefunds(sold)[0]!.id);
  });

  test.each(['error_before', 'error_after', 'drop_reply'] as const)(
    'GIVEN Shopify fails (%s) THEN it is booked exactly once',
    async (kind) => {
      const sold = await bench.sell();
      bench.shop.shopify.faults.add({ kind, operation: 'refundCreate', times: 1000 });
      await bench.dashboardRefund(sold, 700);
      await bench.settle();
      bench.heal();
      await bench.again();
      await bench.again();
      expect(await state(sold)).toMatchObject({ shopify: [700], stripe: [700] });
    },
  );

  test('GIVEN both sides refund all at the same time THEN the two are one refund', async () => {
    const sold = await bench.sell();
    await bench.staff(sold, 'refund');
    await bench.dashboardRefund(sold, sold.total);
    await bench.settle();
    expect(await state(sold)).toMatchObject({ shopify: [sold.total], stripe: [sold.total] });
    expect(await bench.records(sold)).toHaveLength(1);
  });

  test('GIVEN each side refunds another part at the same time THEN both books have both', async () => {
    const sold = await bench.sell({ quantity: 2 });
    await bench.staff(sold, 'refund', { lines: [{ orderLineId: bench.line(sold), quantity: 1 }] });
    await bench.dashboardRefund(sold, 333);
    await bench.settle();
    const { shopify, stripe } = await state(sold);
    expect(shopify.toSorted()).toEqual(stripe.toSorted());
    expect(stripe).toHaveLength(2);
  });
});

describe('a refund by staff in Aisle', () => {
  test('GIVEN a part THEN Stripe gives it back and Shopify books it', async () => {
    const sold = await bench.sell();
    await refundOrder(bench.shop.scope, sold.orderId, { amount: 500, reason: 'Damaged' });
    await bench.settle();
    expect(await state(sold)).toEqual({
      shopify: [500],
      stripe: [500],
      records: [['aisle', 'succeeded', 'booked']],
      told: [['refund', 'completed', 500]],
    });
  });

  test('GIVEN all, with the order cancelled THEN it is cancelled, and refunded once though asked twice', async () => {
    const sold = await bench.sell();
    const input = { amount: 'full', reason: 'Rejected', cancel: true } as const;
    const [first, second] = await Promise.all([
      refundOrder(bench.shop.scope, sold.orderId, input),
      refundOrder(bench.shop.scope, sold.orderId, input),
    ]);
    expect(first).toEqual(second);
    await bench.settle();
    expect(bench.order(sold).cancelledAt).not.toBeNull();
    expect(await state(sold)).toMatchObject({
      shopify: [sold.total],
      stripe: [sold.total],
      records: [['aisle', 'succeeded', 'booked']],
    });
    expect(bench.lastTold(sold)).toMatchObject({ status: 'canceled' });
  });

  test('GIVEN it was shipped meanwhile THEN a cancelling refund gives nothing back and staff decide', async () => {
    const sold = await bench.sell();
    await bench.staff(sold, 'fulfill');
    await refundOrder(bench.shop.scope, sold.orderId, { amount: 'full', reason: 'Rejected', cancel: true });
    await bench.settle();
    expect(await state(sold)).toMatchObject({
      shopify: [],
      stripe: [],
      records: [['aisle', 'failed', 'wanted']],
    });
    const { orderId } = sold;
    expect((await listAttention(bench.shop.scope, { orderId })).map(({ kind }) => kind)).toEqual([
      'refund_failed',
    ]);
  });

  test.each(['orderCancel', 'refundCreate', 'refunds.create'])(
    'GIVEN the reply of %s is lost THEN the next run finishes it, and nothing is done twice',
    async (operation) => {
      const sold = await bench.sell();
      const faults = operation.startsWith('refunds.') ? bench.shop.stripe.faults : bench.shop.shopify.faults;
      faults.add({ kind: 'drop_reply', operation, times: 1000 });
      await refundOrder(bench.shop.scope, sold.orderId, { amount: 'full', reason: 'Rejected', cancel: true });
      await bench.settle();
      bench.heal();
      await bench.again();
      await bench.again();
      expect(await state(sold)).toMatchObject({
        shopify: [sold.total],
        stripe: [sold.total],
        records: [['aisle', 'succeeded', 'booked']],
      });
    },
  );

  test.each([0, -1, 1.5, 10_000_000])(
    'GIVEN %d THEN it is refused and nothing is on record',
    async (amount) => {
      const sold = await bench.sell();
      await expect(
        refundOrder(bench.shop.scope, sold.orderId, { amount, reason: 'Wrong' }),
      ).rejects.toMatchObject({ code: 'invalid', param: '$.amount' });
      expect(await bench.records(sold)).toEqual([]);
    },
  );

  test("GIVEN another shop's scope THEN there is no such order", async () => {
    const sold = await bench.sell();
    const { scope } = bench.shop;
    const other = { ...scope, shop: { ...scope.shop, id: 'shop_other' } };
    await expect(refundOrder(other, sold.orderId, { amount: 'full', reason: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe.each(['eur', 'jpy'])('an order whose buyer was shown prices in %s', (currency) => {
  test('GIVEN a refund in Shopify, one in Stripe and the rest by Aisle THEN both books agree to the cent, and nothing is left', async () => {
    const sold = await bench.sell({ quantity: 2, currency });
    expect(bench.order(sold).presentment!.currencyCode).toBe(currency.toUpperCase());
    await bench.staff(sold, 'refund', { lines: [{ orderLineId: bench.line(sold), quantity: 1 }] });
    await bench.settle();
    await bench.dashboardRefund(sold, 333);
    await bench.settle();
    await refundOrder(bench.shop.scope, sold.orderId, { amount: 'full', reason: 'Sent back' });
    await bench.settle();
    const { shopify, stripe, records, told } = await state(sold);
    expect(records.map(([origin, ...end]) => [origin, ...end])).toEqual([
      ['shopify', 'succeeded', 'booked'],
      ['stripe', 'succeeded', 'booked'],
      ['aisle', 'succeeded', 'booked'],
    ]);
    const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0);
    expect([sum(shopify), sum(stripe)]).toEqual([sold.total, sold.total]);
    expect(stripe[1]).toBe(333);
    expect(sum(told.map(([, , amount]) => Number(amount)))).toBe(sold.total);
    expect(await listAttention(bench.shop.scope, { orderId: sold.orderId })).toEqual([]);
  });
});

describe('a refund that takes its time', () => {
  test.each([
    ['succeeded', 'completed'],
    ['failed', 'failed'],
  ])('GIVEN Stripe says later that it %s THEN the agent is told %s only then', async (status, told) => {
    const sold = await bench.sell({ card: 'pm_card_pendingRefund' });
    await bench.staff(sold, 'refund');
    await bench.settle();
    const refunds = () => bench.lastTold(sold).adjustments.filter(({ type }) => type === 'refund');
    expect(refunds()).toMatchObject([{ status: 'pending', amount: sold.total }]);
    const { id } = bench.stripeRefunds(sold)[0]!;
    await bench.atStripe(`refunds/${id}/end`, { status });
    await bench.stripeTells('refund.updated', { id, payment_intent: sold.paymentIntentId });
    await bench.settle();
    expect(refunds()).toMatchObject([{ status: told, amount: sold.total }]);
    const { orderId } = sold;
    const open = (await listAttention(bench.shop.scope, { orderId })).map(({ kind }) => kind);
    expect(open).toEqual(status === 'failed' ? ['refund_failed'] : []);
  });
});

describe('a refund that failed', () => {
  test('WHEN staff make it again in Stripe THEN it is the same refund, and Shopify books nothing twice', async () => {
    const sold = await bench.sell({ card: 'pm_card_pendingRefund' });
    await bench.staff(sold, 'refund');
    await bench.settle();
    const { id } = bench.stripeRefunds(sold)[0]!;
    await bench.atStripe(`refunds/${id}/end`, { status: 'failed' });
    await bench.stripeTells('refund.failed', { id, payment_intent: sold.paymentIntentId });
    await bench.settle();
    const { orderId } = sold;
    const asked = () => listAttention(bench.shop.scope, { orderId });
    const [item] = await asked();
    expect(item).toMatchObject({ kind: 'refund_failed', facts: { side: 'money' } });
    expect(attentionWords(item!, translatorFor('en')).advice).toMatch(
      /in Stripe.*do not enter it there again/,
    );

    await bench.dashboardRefund(sold, sold.total);
    await bench.settle();
    expect(await asked()).toEqual([]);
    const { shopify, records, told } = await state(sold);
    expect(shopify).toEqual([sold.total]);
    expect(records).toEqual([['shopify', 'pending', 'booked']]);
    expect(told).toEqual([['refund', 'pending', sold.total]]);
    const second = bench.stripeRefunds(sold).at(-1)!;
    await bench.atStripe(`refunds/${second.id}/end`, { status: 'succeeded' });
    await bench.stripeTells('refund.updated', { id: second.id, payment_intent: sold.paymentIntentId });
    await bench.settle();
    expect((await state(sold)).told).toEqual([['refund', 'completed', sold.total]]);
    expect(bench.bookedRefunds(sold)).toEqual([sold.total]);
  });

  test('GIVEN it is on its way THEN the agent is not told yet that the money is back', async () => {
    const sold = await bench.sell({ card: 'pm_card_pendingRefund' });
    await bench.staff(sold, 'refund');
    await bench.settle();
    const refunded = () => bench.lastTold(sold).totals.find(({ type }) => type === 'amount_refunded')?.amount;
    expect(refunded()).toBeUndefined();
    const { id } = bench.stripeRefunds(sold)[0]!;
    await bench.atStripe(`refunds/${id}/end`, { status: 'succeeded' });
    await bench.stripeTells('refund.updated', { id, payment_intent: sold.paymentIntentId });
    await bench.settle();
    expect(refunded()).toBe(sold.total);
  });
});

describe('a dispute', () => {
  test('WHEN it is opened THEN staff, the Shopify order and the agent are told; WHEN it is lost THEN it has ended', async () => {
    const sold = await bench.sell();
    const id = await bench.dispute(sold);
    await bench.settle();
    const { orderId } = sold;
    const [item] = await listAttention(bench.shop.scope, { orderId });
    expect(item).toMatchObject({
      kind: 'dispute',
      subject: id,
      facts: { amount: sold.total, reason: 'fraudulent' },
    });
    expect(item!.text).toContain('evidence is due by');
    expect(bench.order(sold).tags).toContain('stripe-dispute');
    expect(bench.order(sold).note).toContain(id);
    const told = { id, type: 'dispute', amount: sold.total, reason: 'fraudulent' };
    expect(bench.lastTold(sold).adjustments).toMatchObject([{ ...told, status: 'pending' }]);

    await bench.atStripe(`disputes/${id}/close`, { status: 'lost' });
    await bench.stripeTells('charge.dispute.closed', { id, payment_intent: sold.paymentIntentId });
    await bench.settle();
    expect(await listAttention(bench.shop.scope, { orderId })).toEqual([]);
    expect(bench.lastTold(sold).adjustments).toMatchObject([{ ...told, status: 'completed' }]);
    expect(
      bench
        .order(sold)
        .note!.split('\n')
        .filter((line) => line.includes(id)),
    ).toHaveLength(1);
    expect(bench.stripeRefunds(sold)).toEqual([]);
  });

  test('WHEN the issuer warns of fraud THEN staff are asked; once refunded there is nothing to be done', async () => {
    const sold = await bench.sell();
    const { id } = await bench.atStripe('early_fraud_warnings', { payment_intent: sold.paymentIntentId });
    const tell = () =>
      bench.stripeTells('radar.early_fraud_warning.created', { id, payment_intent: sold.paymentIntentId });
    await tell();
    await bench.settle();
    const { orderId } = sold;
    const open = async () => (await listAttention(bench.shop.scope, { orderId })).map(({ kind }) => kind);
    expect(await open()).toEqual(['fraud_warning']);
    await refundOrder(bench.shop.scope, orderId, { amount: 'full', reason: 'Fraud', cancel: true });
    await bench.settle();
    await tell();
    await bench.settle();
    expect(await open()).toEqual([]);
  });

  test('GIVEN a payment that became no order of this shop THEN nothing happens', async () => {
    await bench.stripeTells('refund.created', { id: 're_1', payment_intent: 'pi_unknown' });
    await bench.stripeTells('charge.dispute.created', { id: 'dp_1', payment_intent: null });
    await bench.settle();
    expect(await bench.shop.services.db.dispute.count({ where: { stripeDisputeId: 'dp_1' } })).toBe(0);
  });
});
