import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readOrder } from '#app/orders/read/read-order.server.ts';
import { AftersaleBench, type Sold } from '#tests/aftersale-bench.ts';

/** Every event in this file is validated against the official schema by the agent that takes it. */
let bench: AftersaleBench;
beforeAll(async () => {
  bench = await AftersaleBench.start();
});
afterAll(() => bench.shop.close());

const fulfillments = (sold: Sold) => bench.order(sold).fulfillments;
const lines = (sold: Sold, quantity: number) => [{ orderLineId: bench.line(sold), quantity }];

describe('parcels', () => {
  test('GIVEN two parcels THEN each is told with its goods, its way and what the carrier says', async () => {
    const sold = await bench.sell({ quantity: 3 });
    await bench.staff(sold, 'fulfill', { lines: lines(sold, 1), tracking: { company: 'UPS', number: '1' } });
    await bench.settle();
    expect(bench.lastTold(sold)).toMatchObject({
      status: 'processing',
      line_items: [{ quantity: { ordered: 3, current: 3, fulfilled: 1 } }],
    });
    await bench.staff(sold, 'fulfill', { tracking: { company: 'DHL', number: '2' } });
    const [first, second] = fulfillments(sold);
    for (const status of ['OUT_FOR_DELIVERY', 'ATTEMPTED_DELIVERY', 'DELIVERED'])
      await bench.staff(sold, 'fulfillment-events', { fulfillmentId: first!.id, status });
    await bench.staff(sold, 'fulfillment-events', { fulfillmentId: second!.id, status: 'FAILURE' });
    await bench.settle();
    expect(bench.lastTold(sold)).toMatchObject({
      status: 'shipped',
      line_items: [{ quantity: { ordered: 3, current: 3, fulfilled: 3 } }],
      fulfillments: [
        { status: 'delivered', carrier: 'UPS', tracking_number: '1', line_items: [{ quantity: 1 }] },
        { status: 'failed', carrier: 'DHL', tracking_number: '2', line_items: [{ quantity: 2 }] },
      ],
    });
    const types = bench.lastTold(sold).fulfillments.map(({ events }) => events.map(({ type }) => type));
    expect(types[0]!.toSorted()).toEqual(['delivered', 'failed_attempt', 'out_for_delivery', 'shipped']);
    expect(types[1]!.toSorted()).toEqual(['shipped', 'undeliverable']);
  });
});

describe('returns', () => {
  test('GIVEN the buyer sends a unit back THEN the agent follows it from the request to the end', async () => {
    const sold = await bench.sell({ quantity: 2 });
    await bench.staff(sold, 'fulfill');
    await bench.staff(sold, 'returns', { lines: lines(sold, 1) });
    await bench.settle();
    const [asked] = bench.lastTold(sold).adjustments;
    expect(asked).toMatchObject({ type: 'return', status: 'pending', line_items: [{ quantity: 1 }] });
    const id = bench.order(sold).returns![0]!.id.split('/').at(-1);
    await bench.staff(sold, `returns/${id}`, { status: 'OPEN' });
    await bench.staff(sold, `returns/${id}`, { status: 'CLOSED' });
    await bench.staff(sold, 'refund', { lines: lines(sold, 1), restock: true });
    await bench.settle();
    const told = bench.lastTold(sold);
    expect(told.adjustments.map(({ type, status }) => [type, status])).toEqual([
      ['return', 'completed'],
      ['refund', 'completed'],
    ]);
    expect(told.line_items).toMatchObject([{ quantity: { ordered: 2, current: 1, fulfilled: 1 } }]);
    expect(bench.stripeRefunds(sold)).toHaveLength(1);
  });

  test('GIVEN an exchange that staff decline THEN it is told as one that came to nothing', async () => {
    const sold = await bench.sell();
    await bench.staff(sold, 'fulfill');
    await bench.staff(sold, 'returns', { lines: lines(sold, 1), exchange: true });
    const id = bench.order(sold).returns![0]!.id.split('/').at(-1);
    await bench.staff(sold, `returns/${id}`, { status: 'DECLINED' });
    await bench.settle();
    expect(bench.lastTold(sold).adjustments).toMatchObject([{ type: 'exchange', status: 'failed' }]);
  });
});

