import { describe, expect, test } from 'vitest';

import { amount, fulfill, MONEY, orderIn, readOrder } from '#sandbox/shopify/commerce/testing/test-order.ts';
import { openTestShop, VARIANTS, type TestShop } from '#sandbox/shopify/commerce/testing/test-shop.ts';

describe('refundCreate', () => {
  const REFUND = `mutation Refund($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
    refund { id note totalRefundedSet ${MONEY} } order { displayFinancialStatus } userErrors { field message } } }`;
  let key = 0;
  const refund = async (shop: TestShop, input: object) =>
    (await shop.run(REFUND, { input, key: `key-${(key += 1)}` })).refundCreate;
  const money = (orderId: string, value: string) => [
    { orderId, kind: 'REFUND', gateway: 'Stripe', amount: value },
  ];

  test('GIVEN one unit and its money THEN the order is partly refunded, and the rest refunds to nothing left', async () => {
    const shop = openTestShop();
    const order = orderIn(shop);
    const [mugs, book] = order.lines;
    const first = await refund(shop, {
      orderId: order.id,
      note: 'broken',
      refundLineItems: [
        { lineItemId: mugs!.id, quantity: 1, restockType: 'CANCEL', locationId: 'gid://shopify/Location/1' },
      ],
      transactions: money(order.id, '11.00'),
    });
    expect(first).toMatchObject({
      userErrors: [],
      refund: { note: 'broken' },
      order: { displayFinancialStatus: 'PARTIALLY_REFUNDED' },
    });
    expect(shop.topics()).toEqual(['inventory_levels/update', 'refunds/create', 'orders/updated']);
    expect(shop.emitted[1]!.payload).toMatchObject({
      order_id: 1001,
      refund_line_items: [{ quantity: 1, subtotal: '10.00', total_tax: '1.00', restock_type: 'cancel' }],
      transactions: [{ kind: 'refund', amount: '11.00' }],
      order_adjustments: [],
    });
    expect(shop.context.state.variants.get(VARIANTS.mug)).toMatchObject({ available: 9, committed: 1 });
    let now = await readOrder(shop, order.id);
    expect(
      [now.currentTotalPriceSet, now.totalRefundedSet, now.netPaymentSet, now.totalOutstandingSet].map(
        amount,
      ),
    ).toEqual(['23.05', '11.00', '23.05', '0.00']);
    expect(now.lineItems.nodes[0]).toMatchObject({
      currentQuantity: 1,
      refundableQuantity: 1,
      unfulfilledQuantity: 1,
    });

    await refund(shop, {
      orderId: order.id,
      refundLineItems: [
        { lineItemId: mugs!.id, quantity: 1 },
        { lineItemId: book!.id, quantity: 1 },
      ],
      shipping: { fullRefund: true },
      transactions: money(order.id, '23.05'),
    });
    now = await readOrder(shop, order.id);
    expect([now.currentTotalPriceSet, now.netPaymentSet, now.totalOutstandingSet].map(amount)).toEqual([
      '0.00',
      '0.00',
      '0.00',
    ]);
    expect(now).toMatchObject({ displayFinancialStatus: 'REFUNDED', fulfillable: false });
  });

  test('GIVEN money without goods THEN it is a goodwill refund with an adjustment', async () => {
    const shop = openTestShop();
    const order = orderIn(shop);
    await refund(shop, { orderId: order.id, transactions: money(order.id, '3.00') });
    const now = await readOrder(shop, order.id);
    expect(now.refunds[0].orderAdjustments.nodes).toMatchObject([
      { reason: 'REFUND_DISCREPANCY', amountSet: { shopMoney: { amount: '-3.00' } } },
    ]);
    expect([now.currentTotalPriceSet, now.netPaymentSet, now.totalOutstandingSet].map(amount)).toEqual([
      '34.05',
      '31.05',
      '0.00',
    ]);
  });

  test('GIVEN more units, more shipping or more money than there is THEN it is refused and nothing changes', async () => {
    const shop = openTestShop();
    const order = orderIn(shop);
    const [mugs] = order.lines;
    const orderId = order.id;
    const cases: [object, RegExp][] = [
      [{ refundLineItems: [{ lineItemId: mugs!.id, quantity: 3 }] }, /more items than were purchased/],
      [{ refundLineItems: [{ lineItemId: 'gid://shopify/LineItem/9', quantity: 1 }] }, /does not exist/],
      [{ shipping: { amount: '5.96' } }, /maximum refundable/],
      [{ transactions: money(orderId, '34.06') }, /greater than the net payment/],
      [{ transactions: [{ ...money(orderId, '1.00')[0], kind: 'SALE' }] }, /Kind/],
      [
        { transactions: [{ ...money(orderId, '1.00')[0], parentId: 'gid://shopify/OrderTransaction/9' }] },
        /Parent/,
      ],
      [{ currency: 'EUR' }, /USD/],
    ];
    for (const [input, message] of cases)
      expect((await refund(shop, { orderId, ...input })).userErrors[0].message).toMatch(message);
    expect((await refund(shop, { orderId: 'gid://shopify/Order/9' })).userErrors).toHaveLength(1);
    expect(shop.emitted).toEqual([]);
    const over = await refund(shop, {
      orderId,
      allowOverRefunding: true,
      transactions: money(orderId, '40.00'),
    });
    expect(over.userErrors).toEqual([]);
  });

  test('GIVEN the same key twice THEN there is one refund, answered twice', async () => {
    const shop = openTestShop();
    const order = orderIn(shop);
    const variables = { input: { orderId: order.id, transactions: money(order.id, '3.00') }, key: 'same' };
    const first = await shop.run(REFUND, variables);
    expect(await shop.run(REFUND, variables)).toEqual(first);
    expect(shop.context.state.orders.get(order.id)!.refunds).toHaveLength(1);
  });

  test('GIVEN returned goods THEN they come back to stock from what was shipped', async () => {
    const shop = openTestShop();
    const order = orderIn(shop);
    await fulfill(shop, [{ fulfillmentOrderId: order.fulfillmentOrders[0]!.id }]);
    await refund(shop, {
      orderId: order.id,
      refundLineItems: [{ lineItemId: order.lines[0]!.id, quantity: 2, restockType: 'RETURN' }],
    });
    expect(shop.context.state.variants.get(VARIANTS.mug)).toMatchObject({ available: 10, committed: 0 });
    const cancelRestock = { lineItemId: order.lines[0]!.id, quantity: 1, restockType: 'CANCEL' };
    expect(
      (await refund(shop, { orderId: order.id, refundLineItems: [cancelRestock] })).userErrors,
    ).toHaveLength(1);
  });
});
