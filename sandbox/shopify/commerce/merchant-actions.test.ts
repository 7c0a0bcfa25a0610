import { describe, expect, test } from 'vitest';
import { cancelOrder } from './cancel-order.ts';
import { markDelivered } from './change-fulfillment.ts';
import { fulfillOrder } from './fulfill-order.ts';
import { holdFulfillment, releaseHold } from './hold-fulfillment.ts';
import { orderTotals } from './order-totals.ts';
import { createRefund, refundOrder } from './refund-order.ts';
import { orderIn, usd } from './testing/test-order.ts';
import { openTestShop, VARIANTS } from './testing/test-shop.ts';

describe('the merchant', () => {
  test('fulfils everything, then marks it delivered', () => {
    const shop = openTestShop();
    const { id } = orderIn(shop);
    const tracking = { company: 'UPS', number: '1Z', url: 'https://example.com/1Z' };
    const fulfilled = fulfillOrder(shop.context, id, { tracking });
    expect(fulfilled.fulfillments).toMatchObject([
      { status: 'SUCCESS', tracking: [tracking], lines: [{}, {}] },
    ]);
    expect(() => fulfillOrder(shop.context, id)).toThrow(/left to fulfill/);
    const delivered = markDelivered(shop.context, id, fulfilled.fulfillments[0]!.id);
    expect(delivered.fulfillments[0]).toMatchObject({
      displayStatus: 'DELIVERED',
      deliveredAt: expect.any(String),
    });
    expect(() => markDelivered(shop.context, id, 'gid://shopify/Fulfillment/9')).toThrow(/does not exist/);
  });

  test('fulfils one unit of one line', () => {
    const shop = openTestShop();
    const { id, lines } = orderIn(shop);
    const order = fulfillOrder(shop.context, id, {
      lines: [{ orderLineId: lines[0]!.id, quantity: 1 }],
      tracking: { company: '', number: null },
    });
    expect(order.fulfillments[0]!.tracking).toEqual([]);
    expect(order.lines.map((line) => line.unfulfilledQuantity)).toEqual([1, 1]);
    expect(shop.topics()).toContain('orders/partially_fulfilled');
  });

  test('cannot fulfil what is on hold until the hold is released', () => {
    const shop = openTestShop();
    const { id, fulfillmentOrders } = orderIn(shop, {
      lineItems: [{ variantId: VARIANTS.mug, quantity: 1, requiresShipping: true }],
    });
    holdFulfillment(shop.context, fulfillmentOrders[0]!.id, { reason: 'OTHER' });
    expect(() => fulfillOrder(shop.context, id)).toThrow(/on hold/);
    expect(releaseHold(shop.context, id).fulfillmentOrders[0]!.status).toBe('OPEN');
    expect(() => releaseHold(shop.context, id)).toThrow(/no fulfillment on hold/);
    expect(fulfillOrder(shop.context, id).fulfillments).toHaveLength(1);
  });

  test('refunds a unit with its tax, and then all that is left with shipping, to the cent', () => {
    const shop = openTestShop();
    const { id, lines } = orderIn(shop);
    const first = refundOrder(shop.context, id, {
      lines: [{ orderLineId: lines[0]!.id, quantity: 1 }],
      restock: true,
    });
    expect(first.refunds[0]).toMatchObject({ totalMinor: 1100, shippingMinor: 0 });
    const rest = refundOrder(shop.context, id);
    expect(rest.refunds[1]).toMatchObject({
      totalMinor: 3405 - 1100,
      shippingMinor: 595,
      shippingTaxMinor: 60,
    });
    expect(rest.financialStatus).toBe('REFUNDED');
    expect(() => refundOrder(shop.context, id)).toThrow(/nothing left/);
  });

  test('refunds in uneven parts that still add up, taxes included', () => {
    const shop = openTestShop();
    const { id, lines } = orderIn(shop, {
      taxesIncluded: true,
      lineItems: [
        {
          variantId: VARIANTS.mug,
          quantity: 3,
          priceSet: usd('3.33'),
          requiresShipping: true,
          taxLines: [{ title: 'VAT', rate: '0.2', priceSet: usd('1.67') }],
        },
      ],
      discountCode: { itemFixedDiscountCode: { code: 'ONE', amountSet: usd('1.00') } },
      shippingLines: [],
      transactions: [{ amountSet: usd('8.99'), gateway: 'Stripe' }],
    });
    for (let unit = 0; unit < 3; unit += 1)
      refundOrder(shop.context, id, { lines: [{ orderLineId: lines[0]!.id, quantity: 1 }] });
    const totals = orderTotals(shop.context.state.orders.get(id)!);
    expect(totals).toMatchObject({
      refundedMinor: 899,
      currentTotalMinor: 0,
      currentTaxMinor: 0,
      outstandingMinor: 0,
    });
  });

  test('takes back shipped units first when they return, the others first when they do not', () => {
    const shop = openTestShop();
    const { id, lines } = orderIn(shop);
    const mugs = lines[0]!.id;
    fulfillOrder(shop.context, id, { lines: [{ orderLineId: mugs, quantity: 1 }] });
    const request = { shippingMinor: 0, transactions: [], note: null, allowOverRefunding: false };
    const returned = createRefund(shop.context, id, {
      ...request,
      lines: [{ lineItemId: mugs, quantity: 1, restockType: 'RETURN' }],
    }).order;
    expect(returned.lines[0]).toMatchObject({ currentQuantity: 1, unfulfilledQuantity: 1 });
    const removed = createRefund(shop.context, id, {
      ...request,
      lines: [{ lineItemId: mugs, quantity: 1, restockType: 'NO_RESTOCK' }],
    }).order;
    expect(removed.lines[0]).toMatchObject({ currentQuantity: 0, unfulfilledQuantity: 0 });
    expect(removed.fulfillmentOrders[0]).toMatchObject({ status: 'CLOSED' });
    expect(shop.context.state.variants.get(VARIANTS.mug)).toMatchObject({ available: 9, committed: 0 });
  });

  test('refunds shipping in parts whose tax adds up', () => {
    const shop = openTestShop();
    const { id } = orderIn(shop);
    for (const shippingMinor of [5, 5, 585]) refundOrder(shop.context, id, { shippingMinor });
    const { refunds } = shop.context.state.orders.get(id)!;
    expect(refunds.map((refund) => refund.shippingTaxMinor)).toEqual([1, 0, 59]);
    expect(refunds.map((refund) => refund.totalMinor)).toEqual([6, 5, 644]);
  });

  test('cancels an order on hold, which ends the hold', () => {
    const shop = openTestShop();
    const { id, fulfillmentOrders } = orderIn(shop);
    holdFulfillment(shop.context, fulfillmentOrders[0]!.id, { reason: 'HIGH_RISK_OF_FRAUD' });
    const cancelled = cancelOrder(shop.context, id, { reason: 'FRAUD', restock: false });
    expect(cancelled.fulfillmentOrders.flatMap((row) => row.holds)).toEqual([]);
    expect(shop.context.state.variants.get(VARIANTS.mug)).toMatchObject({ available: 8, committed: 0 });
  });

  test('cancels an unpaid order without owing anything', () => {
    const shop = openTestShop();
    const { id } = orderIn(shop, { transactions: [] });
    const cancelled = cancelOrder(shop.context, id, { reason: 'STAFF', restock: true });
    expect(cancelled).toMatchObject({ cancelReason: 'STAFF', financialStatus: 'PENDING' });
    expect(orderTotals(cancelled)).toMatchObject({ currentTotalMinor: 0, outstandingMinor: 0 });
    expect(() => cancelOrder(shop.context, id, { reason: 'STAFF', restock: true })).toThrow(
      /already been cancelled/,
    );
    expect(() => fulfillOrder(shop.context, id)).toThrow(/left to fulfill/);
  });
});