describe('edits', () => {
  const mug = () => bench.shop.shopify.state.variants.find(({ sku }) => sku === 'FH-SM-STD') ?? other();
  const other = () =>
    bench.shop.shopify.state.variants.find(({ sku, available }) => sku !== 'FH-LCS-M-SND' && available > 5)!;

  test('GIVEN staff add goods THEN the agent learns of the line and of what it costs more; the charge stays', async () => {
    const sold = await bench.sell({ quantity: 2 });
    const added = mug();
    await bench.staff(sold, 'edit', { add: [{ variantId: added.id, quantity: 1 }] });
    await bench.settle();
    const told = bench.lastTold(sold);
    expect(told.line_items.map(({ quantity }) => quantity)).toEqual([
      { ordered: 2, current: 2, fulfilled: 0 },
      { ordered: 1, current: 1, fulfilled: 0 },
    ]);
    const more = bench.order(sold).lines[1]!;
    const tax = more.taxLines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect(told.adjustments).toMatchObject([
      { type: 'price_adjustment', status: 'completed', amount: -(added.priceMinor + tax) },
    ]);
    expect(told.totals.find(({ type }) => type === 'total')!.amount).toBe(sold.total);
    expect(bench.stripeRefunds(sold)).toEqual([]);
  });

  test('GIVEN staff take units off THEN the agent learns what is left, and money moves only when they refund it', async () => {
    const sold = await bench.sell({ quantity: 3 });
    await bench.staff(sold, 'edit', { remove: [{ orderLineId: bench.line(sold), quantity: 2 }] });
    await bench.settle();
    expect(bench.lastTold(sold).line_items).toMatchObject([
      { quantity: { ordered: 3, current: 1, fulfilled: 0 } },
    ]);
    expect(bench.stripeRefunds(sold)).toEqual([]);
  });

  test('GIVEN goods are exchanged before they ship THEN both lines are told, the old one as removed', async () => {
    const sold = await bench.sell();
    const remove = [{ orderLineId: bench.line(sold), quantity: 1 }];
    await bench.staff(sold, 'edit', { remove, add: [{ variantId: mug().id, quantity: 2 }] });
    await bench.settle();
    expect(bench.lastTold(sold).line_items).toMatchObject([
      { quantity: { ordered: 1, current: 0 }, status: 'removed' },
      { quantity: { ordered: 2, current: 2 } },
    ]);
  });
});

test('GIVEN an order of more lines, parcels and refunds than a page holds THEN it is read whole', async () => {
  const sold = await bench.sell();
  const order = bench.order(sold);
  const { state } = bench.shop.shopify;
  const [line] = order.lines;
  const many = Array.from({ length: 130 }, (_, index) => ({ ...line!, id: `${line!.id}${1000 + index}` }));
  const now = order.createdAt;
  const parcels = Array.from({ length: 20 }, (_, index) => ({
    id: `gid://shopify/Fulfillment/${9000 + index}`,
    status: 'SUCCESS' as const,
    displayStatus: 'FULFILLED',
    lines: many.slice(0, index === 0 ? 130 : 1).map(({ id }, at) => ({
      id: `gid://shopify/FulfillmentLineItem/${index}${at}`,
      orderLineId: id,
      quantity: 1,
    })),
    tracking: [],
    events: Array.from({ length: index === 0 ? 12 : 1 }, (_each, at) => ({
      id: `gid://shopify/FulfillmentEvent/${index}${100 + at}`,
      status: 'IN_TRANSIT',
      happenedAt: now,
      message: null,
    })),
    estimatedDeliveryAt: null,
    inTransitAt: null,
    deliveredAt: null,
    createdAt: now,
    updatedAt: now,
  }));
  const refunds = Array.from({ length: 17 }, (_, index) => ({
    id: `gid://shopify/Refund/${8000 + index}`,
    note: null,
    lines: many.slice(0, index === 0 ? 12 : 1).map(({ id }, at) => ({
      id: `gid://shopify/RefundLineItem/${index}${at}`,
      orderLineId: id,
      quantity: 1,
      restockType: 'NO_RESTOCK',
      subtotalMinor: 0,
      taxMinor: 0,
    })),
    shippingMinor: 0,
    shippingTaxMinor: 0,
    totalMinor: 0,
    transactions: [],
    createdAt: now,
  }));
  state.orders.put({ ...order, lines: many, fulfillments: parcels, refunds });
  const whole = (await readOrder(bench.shop.scope, sold.shopifyOrderGid, 1))!;
  expect(whole.lineItems.nodes.map(({ id }) => id)).toEqual(many.map(({ id }) => id));
  expect(
    whole.fulfillments.map((parcel) => [
      parcel.fulfillmentLineItems.nodes.length,
      parcel.events.nodes.length,
    ]),
  ).toEqual(parcels.map((_, index) => (index === 0 ? [130, 12] : [1, 1])));
  expect(whole.refunds.map((refund) => refund.refundLineItems.nodes.length)).toEqual(
    refunds.map((_, index) => (index === 0 ? 12 : 1)),
  );
  state.orders.put(order);
});
