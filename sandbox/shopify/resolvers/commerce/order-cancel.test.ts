import { describe, expect, test } from 'vitest';

import { amount, fulfill, orderIn, readOrder, usd } from '#sandbox/shopify/commerce/testing/test-order.ts';
import { openTestShop, VARIANTS } from '#sandbox/shopify/commerce/testing/test-shop.ts';

describe('orderCancel', () => {
  const CANCEL = `mutation Cancel($orderId: ID!, $restock: Boolean!, $refund: Boolean!) {
    orderCancel(orderId: $orderId, reason: CUSTOMER, restock: $restock, refundMethod: { originalPaymentMethodsRefund: $refund }, notifyCustomer: false, staffNote: "asked") {
      job { id done } jobResult { id done status order { id } errors { message } } orderCancelUserErrors { field code message } userErrors { message } } }`;

  test('GIVEN restock and refund THEN money and goods go back and the job ends', async () => {
    const shop = openTestShop();
    const { id } = orderIn(shop);
    const { orderCancel } = await shop.run(CANCEL, { orderId: id, restock: true, refund: true });
    expect(orderCancel).toMatchObject({
      job: { done: false },
      jobResult: { status: 'STARTED' },
      orderCancelUserErrors: [],
    });
    expect(
      (await shop.run('query Job($id: ID!) { job(id: $id) { done } }', { id: orderCancel.job.id })).job.done,
    ).toBe(true);
    const order = await readOrder(shop, id);
    expect(order).toMatchObject({
      cancelReason: 'CUSTOMER',
      displayFinancialStatus: 'REFUNDED',
      cancellation: { staffNote: 'asked' },
    });
    expect(order.cancelledAt).not.toBeNull();
    expect(order.fulfillmentOrders.nodes.map((row: { status: string }) => row.status)).not.toContain('OPEN');
    expect([order.currentTotalPriceSet, order.totalOutstandingSet].map(amount)).toEqual(['0.00', '0.00']);
    expect(shop.context.state.variants.get(VARIANTS.mug)).toMatchObject({ available: 10, committed: 0 });
    expect(shop.topics()).toEqual([
      'inventory_levels/update',
      'refunds/create',
      'orders/updated',
      'orders/cancelled',
      'orders/updated',
    ]);
    expect(shop.emitted[3]!.payload).toMatchObject({
      cancel_reason: 'customer',
      financial_status: 'refunded',
    });
  });

  test('GIVEN only an authorisation THEN it is voided and nothing is outstanding', async () => {
    const shop = openTestShop();
    const { id } = orderIn(shop, {
      transactions: [{ kind: 'AUTHORIZATION', amountSet: usd('34.05'), gateway: 'Stripe' }],
    });
    await shop.run(CANCEL, { orderId: id, restock: true, refund: false });
    const order = await readOrder(shop, id);
    expect(order).toMatchObject({ displayFinancialStatus: 'VOIDED' });
    expect([order.totalOutstandingSet, order.totalCapturableSet].map(amount)).toEqual(['0.00', '0.00']);
  });

  test('GIVEN it is cancelled or fulfilled already, or unknown THEN it is refused', async () => {
    const shop = openTestShop();
    const cancelled = orderIn(shop);
    const fulfilled = orderIn(shop);
    const options = { restock: false, refund: false };
    await shop.run(CANCEL, { orderId: cancelled.id, ...options });
    await fulfill(shop, [{ fulfillmentOrderId: fulfilled.fulfillmentOrders[0]!.id }]);
    const codeFor = async (orderId: string) =>
      (await shop.run(CANCEL, { orderId, ...options })).orderCancel.orderCancelUserErrors[0].code;
    expect(await codeFor(cancelled.id)).toBe('INVALID');
    expect(await codeFor(fulfilled.id)).toBe('INVALID');
    expect(await codeFor('gid://shopify/Order/9')).toBe('NOT_FOUND');
  });
});
